-- Who asks for an address finds it by the same fold as names.
DROP INDEX IF EXISTS "customers_email";
--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree (fold_text("email"));
