import type { RepeatModel } from "../models/repeat-model.ts";

const names: Record<RepeatModel["kind"], string> = {
  bg_nbd: "BG/NBD",
  mbg_nbd: "MBG/NBD",
  pareto_nbd: "Pareto/NBD",
  nbd: "NBD",
};

export const nameRepeatModel = ({ kind }: Pick<RepeatModel, "kind">): string => names[kind];
