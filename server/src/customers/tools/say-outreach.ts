import type { OutreachOutput } from "./plan-outreach.ts";
import { sayMany, sayMoney } from "./say-figures.ts";

/** The plan as one reads it out: each group with what to do, and whom to begin with. */
export function sayOutreach(plan: OutreachOutput): string {
  const { kind, event, season, groups, currency, as_of: asOf, notice, value_at_risk_basis: basis } = plan;
  if (groups.length === 0) return notice ?? "There is nobody to write to.";
  const money = (amount: number) => sayMoney(amount, currency);
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  const value = groups.reduce((sum, group) => sum + group.value_at_risk, 0);
  const what = event && season ? `${event.replaceAll("_", " ")} (${season.start} to ${season.end})` : kind;
  return [
    `Plan for ${what}, as of ${asOf}: ${sayMany(size, "customer")} in ${sayMany(groups.length, "group")}, ${money(value)} at risk (${basis}).`,
    ...groups.map((group, at) =>
      [
        `${at + 1}. ${group.who} ${sayMany(group.size, "customer")}, ${money(group.value_at_risk)} at risk.`,
        `   Do: ${group.action} ${group.when}`,
        `   Say: ${group.message_angle}`,
        `   Offer: ${group.offer_guidance}`,
        `   Begin with: ${group.customers.map(({ customer_id: id, value_at_risk: risk }) => `${id} (${money(risk)})`).join(", ")}.`,
      ].join("\n"),
    ),
    notice,
  ]
    .filter((line) => typeof line === "string")
    .join("\n\n");
}
