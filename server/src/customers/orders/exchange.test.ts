import { expect, test } from "vitest";
import { createExchange } from "./exchange.ts";

test.each([
  [1, /GBP in 1 row\./],
  [2, /GBP in 2 rows\./],
])("of %i rows in another currency the refusal counts as people do", (count, said) => {
  const { rateOf, settle } = createExchange({ currency: "USD", rates: {}, columns: {}, constants: {} }, undefined);
  for (let row = 0; row < count; row++) rateOf("GBP");
  expect(settle).toThrow(expect.objectContaining({ publicMessage: expect.stringMatching(said) as unknown }));
});
