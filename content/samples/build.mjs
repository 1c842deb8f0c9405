// Writes calls/*.json and labels.json from scripts/*.txt; the same scripts give the same bytes on every machine.
//   node content/samples/build.mjs            rewrites what is out of date
//   node content/samples/build.mjs --check    exit 1 when something is
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { composeCall } from "./builder/compose-call.mjs";
import { parseScript } from "./builder/parse-script.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const check = process.argv.includes("--check");

const scripts = readdirSync(join(here, "scripts"))
  .filter((file) => file.endsWith(".txt"))
  .sort()
  .map((file) => parseScript(readFileSync(join(here, "scripts", file), "utf8"), file));

const pairs = scripts.map((script) => ({ script, pair: composeCall(script) }));
const wanted = new Map(pairs.map(({ script, pair }) => [join("calls", jsonName(script)), pair]));
wanted.set("labels.json", pairs.map(labelsOf));

const stale = [];
for (const [name, value] of wanted) {
  const text = `${render(value)}\n`;
  const path = join(here, name);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  stale.push(name);
  if (!check) writeFileSync(path, text);
}
for (const file of readdirSync(join(here, "calls"))) {
  const name = join("calls", file);
  if (!file.endsWith(".json") || wanted.has(name)) continue;
  stale.push(name);
  if (!check) rmSync(join(here, name));
}

const verb = check ? "out of date" : "written";
process.stdout.write(stale.length === 0 ? `${wanted.size} files are current\n` : `${verb}: ${stale.join(", ")}\n`);
if (check && stale.length > 0) process.exitCode = 1;

function jsonName(script) {
  return script.file.replace(/\.txt$/, ".json");
}

// One sentence a line: a change to a script is then a readable difference in its JSON.
function render(value) {
  return JSON.stringify(value, null, 1).replaceAll(
    /\{\n\s+"start": (\d+),\n\s+"end": (\d+),\n\s+"text": (".*")\n\s+\}/g,
    '{ "start": $1, "end": $2, "text": $3 }',
  );
}

function labelsOf({ script, pair }) {
  const rep = script.people.find((person) => person.key === script.rep);
  const role = /customer success/i.test(rep.title) ? "CSM" : /solutions|sales engineer/i.test(rep.title) ? "SE" : "AE";
  return {
    file: jsonName(script),
    call_id: script.id,
    kind: script.kind,
    product: script.product,
    rep: rep.name,
    role,
    quality: script.quality,
    strong: script.strong,
    weak: script.weak,
    objections: script.objection.map((line) => labelObjection(line, script, pair)),
    claim_to_check: script.claim ?? null,
  };
}

// "type handled | the sentence in which it is said"
function labelObjection(line, script, { call, transcript }) {
  const [how, quote] = line.split(" | ");
  const [type, handled] = how.split(" ");
  const ours = new Set(call.parties.filter(({ affiliation }) => affiliation === "Internal").map(({ speakerId }) => speakerId));
  const said = transcript.transcript
    .filter(({ speakerId }) => !ours.has(speakerId))
    .flatMap(({ sentences }) => sentences)
    .filter(({ text }) => text === quote);
  if (said.length !== 1) throw new Error(`${script.file}: a customer says this ${said.length} times: ${quote}`);
  return { type, handled, quote, start_seconds: said[0].start / 1000 };
}
