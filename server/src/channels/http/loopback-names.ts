/** The Host names under which a browser reaches this machine and no other. */
const names = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** `name` as `hostName` gives it. */
export const isLoopbackName = (name: string): boolean => names.has(name);

/** The name in a Host header, lower case, without its port. Null for what is not a plain host. */
export function hostName(header: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header);
  return match?.[1]?.toLowerCase() ?? null;
}
