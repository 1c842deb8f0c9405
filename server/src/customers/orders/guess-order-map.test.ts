import { expect, test } from "vitest";
import { guessOrderMap } from "./guess-order-map.ts";
import { parseOrderMap } from "./order-map.ts";
import { previewRows } from "./preview-rows.ts";

const german = `Bestellnummer;Kundennummer;Bestelldatum;Artikelnummer;Artikelbezeichnung;Menge;Einzelpreis;Rabatt;Währung
A1;K7;31.12.2024 18:05;X9;Nähgarn, rot;2;"1.234,50";0,00;EUR
A1;K7;31.12.2024 18:05;X8;Schere;1;9,90;1,00;EUR
`;

test("a German file's columns, dates and numbers are told, and its map is one that an import takes", () => {
  const { yaml, isComplete } = guessOrderMap(german);
  expect(isComplete).toBe(true);
  const map = parseOrderMap(yaml, "guessed");
  expect(map).toMatchObject({
    columns: {
      order_id: "Bestellnummer",
      customer_id: "Kundennummer",
      ordered_at: "Bestelldatum",
      product_id: "Artikelnummer",
      product_name: "Artikelbezeichnung",
      quantity: "Menge",
      unit_price: "Einzelpreis",
      discount: "Rabatt",
      currency: "Währung",
    },
    date_format: "d.M.yyyy H:mm",
    delimiter: ";",
    decimal: ",",
  });
  expect(previewRows(german, map, 10).slice(1)).toEqual([
    ["2", "A1", "K7", "2024-12-31T18:05:00Z", "X9", "2", "2469", "0", ""],
    ["3", "A1", "K7", "2024-12-31T18:05:00Z", "X8", "1", "8.9", "1", ""],
  ]);
});

test("columns whose names say nothing are told by what they hold", () => {
  const { yaml, doubts } = guessOrderMap(
    "c1,c2,c3\nann@example.com,2024-05-31,12.50\nbob@example.com,2024-06-13,3.99\n",
  );
  expect(parseOrderMap(yaml, "guessed").columns).toEqual({ customer_id: "c1", ordered_at: "c2", line_total: "c3" });
  expect(doubts.join(" ")).toMatch(/c2 is taken for ordered_at/);
});

test("days that could be months are pointed out", () => {
  expect(guessOrderMap("customer,date,total\n1,03/04/2024,1.00\n").doubts.join(" ")).toMatch(
    /M\/d\/yyyy as well as d\/M\/yyyy/,
  );
});

test("what no column was found for is said", () => {
  const { isComplete, doubts } = guessOrderMap("a,b\n1,2\n");
  expect(isComplete).toBe(false);
  expect(doubts.join(" ")).toMatch(/customer_id.*ordered_at.*line_total or unit_price/);
});
