import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { loadProfileBasis } from "../features/profile-basis.ts";
import { howToDiscover } from "../search/find-archetype.ts";
import { type CurrentRun, readCurrentRun } from "../search/current-run.ts";
import { profileSource } from "../search/profile-source.ts";
import { withSearchPlans } from "../search/with-search-plans.ts";
import { type CampaignGoal, type CampaignTrait, campaignGoals, traitOf } from "./campaign-goals.ts";
import { valueAtRisk } from "./value-at-risk.ts";

export interface RecommendedArchetype {
  id: string;
  name: string;
  members: number;
  /** Members who carry the goal's trait themselves, whatever the archetype's signature says. */
  targets: number;
  /** Of the members. */
  fit: number;
  /** 0 to 1. */
  score: number;
  /** Of the targets, in the shop's currency. */
  expectedValue: number;
}

export interface CampaignRecommendation {
  /** The highest score first. */
  archetypes: RecommendedArchetype[];
  trait: CampaignTrait | null;
  /** Of all customers, who carries the trait. */
  share: number;
  targets: number;
  run: CurrentRun;
  notice: string | null;
}

/**
 * Archetypes for a campaign: those whose members carry the goal's trait at least as often as the shop's customers do.
 * Score: the root of the part of members who carry it, times the mean of how many they are and what they bring, each
 * over the largest of an archetype. One pass over the narrow table.
 */
export async function recommendSegments(
  database: Pick<Database, "orm">,
  { goal, most }: { goal: CampaignGoal; most: number },
): Promise<CampaignRecommendation> {
  const run = await readCurrentRun(database);
  const nobody = { archetypes: [], trait: null, share: 0, targets: 0, run };
  if (run.id === 0) return { ...nobody, notice: `There are no archetypes yet. ${howToDiscover}` };
  return withSearchPlans(database, async (tx) => {
    const { meanGapDays } = await loadProfileBasis(tx, run.id);
    const trait = traitOf(goal, run, meanGapDays);
    if (!trait) {
      const others = campaignGoals.filter((other) => other !== goal && traitOf(other, run, meanGapDays));
      const notice = `Nobody in this shop stands out for ${goal}: no segment of its axis fits. Goals that do: ${others.join(", ")}.`;
      return { ...nobody, notice };
    }
    const value = trait.value ?? valueAtRisk(run).value;
    const { rows } = await tx.execute<{ no: number | null; members: number; targets: number; value: number }>(sql`
      select p.archetype_no as no, count(*) as members, count(*) filter (where ${trait.condition}) as targets,
        coalesce(sum(${value}) filter (where ${trait.condition}), 0)::float8 as value
      from ${profileSource(run)} group by 1`);
    const members = rows.reduce((sum, row) => sum + row.members, 0);
    const targets = rows.reduce((sum, row) => sum + row.targets, 0);
    const share = targets / Math.max(members, 1);
    const archetypes = rankArchetypes(rows, share).flatMap(({ no, ...figures }) => {
      const archetype = run.archetypes.find((one) => one.no === no);
      return archetype ? [{ id: archetype.id, name: archetype.name, ...figures }] : [];
    });
    return { archetypes: archetypes.slice(0, most), trait, share, targets, run, notice: noticeOf(trait, targets) };
  });
}

interface Counted {
  no: number | null;
  members: number;
  targets: number;
  value: number;
}

/** Those that carry the trait as often as all do, the best first. @param share of all customers. */
export function rankArchetypes<Row extends Counted>(
  rows: readonly Row[],
  share: number,
): (Pick<RecommendedArchetype, "members" | "targets" | "fit" | "score" | "expectedValue"> & Pick<Row, "no">)[] {
  const carrying = rows.filter(({ no, members, targets }) => no !== null && targets > 0 && targets >= share * members);
  const largest = Math.max(...carrying.map(({ targets }) => targets), 1);
  const dearest = Math.max(...carrying.map(({ value }) => value), 1e-9);
  return carrying
    .map(({ no, members, targets, value }) => {
      const fit = targets / members;
      const score = Math.sqrt(fit) * 0.5 * (targets / largest + Math.max(value, 0) / dearest);
      return { no, members, targets, fit, score, expectedValue: value };
    })
    .toSorted((a, b) => b.score - a.score || b.targets - a.targets || (a.no ?? 0) - (b.no ?? 0));
}

function noticeOf({ isNearest, segments }: CampaignTrait, targets: number): string | null {
  if (targets === 0) return "Nobody carries the trait at the moment.";
  if (!isNearest) return null;
  return `This shop has none of the segments the goal is meant for; ${segments.join(" and ")} come nearest.`;
}
