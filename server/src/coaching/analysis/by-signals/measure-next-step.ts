import type { Span } from "../../transcripts/span.ts";
import type { Hearing } from "./hearing.ts";

const turnsToAgreeIn = 2;
const agrees =
  / (?:yes|yeah|yep|sure|okay|ok|perfect|great|works|work for|sounds good|sounds great|good|agreed|fine|deal|do that|will do|happy to|absolutely|definitely|let us|i will|we will|see you|talk then|looking forward|thank)(?= )/;

/** 0 no next step, 1 said, 2 with a date, 3 with a date and an owner, 4 when the other side also says yes soon after. */
export function measureNextStep({ signals, heard, stretches }: Hearing): { value: number; span: Span | null } {
  const step = signals.nextStep;
  if (!step) return { value: 0, span: null };
  const value = step.date === null ? 1 : step.owner === null ? 2 : 3;
  const at = heard.find((one) => one.turn === step.span.turn && one.sentence === step.span.firstSentence);
  if (value < 3 || !at) return { value, span: step.span };
  const byCustomer = at.side === "customer";
  const agreed = stretches
    .slice(at.stretch + 1, at.stretch + 1 + turnsToAgreeIn)
    .some(
      (stretch) =>
        (stretch.side === "customer") !== byCustomer &&
        heard.slice(stretch.first, stretch.last + 1).some((one) => agrees.test(one.match)),
    );
  return { value: agreed ? 4 : 3, span: step.span };
}
