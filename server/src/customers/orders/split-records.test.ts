import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRecordSplitter } from "./split-records.ts";

/** Everything a text says, pushed in pieces of whole lines. */
function read(text: string, { delimiter = ",", columns = 3, piece = Infinity } = {}) {
  const splitter = createRecordSplitter(delimiter, columns);
  const lines = text.split(/(?<=\n)/);
  const records = [];
  for (let at = 0; at < lines.length; at += piece) {
    records.push(...splitter.push(lines.slice(at, at + piece).join(""), at + piece >= lines.length));
  }
  return records;
}
const fieldsOf = (text: string, options = {}) => read(text, options).map(({ fields }) => fields);

describe("records of a file of separated values", () => {
  test("a quoted field holds delimiters, doubled quotes and line ends, and the next record knows its line", () => {
    expect(read('a,"b,""c""\r\nd",e\r\nf,g,h', { piece: 1 })).toEqual([
      { line: 1, raw: 'a,"b,""c""\r\nd",e', fields: ["a", 'b,"c"\r\nd', "e"] },
      { line: 3, raw: "f,g,h", fields: ["f", "g", "h"] },
    ]);
  });

  test("a quote that nothing closes spoils its own line only", () => {
    expect(fieldsOf('a,b,c\n"unclosed,1,2\nd,e,f\n')).toEqual([
      ["a", "b", "c"],
      "a quote is not closed",
      ["d", "e", "f"],
    ]);
  });

  test("a quote that a later line's quote seems to close spoils its own line only", () => {
    expect(fieldsOf('"unclosed,1,2\nd,e,f\ng,"h",i\nj,k,l')).toEqual([
      "text stands behind a closing quote",
      ["d", "e", "f"],
      ["g", "h", "i"],
      ["j", "k", "l"],
    ]);
    expect(fieldsOf('"unclosed,1,2\nd,e,"f"\ng,"h"\n')).toHaveLength(3);
    expect(fieldsOf('"unclosed,1,2\nd,e,f"\nx,y,z')).toEqual([
      "a quote is not closed",
      ["d", "e", 'f"'],
      ["x", "y", "z"],
    ]);
  });

  test("a quote that nothing closes is not waited for beyond 64 KB", () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index},b,c`);
    const records = read(['"open,1,2', ...lines].join("\n"), { piece: 100 });
    expect(records).toHaveLength(20_001);
    expect(records.filter(({ fields }) => typeof fields === "string").map(({ line }) => line)).toEqual([1]);
  });

  test("a quote inside a field is a letter", () => {
    expect(fieldsOf('1,6" ruler,2\n')).toEqual([["1", '6" ruler', "2"]]);
  });

  test("blank lines are no records, and a NUL byte spoils its line", () => {
    expect(read("a,b,c\n\nd,\0,f\n")).toEqual([
      { line: 1, raw: "a,b,c", fields: ["a", "b", "c"] },
      { line: 3, raw: "d,\0,f", fields: "it holds a NUL byte" },
    ]);
  });

  test("whatever is written with any delimiter and quoting reads back, in blocks of any size", () => {
    const field = fc.string({
      unit: fc.constantFrom("a", "é", ",", ";", "\t", "|", '"', "\n", "\r\n", " "),
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 5 }),
        (rows, delimiter, lineEnd, piece) => {
          const write = (value: string) =>
            /["\r\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value;
          const text = rows.map((row) => row.map(write).join(delimiter)).join(lineEnd);
          expect(fieldsOf(text, { delimiter, piece })).toEqual(rows);
        },
      ),
    );
  });
});
