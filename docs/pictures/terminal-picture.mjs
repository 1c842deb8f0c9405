// Draws what a command printed as an SVG terminal: `COMMAND | node docs/pictures/terminal-picture.mjs "rapport …" > picture.svg`
import { readFileSync } from "node:fs";

const columns = 112;
const lineHeight = 19;
const charWidth = 8.4;
const margin = 18;
const titleHeight = 34;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Breaks at spaces, but not before a percent sign; a continued line keeps its indentation and two more. */
function wrap(line) {
  if (line.length <= columns) return [line];
  const indent = " ".repeat((/^\s*/.exec(line)?.[0].length ?? 0) + 2);
  const last = line.lastIndexOf(" ", columns);
  const cut = line[last + 1] === "%" ? line.lastIndexOf(" ", last - 1) : last;
  const at = cut > indent.length ? cut : columns;
  return [line.slice(0, at), ...wrap(indent + line.slice(at).trimStart())];
}

const colours = [
  [/^✓/, "#7ee2a8"],
  [/^✗/, "#ff8f8f"],
  [/^(Overall|Went well|Goes well|To work on|Also advised|Plan|Next step|Promised|Segments|Archetypes?)\b/, "#ffd479"],
  [/^(parked|waiting) /, "#ffd479"],
  [/^running /, "#7ee2a8"],
  [/^failed /, "#ff8f8f"],
  [/^\s*(\[\d+:\d\d|Listen to )/, "#8ec7ff"],
  [/^\s*Say instead:/, "#7ee2a8"],
  [/^(✅|🚀|Server running)/, "#ffd479"],
  [/^(=+|\$ )/, "#7c8798"],
];
const colourOf = (line) => colours.find(([pattern]) => pattern.test(line))?.[1] ?? "#d8dee9";

const command = process.argv[2] ?? "";
const printed = readFileSync(0, "utf8").trimEnd().split("\n");
let colour = "";
const lines = [`$ ${command}`, "", ...printed].flatMap((line) => {
  colour = colourOf(line);
  return wrap(line).map((text) => ({ text, colour }));
});
const width = Math.round(columns * charWidth + 2 * margin);
const height = lines.length * lineHeight + titleHeight + 2 * margin;
const rows = lines.map(
  ({ text, colour: fill }, index) =>
    `<text x="${margin}" y="${titleHeight + margin + (index + 0.75) * lineHeight}" fill="${fill}" xml:space="preserve">${escape(text)}</text>`,
);
process.stdout
  .write(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(command).replaceAll('"', "&quot;")}, as the terminal shows it" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<rect width="${width}" height="${height}" rx="10" fill="#1b2029"/>
<circle cx="22" cy="17" r="6" fill="#ff6b62"/><circle cx="42" cy="17" r="6" fill="#ffc14e"/><circle cx="62" cy="17" r="6" fill="#4fd06f"/>
${rows.join("\n")}
</svg>
`);
