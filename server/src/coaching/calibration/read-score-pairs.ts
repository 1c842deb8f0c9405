import { and, desc, eq, gte, isNotNull, lt } from "drizzle-orm";
import type { Analyzer } from "../analysis/call-analysis.ts";
import type { Dimension } from "../calls/call.ts";
import type { Executor } from "../calls/executor.ts";
import { calls } from "../../storage/schema/coaching.ts";
import { managerScores } from "../../storage/schema/team.ts";
import type { ScorePair } from "./score-pair.ts";

export interface PairFilter {
  dimension?: Dimension | undefined;
  rubricVersion?: string | undefined;
  analyzer?: Analyzer | undefined;
  /** By when the person scored. */
  from?: Date | undefined;
  /** Exclusive. */
  to?: Date | undefined;
}

/** Every score of a person that stands beside one of ours, the newest first. */
export async function readScorePairs(
  executor: Pick<Executor, "select">,
  filter: PairFilter = {},
): Promise<ScorePair[]> {
  const { dimension, rubricVersion, analyzer, from, to } = filter;
  const rows = await executor
    .select({
      callId: managerScores.callId,
      title: calls.title,
      dimension: managerScores.dimension,
      ours: managerScores.ourScore,
      theirs: managerScores.score,
      analyzer: managerScores.ourAnalyzer,
      rubricVersion: managerScores.rubricVersion,
      comment: managerScores.comment,
      at: managerScores.at,
    })
    .from(managerScores)
    .innerJoin(calls, eq(calls.id, managerScores.callId))
    .where(
      and(
        isNotNull(managerScores.ourScore),
        dimension && eq(managerScores.dimension, dimension),
        rubricVersion === undefined ? undefined : eq(managerScores.rubricVersion, rubricVersion),
        analyzer && eq(managerScores.ourAnalyzer, analyzer),
        from && gte(managerScores.at, from),
        to && lt(managerScores.at, to),
      ),
    )
    .orderBy(desc(managerScores.at), managerScores.callId, managerScores.dimension, managerScores.scoredBy);
  return rows.flatMap(({ ours, ...row }) =>
    ours === null
      ? []
      : [
          {
            ...row,
            ours,
            dimension: row.dimension as Dimension,
            analyzer: (row.analyzer ?? "signals") as Analyzer,
            rubricVersion: row.rubricVersion ?? "",
          },
        ],
  );
}
