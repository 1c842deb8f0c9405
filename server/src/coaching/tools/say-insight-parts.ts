/** What judged the calls that an answer speaks of. */
export function sayJudges({ signals, model }: { signals: number; model: number }): string {
  if (signals === 0) return "All calls judged by a model.";
  if (model === 0) return "All calls scored by conversation signals, no model.";
  return `${model} of the calls judged by a model, ${signals} scored by conversation signals: compare them with care.`;
}

/** A change in points. */
export const saySigned = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;

/** Where in a recording, as a player shows it. */
export function sayClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const two = (value: number) => String(value).padStart(2, "0");
