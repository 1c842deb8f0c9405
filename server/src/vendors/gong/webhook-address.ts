/** Where Gong sends its webhooks, below the address in PUBLIC_URL. */
const webhookPath = "/webhooks/gong";

/** The webhook's address in the form of `normalizeAddress`. */
export function webhookAddressBelow(publicUrl: string): string {
  const url = new URL(publicUrl);
  return normalizeAddress(`${url.origin}${url.pathname.replace(/\/+$/, "")}${webhookPath}`) ?? "";
}

/** An address with its host in lower case, without its default port and the slash at its end. Null when it is none. */
export function normalizeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, "")}${search}`;
}
