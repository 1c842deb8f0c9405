CREATE TABLE "discovery_parts" (
	"run_id" integer NOT NULL,
	"part" smallint NOT NULL,
	"first_key" integer NOT NULL,
	"last_key" integer NOT NULL,
	"customers" integer,
	"written" boolean DEFAULT false NOT NULL,
	CONSTRAINT "discovery_parts_run_id_part_pk" PRIMARY KEY("run_id","part")
);
--> statement-breakpoint
ALTER TABLE "discovery_runs" ADD COLUMN "key" text;--> statement-breakpoint
CREATE INDEX "customer_profiles_ltv" ON "customer_profiles" USING btree ("ltv" DESC NULLS FIRST,"customer_key");--> statement-breakpoint
CREATE INDEX "customer_profiles_archetype" ON "customer_profiles" USING btree ("archetype_no");--> statement-breakpoint
ALTER TABLE "discovery_runs" ADD CONSTRAINT "discovery_runs_key_unique" UNIQUE("key");