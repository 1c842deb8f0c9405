import type { Served } from "../test/product.ts";
import type { Figure } from "./bench.ts";

interface Question {
  measure: string;
  tool: string;
  input: (nth: number) => Record<string, unknown>;
  times: number;
}

interface Target {
  words: string;
  limitMs: number;
  /** Which of the sorted times stands for all. */
  share: number;
}

const profile: Target = { words: "p99 < 10 ms", limitMs: 10, share: 0.99 };
const search: Target = { words: "p99 < 100 ms", limitMs: 100, share: 0.99 };
const aggregate: Target = { words: "p99 < 1 s", limitMs: 1_000, share: 0.99 };

const patterns = [
  "high_value",
  "one_time",
  "momentum",
  "declining",
  "discount_dependent",
  "b2b",
  "lapsed",
  "second_order_due",
];

const always = (input: Record<string, unknown>) => () => input;
const found = (measure: string, input: Record<string, unknown>): Question => ({
  measure: `search_customers, ${measure}`,
  tool: "search_customers",
  input: always(input),
  times: 20,
});
const asked = (tool: string, input: Record<string, unknown> = {}, more = ""): Question => ({
  measure: `${tool}${more}`,
  tool,
  input: always(input),
  times: 5,
});

const where = (...conditions: unknown[]) => ({ where: conditions });
const atLeast = (field: string, value: number) => ({ field, op: ">=", value });
const below = (field: string, value: number) => ({ field, op: "<", value });

/** What people ask of a shop of so many customers, as one first archetype and segments of it are called. */
function questionsOf(customers: number, archetypes: string[]): [Target, Question[]][] {
  const [first = "", second = ""] = archetypes;
  return [
    [profile, questionsOfSomeone(customers)],
    [
      search,
      [
        found("everybody, the most valuable first", {}),
        found("one filter", where(atLeast("ltv", 1_000))),
        found("one-time buyers", where({ field: "order_count", op: "=", value: 1 })),
        found("valuable and away for long", where(atLeast("ltv", 800), atLeast("recency_days", 180))),
        found("and, or and not", {
          where: [
            { or: [atLeast("order_count", 10), atLeast("aov", 200)] },
            { not: { field: "last_order_on", op: "<", value: "2025-01-01" } },
            below("discount_share", 0.1),
          ],
          sort: "-recency_days",
        }),
        found("one archetype", { archetype_id: first }),
        found("one archetype, filtered", { archetype_id: second, ...where(atLeast("units", 20)) }),
        found("a strength", where({ field: "purchase_frequency.strength", op: "=", value: "strong" })),
        found("with an address", where({ field: "has_email", op: "=", value: true })),
        found("a date", { ...where({ field: "first_order_on", op: ">=", value: "2025-06-01" }), sort: "-aov" }),
        found("a whole address", { text: "customer-77123@example.com" }),
        found("some digits of an id", { text: "7712" }),
        found("a word that everybody has", { text: "customer" }),
        found("two letters", { text: "cu" }),
        found("text and a filter", { text: "99", ...where(atLeast("order_count", 5)) }),
      ],
    ],
    [
      aggregate,
      [
        asked("get_shop_overview"),
        asked("analyze_rfm"),
        asked("analyze_rfm", { as_of: "2025-07-01" }, ", half a year ago"),
        asked("analyze_rfm", { period: { start: "2025-01-01", end: "2026-01-01" } }, " of a year"),
        asked("analyze_cohorts"),
        asked("analyze_product_affinity"),
        asked("analyze_product_affinity", { product: "sku-7" }, " of a product"),
        asked("analyze_category_trends"),
        asked("analyze_product_performance"),
        asked("analyze_product_performance", { period: { start: "2025-01-01", end: "2025-07-01" } }, " of half a year"),
        asked("list_top_archetypes"),
        asked("get_archetype_stats", { archetype_id: first }),
        asked("compare_segments", { a: first, b: second }),
        asked("summarize_churn"),
        asked("summarize_churn", { horizon_days: 30 }, " of 30 days"),
        asked("forecast_revenue"),
        asked("project_growth"),
        asked("project_archetype_growth"),
        asked("analyze_seasonality", { event: "christmas" }),
        asked("analyze_behavior"),
        ...patterns.map((pattern) => asked("find_customers", { pattern }, `, ${pattern}`)),
        ...["subscription", "retention", "cross_sell", "winback"].map((goal) =>
          asked("recommend_segments_for_campaign", { goal }, `, ${goal}`),
        ),
        asked("plan_outreach", { kind: "retention" }, ", retention"),
        asked("plan_outreach", { kind: "winback" }, ", winback"),
        asked("get_model_report"),
      ],
    ],
  ];
}

const questionsOfSomeone = (customers: number, more = ""): Question[] =>
  ["get_customer_profile", "predict_churn_risk", "predict_next_purchase", "forecast_customer_ltv"].map((tool) => ({
    measure: `${tool}${more}`,
    tool,
    input: (nth) => ({ customer_id: String(1 + ((nth * 7_919) % customers)) }),
    times: 500,
  }));

/** Times of the questions about one customer alone. */
export async function measureProfiles(served: Served, customers: number, more: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const question of questionsOfSomeone(customers, more)) figures.push(await measure(served, question, profile));
  return figures;
}

/** Times of the customers' tools through REST, one question after the other, each beside its target at this size. */
export async function measureQuestions(
  served: Served,
  customers: number,
  tell: (figures: Figure[]) => void,
): Promise<Figure[]> {
  const { data } = await served.call("list_top_archetypes", { limit: 5 });
  const archetypes = (data["items"] as { archetype_id: string }[]).map(({ archetype_id: id }) => id);
  const figures: Figure[] = [];
  for (const [target, questions] of questionsOf(customers, archetypes)) {
    for (const question of questions) {
      const figure = await measure(served, question, target);
      tell([figure]);
      figures.push(figure);
    }
  }
  return figures;
}

async function measure(served: Served, { measure, tool, input, times }: Question, target: Target): Promise<Figure> {
  const warmUps = 2;
  const taken: number[] = [];
  for (let nth = 0; nth < times + warmUps; nth += 1) {
    const startedMs = performance.now();
    const { status, data } = await served.call(tool, input(nth));
    const ms = performance.now() - startedMs;
    if (status !== 200) throw new Error(`${tool} answered ${status}: ${JSON.stringify(data)}`);
    if (nth >= warmUps) taken.push(ms);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? NaN;
  return {
    measure: `  ${measure}`,
    value: `p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms`,
    target: target.words,
    met: at(target.share) < target.limitMs,
  };
}
