const quote = '"';

/**
 * Rewrites the end of every record of comma-separated values: its last `taken` fields, which hold neither commas nor
 * quotes, are given to `replace`, and what that returns stands in their place. The first record is the header.
 * Everything else stays byte for byte.
 * @param replace gets the fields, and null for those of the header.
 */
export async function* replaceLastFields(
  chunks: AsyncIterable<Buffer>,
  taken: number,
  replace: (fields: string[] | null) => string,
): AsyncGenerator<{ bytes: Buffer; records: number }> {
  let rest = "";
  let isHeader = true;
  for await (const chunk of chunks) {
    // One letter a byte, so that no character is cut in two.
    const text = rest + chunk.toString("latin1");
    const out: string[] = [];
    let start = 0;
    for (let end = endOfRecord(text, start); end >= 0; end = endOfRecord(text, start)) {
      let cut = end;
      for (let field = 0; field < taken; field += 1) cut = text.lastIndexOf(",", cut - 1);
      out.push(text.slice(start, cut + 1), replace(isHeader ? null : text.slice(cut + 1, end).split(",")), "\n");
      isHeader = false;
      start = end + 1;
    }
    rest = text.slice(start);
    if (out.length > 0) yield { bytes: Buffer.from(out.join(""), "latin1"), records: out.length / 3 };
  }
  if (rest !== "") throw new Error("The rows to export end in the middle of one.");
}

/** The line end that closes the record beginning at `start`; -1 when it is not there yet. */
function endOfRecord(text: string, start: number): number {
  let isOpen = false;
  let from = start;
  for (;;) {
    const end = text.indexOf("\n", from);
    if (end < 0) return -1;
    for (let at = text.indexOf(quote, from); at >= 0 && at < end; at = text.indexOf(quote, at + 1)) isOpen = !isOpen;
    if (!isOpen) return end;
    from = end + 1;
  }
}
