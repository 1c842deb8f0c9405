import { beforeAll, describe, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import type { PlacedOrder } from "../../../test/customers/place-orders.ts";
import { type SeededCustomer, seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { seedShop } from "../../../test/customers/seed-shop.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import { analyzeSeasonalityTool } from "./analyze-seasonality.ts";
import { forecastRevenueTool } from "./forecast-revenue.ts";
import { projectArchetypeGrowthTool } from "./project-archetype-growth.ts";
import { projectGrowthTool } from "./project-growth.ts";

describe("an empty workspace", async () => {
  const deps = customersWorkspace(await testDatabase());

  test.each([
    ["forecast_revenue", forecastRevenueTool],
    ["project_growth", projectGrowthTool],
    ["analyze_seasonality", analyzeSeasonalityTool],
  ])("%s says how to import", async (_, tool) => {
    const { data, text } = await callCustomersTool(tool as typeof forecastRevenueTool, {}, deps);
    expect(data.notice).toContain("rapport import orders");
    expect(text).toContain("rapport import orders");
    expect(data.periods ?? []).toEqual([]);
  });

  test("a season of no orders has no years, and archetypes say how to find them", async () => {
    const season = await callCustomersTool(analyzeSeasonalityTool, { event: "easter" }, deps);
    expect(season.data).toMatchObject({ event: "easter", years: [], next: null, months: [] });
    const growth = await callCustomersTool(projectArchetypeGrowthTool, {}, deps);
    expect(growth.data).toMatchObject({ periods: [], archetypes: [], method: "none" });
    expect(growth.text).toContain("npx rapport discover");
  });
});

const lastDay = "2026-11-15";
const days = 900;
const firstDay = dayNumber(lastDay) - days + 1;

/** Two orders every day by customers who come every 20 days; four before Christmas, two of them cards for somebody new. */
const orders: PlacedOrder[] = Array.from({ length: days }, (_, at) => {
  const day = dayOf(firstDay + at);
  const festive = day.slice(5) >= "11-24" && day.slice(5) <= "12-24";
  return Array.from({ length: festive ? 4 : 2 }, (__, nth) => ({
    customer: nth < 2 ? `C${(at % 20) * 2 + nth}` : `N${at}`,
    at: day,
    lines: [
      nth < 2
        ? { product: "thread", category: "Thread", total: 50 }
        : { product: "card", category: "Paper", total: 50 },
    ],
  }));
}).flat();

describe("a shop of two and a half years with a Christmas", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  beforeAll(async () => {
    await seedShop(database, [
      ...orders,
      { customer: null, at: "2026-11-14", lines: [{ product: "thread", total: 30 }] },
      { customer: "C1", at: "2026-11-14", cancelled: true, lines: [{ product: "thread", total: 9000 }] },
      { customer: "C1", at: "2026-11-14", lines: [{ product: "thread", total: 70, return: true }] },
    ]);
  });

  test("the running month holds what everybody paid before returns; the season comes again", async () => {
    const { data, text } = await callCustomersTool(forecastRevenueTool, { months: 2 }, deps);
    const [november, december] = data.periods;
    expect(data).toMatchObject({ as_of: lastDay, currency: "GBP", notice: null });
    expect(november).toMatchObject({ period: "2026-11", already: 1530 });
    // 15 days at 100, and the days from the 24th at 200.
    expect(november?.expected).toBeGreaterThan(1530 + 8 * 100 + 7 * 150);
    expect(december?.expected).toBeGreaterThan(4800);
    expect(december?.expected).toBeLessThan(6200);
    expect(data.total.expected).toBeCloseTo((november?.expected ?? 0) + (december?.expected ?? 0), 1);
    expect(data.over_last_year).toBeGreaterThan(-0.1);
    expect(data.backtest.error).toBeLessThan(0.1);
    expect(data.backtest.text).toMatch(/On this shop, the last 13 weeks were forecast within .* %/);
    for (const part of ["2026-11 to 2026-12", "£1,530", "90 %", data.backtest.text]) expect(text).toContain(part);
  });

  test("weeks of three months are thirteen, from the day after the last order on", async () => {
    const { data } = await callCustomersTool(forecastRevenueTool, { by: "week" }, deps);
    expect(data.periods).toHaveLength(13);
    expect(data.periods[0]).toMatchObject({ period: "2026-11-16", already: 0 });
  });

  test.each([0, 37, 1.5])("%d months are refused", async (months) => {
    const refusal = await refusalOf(callCustomersTool(forecastRevenueTool, { months }, deps));
    expect(refusal.code).toBe("invalid_input");
    expect(refusal.message).toContain("months");
  });

  test("active customers are those with an order in the last 90 days, and who leaves is counted once", async () => {
    const { data, text } = await callCustomersTool(projectGrowthTool, { months: 3 }, deps);
    // 40 who come again and again; those of last Christmas are over.
    expect(data).toMatchObject({ customers: 40 + 2 * 31, active_customers: 40, active_year_before: 40 + 31 });
    expect(data.periods.map(({ period }) => period)).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(data.periods[1]?.expected).toBeGreaterThan(20);
    for (const each of data.periods) {
      for (const { expected, low, high } of [each, each.active, each.churned_out]) {
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
      }
    }
    expect(text).toContain("40 on 2026-11-15");
  });

  test("Christmas is lifted by as much as it sold more, each year beside the one before, and has its own best seller", async () => {
    const { data, text } = await callCustomersTool(analyzeSeasonalityTool, { event: "Xmas" }, deps);
    expect(data.event).toBe("christmas");
    expect(data.years).toMatchObject([
      {
        year: 2024,
        complete: true,
        orders: 124,
        revenue: 6200,
        customers: 40 + 31,
        new_customers: 31,
        lift: 1,
        year_over_year: null,
      },
      { year: 2025, start: "2025-11-24", last_day: "2025-12-24", orders: 124, lift: 1, year_over_year: 0 },
    ]);
    const card = data.products.find(({ product_id: id }) => id === "card");
    expect(card).toMatchObject({ revenue: 3100, share: 0.5 });
    expect(card?.lift).toBeGreaterThan(3);
    expect(data.categories).toContainEqual(expect.objectContaining({ category: "Paper", share: 0.5 }));
    expect(data.next).toMatchObject({ start: "2026-11-24", last_day: "2026-12-24", in_days: 9 });
    expect(data.next?.expected).toBeGreaterThan(5000);
    expect(data.months).toHaveLength(12);
    expect(data.advice.join(" ")).toContain("card");
    expect(text).toContain("Christmas (24 November to 24 December): +100 % revenue a week");
  });

  test("a time of the year like any other is called none", async () => {
    const { data } = await callCustomersTool(
      analyzeSeasonalityTool,
      { period: { start: "2026-06-01", end: "2026-07-01" } },
      deps,
    );
    expect(data).toMatchObject({ lift: 0, years: [{ year: 2024 }, { year: 2025 }, { year: 2026 }] });
    expect(data.advice[0]).toContain("No season in this shop");
  });

  test("an unknown event is not found, with the nearest; event and period exclude each other", async () => {
    const unknown = await refusalOf(callCustomersTool(analyzeSeasonalityTool, { event: "helloween" }, deps));
    expect(unknown).toMatchObject({ code: "not_found", message: expect.stringContaining("halloween") as unknown });
    const both = { event: "easter", period: { start: "2026-01-01", end: "2026-02-01" } };
    expect((await refusalOf(callCustomersTool(analyzeSeasonalityTool, both, deps))).code).toBe("invalid_input");
  });

  test("a discovery of an earlier day hides later orders from every forecast", async () => {
    await database.pool.query(`
      insert into discovery_runs (id, state, as_of, pinned, is_current) values (9, 'done', '2025-11-30', true, true)`);
    try {
      const revenue = (await callCustomersTool(forecastRevenueTool, { months: 1 }, deps)).data;
      expect(revenue).toMatchObject({ as_of: "2025-11-30", periods: [{ period: "2025-12", already: 0 }] });
      const growth = (await callCustomersTool(projectGrowthTool, {}, deps)).data;
      expect(growth).toMatchObject({ customers: 40 + 31 + 7, active_customers: 40 + 7 });
      const { years, next } = (await callCustomersTool(analyzeSeasonalityTool, { event: "christmas" }, deps)).data;
      expect(years).toMatchObject([{ year: 2024 }, { year: 2025, complete: false, orders: 28, revenue: 1400 }]);
      expect(next).toMatchObject({ start: "2025-11-24", in_days: 0 });
    } finally {
      await database.pool.query("delete from discovery_runs where id = 9");
    }
  });
});

describe("shops with hardly any history", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);

  test("orders of one day have a finite forecast that says what is missing and from when it works", async () => {
    await seedShop(database, [
      { customer: "A", at: "2026-11-15", lines: [{ product: "p", total: 100 }] },
      { customer: "B", at: "2026-11-15", lines: [{ product: "p", total: 300 }] },
    ]);
    const { data, text } = await callCustomersTool(forecastRevenueTool, { months: 36 }, deps);
    expect(data.periods).toHaveLength(36);
    expect(data.periods.every(({ low, expected, high }) => 0 <= low && low <= expected && expected <= high)).toBe(true);
    expect(data.notice).toContain("From 2027-12-12 last year's weeks are used");
    expect(text).toContain("Not tested yet");
    const growth = (await callCustomersTool(projectGrowthTool, {}, deps)).data;
    expect(growth).toMatchObject({ customers: 2, active_customers: 2 });
    const season = (await callCustomersTool(analyzeSeasonalityTool, { event: "summer" }, deps)).data;
    expect(season).toMatchObject({ years: [], lift: null });
    expect(season.notice).toContain("hold no such days yet");
  });
});

describe("archetypes with a year of snapshots", async () => {
  const database = await testDatabase();
  const deps = customersWorkspace(database);
  const people: SeededCustomer[] = Array.from({ length: 12 }, (_, n) => ({
    id: `P${n}`,
    lastOrderOn: "2026-11-10",
    archetype: n % 3,
    segments: {},
  }));
  beforeAll(async () => {
    await seedProfiles(database, people, {
      runId: 1,
      archetypes: [
        { id: "rising", name: "Newcomers" },
        { id: "falling", name: "Old hands" },
        { id: "swaying", name: "Passers-by" },
      ],
    });
    await database.pool.query(`
      insert into archetype_snapshots (as_of, archetype_id, run_id, members, share, average_ltv, revenue)
      select (date '2025-12-01' + make_interval(months => m))::date - 1, id, 1,
        case id when 'rising' then 100 + 10 * m when 'falling' then 400 - 12 * m else 200 + 7 * (m % 2) end, 0.3, 10, 1000
      from generate_series(0, 11) m, unnest(array['rising', 'falling', 'swaying']) id
      on conflict (archetype_id, as_of) do update set members = excluded.members`);
  });

  test("whoever gains most comes first; trends that are not proven are not carried on", async () => {
    const { data, text } = await callCustomersTool(projectArchetypeGrowthTool, { months: 3 }, deps);
    expect(data.archetypes.map(({ archetype_id: id, trend }) => [id, trend])).toEqual([
      ["rising", "rising"],
      ["swaying", "none proven"],
      ["falling", "falling"],
    ]);
    const [rising, swaying] = data.archetypes;
    expect(rising?.members).toBe(210);
    expect(rising?.expected).toBeGreaterThan(225);
    expect(rising?.p_value).toBeLessThan(0.001);
    expect(swaying).toMatchObject({ growth_per_month: 0, expected: 207 });
    for (const { low, expected, high } of data.archetypes) expect(low < expected && expected < high).toBe(true);
    expect(data.periods).toHaveLength(3);
    expect(data.backtest.coverage).toBeGreaterThanOrEqual(0.9);
    for (const part of ["Growing: “Newcomers”", "Shrinking: “Old hands”", "Mann-Kendall"]) expect(text).toContain(part);
  });
});
