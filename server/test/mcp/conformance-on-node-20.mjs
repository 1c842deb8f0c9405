// The conformance suite imports fs.globSync by name, which Node 20 does not have. Only its offline listing of
// fixtures uses it, so a stand-in that is never called lets the rest run. Use with `node --import`.
import { register } from "node:module";

const source = `
  export * from "node:fs";
  export { default } from "node:fs";
  export const globSync = () => { throw new Error("fs.globSync needs Node 22"); };
`;
const standIn = `data:text/javascript,${encodeURIComponent(source)}`;
const hooks = `
  const standIn = ${JSON.stringify(standIn)};
  export const resolve = (specifier, context, next) =>
    specifier === "fs" && context.parentURL?.includes("@modelcontextprotocol/conformance/")
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context);
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
