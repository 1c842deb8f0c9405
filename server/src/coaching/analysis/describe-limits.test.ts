import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { computeSignals } from "../signals/compute-signals.ts";
import { describeLimits } from "./describe-limits.ts";

const limitsOf = (text: string) => {
  const call = callFrom(text);
  return describeLimits(call, computeSignals(call, []));
};

test("an English conversation has no limits to speak of", () => {
  expect(
    limitsOf(`0:00 Rep Sarah: What happens on your side when one of those jobs does not finish in time?
0:10 Customer Tom: Then I am on the phone with the warehouse, and they have to pick the orders by hand.`),
  ).toBeNull();
});

test.each([
  [
    "German",
    `0:00 Rep Sarah: Was passiert bei Ihnen, wenn einer dieser Läufe nicht rechtzeitig fertig wird?
0:10 Customer Tom: Dann telefoniere ich mit dem Lager, und die Leute müssen alles von Hand zusammensuchen.`,
  ],
  [
    "Spanish",
    `0:00 Rep Sarah: ¿Qué pasa en su empresa cuando uno de esos trabajos no termina a tiempo?
0:10 Customer Tom: Entonces llamo al almacén y tienen que preparar los pedidos a mano, y nadie está contento.`,
  ],
])("%s is said not to be heard", (_, text) => {
  expect(limitsOf(text)).toMatch(/does not read like English/);
});

test("a call on which only the rep speaks is said to be one", () => {
  expect(limitsOf("0:00 Rep Sarah: So this is the dashboard and you can see all of the runs that we had.")).toMatch(
    /Nobody on the customer's side/,
  );
});
