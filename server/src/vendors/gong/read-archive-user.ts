import { z } from "zod";
import type { ArchiveUser } from "../../coaching/calls/call-archive.ts";
import { ToolError } from "../../core/errors.ts";
import { Id, text } from "./gong-fields.ts";

const UserItem = z.object({
  id: Id,
  emailAddress: text,
  emailAliases: z.array(text).nullish().catch(null),
  firstName: text,
  lastName: text,
  title: text,
  active: z.boolean().nullish().catch(null),
  managerId: Id.nullish().catch(null),
});

/** One item of `GET /users`; whoever is not said to have left is active. @throws ToolError for one without an id. */
export function readArchiveUser(item: unknown): ArchiveUser {
  const parsed = UserItem.safeParse(item);
  if (!parsed.success) {
    throw new ToolError("unavailable", "Gong listed a user without an id.", { reason: "refused" });
  }
  const { id, emailAddress, emailAliases, firstName, lastName, title, active, managerId } = parsed.data;
  const email = emailAddress?.toLowerCase() ?? null;
  const aliases = (emailAliases ?? []).flatMap((alias) => (alias === null ? [] : [alias.toLowerCase()]));
  return {
    id,
    email,
    aliases: [...new Set(aliases)].filter((alias) => alias !== email),
    name: [firstName, lastName].filter((part) => part !== null).join(" ") || null,
    title,
    active: active ?? true,
    managerId: managerId || null,
  };
}
