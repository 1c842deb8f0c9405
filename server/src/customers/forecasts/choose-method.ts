import type { PastOrigin } from "./forecast-past.ts";
import type { ForecastMethod } from "./forecast-methods.ts";
import { yearWeeks } from "./year-over-year.ts";

/** By so many weeks ahead methods are judged: whatever horizon is asked for, the method is the same. */
const judgedWeeks = 13;
/** So many forecast weeks of the shop's own weigh as much as what is believed of a method beforehand. */
const priorWeeks = 60;

/**
 * The method with the smallest error (sum of absolute errors over sum of figures) in forecasting the weeks before
 * `now`, its usual error counted in as 60 forecast weeks, so that a shop with little past gets what mostly works.
 * Seasonal methods need a year: where they can be judged, all are judged from the same weeks.
 * @param past forecasts of the same weeks, by weekly origins.
 */
export function chooseMethod(
  weeks: Float64Array,
  { methods, past, now }: { methods: readonly ForecastMethod[]; past: readonly PastOrigin[]; now: number },
): ForecastMethod {
  const known = weeks.subarray(0, now);
  const usable = methods.filter(({ forecast }) => forecast(known, 1) !== null);
  const from = now > yearWeeks && usable.some(({ seasonal }) => seasonal) ? yearWeeks : 0;
  const judged = past.filter(({ origin }) => origin >= from && origin < now);
  const prior = (priorWeeks * known.reduce((sum, value) => sum + value, 0)) / Math.max(1, now);
  const scores = usable.map((method) => {
    let missed = prior * method.usualError;
    let actual = prior;
    for (const { origin, forecasts } of judged) {
      const forecast = forecasts.get(method);
      const ahead = Math.min(judgedWeeks, now - origin, forecast?.length ?? 0);
      for (let week = 0; week < ahead; week += 1) {
        const really = weeks[origin + week] ?? 0;
        missed += Math.abs((forecast?.[week] ?? 0) - really);
        actual += really;
      }
    }
    return { method, score: actual > 0 ? missed / actual : method.usualError };
  });
  const [first, ...others] = scores;
  if (!first) throw new Error("A mean of recent weeks can always be taken.");
  return others.reduce((best, each) => (each.score < best.score ? each : best), first).method;
}
