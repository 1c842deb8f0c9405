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
    "c1,c2,c3,c4\nann@example.com,2024-05-31,12.50,EUR\nbob@example.com,2024-06-13,3.99,eur\n",
  );
  expect(parseOrderMap(yaml, "guessed").columns).toEqual({
    customer_id: "c1",
    ordered_at: "c2",
    line_total: "c3",
    currency: "c4",
  });
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

const rowsOf = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join("\n");
const day = (index: number) => `${String((index % 28) + 1).padStart(2, "0")}.11.2025`;

test("some bad dates and amounts among many do not lose a column, and are pointed out", () => {
  const head = `Kunde;Datum;Betrag\n${rowsOf(100, (index) =>
    [`K${index}`, index % 25 === 3 ? "unbekannt" : day(index), index === 7 ? "k.A." : "3,50"].join(";"),
  )}\n`;
  const { yaml, doubts, isComplete } = guessOrderMap(head);
  expect(isComplete).toBe(true);
  expect(parseOrderMap(yaml, "guessed")).toMatchObject({
    columns: { customer_id: "Kunde", ordered_at: "Datum", line_total: "Betrag" },
    date_format: "d.M.yyyy",
    decimal: ",",
  });
  expect(doubts.join(" ")).toMatch(/4 of the first 100 times do not read as d\.M\.yyyy/);
});

test("one bad date among a handful does not lose the column, and a column of texts is no date", () => {
  const oneBad = `customer,date,total\n${rowsOf(8, (index) => `c${index},${index === 2 ? "?" : `2025-11-${10 + index}`},1.50`)}\n`;
  expect(parseOrderMap(guessOrderMap(oneBad).yaml, "guessed")).toMatchObject({
    columns: { ordered_at: "date" },
    date_format: "yyyy-M-d",
  });
  const manyBad = `customer,date,total\n${rowsOf(20, (index) => `c${index},${index < 3 ? "?" : "2025-11-10"},1.50`)}\n`;
  expect(guessOrderMap(manyBad).isComplete).toBe(false);
});

test("of dates that most readings fit, the one that fits most is taken, without a doubt", () => {
  const head = `customer,date,total\n${rowsOf(100, (index) => `c${index},${index === 50 ? "11/25/2025" : "11/05/2025"},1.50`)}\n`;
  const { yaml, doubts } = guessOrderMap(head);
  expect(parseOrderMap(yaml, "guessed").date_format).toBe("M/d/yyyy");
  expect(doubts.join(" ")).not.toMatch(/as well as|do not read/);
});

test.each([
  ["Artikel", "Bezeichnung", "A-1", "Nähgarn rot", { product_id: "Artikel", product_name: "Bezeichnung" }],
  ["Bezeichnung", "Artikel", "Nähgarn rot", "85123A", { product_id: "Artikel", product_name: "Bezeichnung" }],
  ["Artikelnummer", "Artikel", "4711", "Nähgarn rot", { product_id: "Artikelnummer", product_name: "Artikel" }],
  ["Artikelnummer", "Bezeichnung", "4711", "Schere", { product_id: "Artikelnummer", product_name: "Bezeichnung" }],
  ["Art.-Nr.", "Produktname", "4711", "Schere", { product_id: "Art.-Nr.", product_name: "Produktname" }],
  ["Product", "Description", "SKU-9", "Blue mug", { product_id: "Product", product_name: "Description" }],
])("of %s and %s the one that holds ids is the product, the other its name", (first, second, one, other, expected) => {
  const head = `Kunde;Datum;${first};${second};Betrag\nK1;24.11.2025;${one};${other};3,50\nK2;25.11.2025;${one};${other};3,50\n`;
  expect(parseOrderMap(guessOrderMap(head).yaml, "guessed").columns).toMatchObject(expected);
});

test("an Artikel that holds names is a name", () => {
  const { columns } = parseOrderMap(
    guessOrderMap("Kunde;Datum;Artikel;Betrag\nK1;24.11.2025;Schere;3,50\nK2;25.11.2025;Garn 20;3,50\n").yaml,
    "guessed",
  );
  expect(columns.product_id).toBeUndefined();
  expect(columns.product_name).toBe("Artikel");
});

test("the file that the manual shows is told", () => {
  const head = `Rechnung;Kunde;E-Mail;Datum;Artikel;Gruppe;Menge;Einzelpreis;Rabatt;Status
1001;K1;ada@example.com;03.11.2025 09:12;A-1;Garn;2;3,50;0,00;bezahlt
1001;K1;ada@example.com;03.11.2025 09:12;PORTO;;1;4,90;0,00;bezahlt
1002;K2;bob@example.com;04.11.2025 10:00;B-2;Garn;1;7,00;0,00;bezahlt
1003;K2;bob@example.com;25.11.2025 10:00;B-3;Garn;1;7,00;0,00;bezahlt
1003;K2;bob@example.com;25.11.2025 10:00;B-4;Garn;1;7,00;0,00;bezahlt
`;
  expect(parseOrderMap(guessOrderMap(head).yaml, "guessed")).toMatchObject({
    columns: {
      order_id: "Rechnung",
      customer_id: "Kunde",
      email: "E-Mail",
      ordered_at: "Datum",
      product_id: "Artikel",
      category: "Gruppe",
      quantity: "Menge",
      unit_price: "Einzelpreis",
      discount: "Rabatt",
      status: "Status",
    },
    date_format: "d.M.yyyy H:mm",
    decimal: ",",
  });
});
