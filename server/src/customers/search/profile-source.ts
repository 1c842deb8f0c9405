import { type SQL, sql } from "drizzle-orm";
import type { CurrentRun } from "./current-run.ts";
import { searchSelectList, searchTable } from "./search-table.ts";

/**
 * What to put after `from` to read a run's profiles as p, with the columns of the search table: that table or, until
 * the run is indexed, the profiles themselves. The name is made of a number.
 */
export const profileSource = ({ id, indexed }: Pick<CurrentRun, "id" | "indexed">): SQL =>
  sql.raw(indexed ? `${searchTable(id)} p` : `(select ${searchSelectList} from customer_profiles_${id}) p`);
