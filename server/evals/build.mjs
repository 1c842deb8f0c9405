// Writes calls/*.json and labels.json from scripts/*.txt: the timings are those of the samples' generator.
//   node server/evals/build.mjs            rewrites what is out of date
//   node server/evals/build.mjs --check    exit 1 when something is
// A folder as argument (heldout) is built in place of this one.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { composeCall } from "../../content/samples/builder/compose-call.mjs";
import { parseScript } from "../../content/samples/builder/parse-script.mjs";

const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const here = folder ? resolve(folder) : fileURLToPath(new URL(".", import.meta.url));
const check = process.argv.includes("--check");
const sides = { better: "+", worse: "-" };

const wanted = new Map();
const labels = [];
for (const file of readdirSync(join(here, "scripts"))
  .filter((name) => name.endsWith(".txt"))
  .sort()) {
  const text = readFileSync(join(here, "scripts", file), "utf8");
  const name = file.replace(/\.txt$/, "");
  const ids = {};
  let header;
  for (const side of Object.keys(sides)) {
    ids[side] = idFor(`${name} ${side}`);
    header = restyle(parseScript(onlySide(text, side, ids[side]), `${name}-${side}`));
    const pair = composeCall(header);
    for (const [, sentence] of header.objection.map((line) => line.split(" | "))) mustBeSaid(sentence, pair, header);
    wanted.set(join("calls", `${name}-${side}.json`), pair);
  }
  labels.push({
    pair: name,
    dimension: header.dimension,
    ...ids,
    note: header.note,
    objections: header.objection.map((line) => {
      const [type, quote] = line.split(" | ");
      return { type, quote: styled(quote, header.style) };
    }),
  });
}
wanted.set("labels.json", labels);

const stale = [];
for (const [name, value] of wanted) {
  const path = join(here, name);
  const text = `${JSON.stringify(value, null, 1)}\n`;
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  stale.push(name);
  if (!check) writeFileSync(path, text);
}
process.stdout.write(
  stale.length === 0
    ? `${wanted.size} files are current\n`
    : `${check ? "out of date" : "written"}: ${stale.join(", ")}\n`,
);
if (check && stale.length > 0) process.exitCode = 1;

// A line that begins with "+ " is said in the better call only, one with "- " in the worse; the rest in both.
function onlySide(text, side, id) {
  const other = side === "better" ? sides.worse : sides.better;
  const lines = text.split("\n").filter((line) => !line.startsWith(`${other} `));
  const own = lines.map((line) => (line.startsWith(`${sides[side]} `) ? line.slice(2) : line));
  return [`id: ${id}`, `quality: ${side}`, ...own].join("\n");
}

function idFor(name) {
  const number = createHash("sha256").update(`eval ${name}`).digest().readBigUInt64BE(0);
  return String(10n ** 18n + (number % (8n * 10n ** 18n)));
}

// As some recorders write speech: without question marks, or in lower case with few commas.
function restyle(script) {
  const turns = script.turns.map((turn) => ({
    ...turn,
    pieces: turn.pieces.map((piece) => (piece.text ? { ...piece, text: styled(piece.text, script.style) } : piece)),
  }));
  return { ...script, turns };
}

function styled(text, style) {
  if (style === "no-question-marks") return text.replaceAll("?", ".");
  if (style === "lower-case")
    return text.toLowerCase().replaceAll(/[,;]/g, "").replaceAll(/[?!]/g, ".").replaceAll("..", ".");
  return text;
}

function mustBeSaid(quote, { call, transcript }, script) {
  const external = call.parties.filter(({ affiliation }) => affiliation === "External");
  const customers = new Set(external.map(({ speakerId }) => speakerId));
  const said = transcript.transcript
    .filter(({ speakerId }) => customers.has(speakerId))
    .flatMap(({ sentences }) => sentences)
    .filter(({ text }) => text === styled(quote, script.style));
  if (said.length !== 1) throw new Error(`${script.file}: a customer says this ${said.length} times: ${quote}`);
}
