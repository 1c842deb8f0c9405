CREATE TABLE "archetype_snapshots" (
	"as_of" date NOT NULL,
	"archetype_id" text NOT NULL,
	"run_id" integer NOT NULL,
	"members" integer NOT NULL,
	"share" numeric(9, 8) NOT NULL,
	"average_ltv" numeric(18, 4) NOT NULL,
	"revenue" numeric(18, 4) NOT NULL,
	"rebuilt" boolean DEFAULT false NOT NULL,
	CONSTRAINT "archetype_snapshots_archetype_id_as_of_pk" PRIMARY KEY("archetype_id","as_of")
);
--> statement-breakpoint
CREATE TABLE "archetypes" (
	"run_id" integer NOT NULL,
	"id" text NOT NULL,
	"no" smallint NOT NULL,
	"name" text NOT NULL,
	"traits" text[] NOT NULL,
	"signature" jsonb NOT NULL,
	"members" integer NOT NULL,
	"population_share" numeric(9, 8) NOT NULL,
	"average_ltv" numeric(18, 4) NOT NULL,
	"total_revenue" numeric(18, 4) NOT NULL,
	"own_members" integer NOT NULL,
	CONSTRAINT "archetypes_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE TABLE "cohort_months" (
	"cohort" date NOT NULL,
	"months_later" smallint NOT NULL,
	"customers" integer NOT NULL,
	"orders" integer NOT NULL,
	"gross" numeric(18, 4) NOT NULL,
	CONSTRAINT "cohort_months_cohort_months_later_pk" PRIMARY KEY("cohort","months_later")
);
--> statement-breakpoint
CREATE TABLE "customer_profiles" (
	"run_id" integer NOT NULL,
	"customer_key" integer NOT NULL,
	"as_of" date NOT NULL,
	"first_order_on" date NOT NULL,
	"last_order_on" date NOT NULL,
	"order_count" integer NOT NULL,
	"purchase_days" integer NOT NULL,
	"gross" numeric(18, 4) NOT NULL,
	"returned" numeric(18, 4) NOT NULL,
	"ltv" numeric(18, 4) NOT NULL,
	"aov" numeric(18, 4) NOT NULL,
	"return_rate" numeric(7, 6) NOT NULL,
	"discount_share" numeric(7, 6) NOT NULL,
	"average_gap_days" numeric(9, 3),
	"units" numeric(18, 3) NOT NULL,
	"lines" integer NOT NULL,
	"features" real[] NOT NULL,
	"archetype_no" smallint,
	"dominant" smallint[],
	"strength" smallint[],
	"memberships" real[],
	CONSTRAINT "customer_profiles_run_id_customer_key_pk" PRIMARY KEY("run_id","customer_key")
) PARTITION BY LIST ("run_id");
--> statement-breakpoint
CREATE TABLE "customer_profiles_0" PARTITION OF "customer_profiles" FOR VALUES IN (0);
--> statement-breakpoint
CREATE TABLE "customer_snapshots" (
	"customer_key" integer NOT NULL,
	"as_of" date NOT NULL,
	"archetype_id" text,
	"segments" jsonb NOT NULL,
	"ltv" numeric(18, 4) NOT NULL,
	"order_count" integer NOT NULL,
	CONSTRAINT "customer_snapshots_customer_key_as_of_pk" PRIMARY KEY("customer_key","as_of")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"key" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customers_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"email" text,
	"name" text
);
--> statement-breakpoint
CREATE TABLE "discovery_runs" (
	"id" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"as_of" date NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"customers" integer DEFAULT 0 NOT NULL,
	"confidence" text,
	"is_current" boolean DEFAULT false NOT NULL,
	"axes" jsonb,
	"archetypes" jsonb
);
--> statement-breakpoint
CREATE TABLE "order_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"map" text NOT NULL,
	"rows" integer NOT NULL,
	"accepted" integer NOT NULL,
	"skipped" integer NOT NULL,
	"rejected" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_key" bigint NOT NULL,
	"line_key" bigint NOT NULL,
	"customer_key" integer,
	"product_key" integer,
	"ordered_on" date NOT NULL,
	"is_return" boolean NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL,
	"quantity" numeric(14, 3) NOT NULL,
	"total" numeric(18, 4) NOT NULL,
	"discount" numeric(18, 4) DEFAULT '0' NOT NULL,
	CONSTRAINT "order_lines_order_key_line_key_pk" PRIMARY KEY("order_key","line_key")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"key" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"customer_key" integer,
	"ordered_at" timestamp with time zone NOT NULL,
	"ordered_on" date NOT NULL,
	"cancelled" boolean DEFAULT false NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"gross" numeric(18, 4) DEFAULT '0' NOT NULL,
	"discount" numeric(18, 4) DEFAULT '0' NOT NULL,
	"return_lines" integer DEFAULT 0 NOT NULL,
	"returned" numeric(18, 4) DEFAULT '0' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_months" (
	"product_key" integer NOT NULL,
	"month" date NOT NULL,
	"orders" integer NOT NULL,
	"customers" integer NOT NULL,
	"units" numeric(18, 3) NOT NULL,
	"revenue" numeric(18, 4) NOT NULL,
	"discount" numeric(18, 4) NOT NULL,
	"returned_units" numeric(18, 3) NOT NULL,
	"returned" numeric(18, 4) NOT NULL,
	CONSTRAINT "product_months_product_key_month_pk" PRIMARY KEY("product_key","month")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"key" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "products_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"name" text,
	"category" text
);
--> statement-breakpoint
CREATE TABLE "segment_snapshots" (
	"as_of" date NOT NULL,
	"axis" text NOT NULL,
	"segment" text NOT NULL,
	"run_id" integer NOT NULL,
	"members" integer NOT NULL,
	"share" numeric(9, 8) NOT NULL,
	"weight" numeric(16, 4) NOT NULL,
	"revenue" numeric(18, 4) NOT NULL,
	"rebuilt" boolean DEFAULT false NOT NULL,
	CONSTRAINT "segment_snapshots_axis_segment_as_of_pk" PRIMARY KEY("axis","segment","as_of")
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"currency" text NOT NULL,
	"timezone" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shop_one" CHECK ("shop"."one")
);
--> statement-breakpoint
CREATE TABLE "shop_months" (
	"month" date PRIMARY KEY NOT NULL,
	"orders" integer NOT NULL,
	"customers" integer NOT NULL,
	"lines" integer NOT NULL,
	"gross" numeric(18, 4) NOT NULL,
	"discount" numeric(18, 4) NOT NULL,
	"returned" numeric(18, 4) NOT NULL,
	"return_lines" integer NOT NULL,
	"return_orders" integer NOT NULL,
	"cancelled_orders" integer NOT NULL,
	"guest_orders" integer NOT NULL,
	"guest_lines" integer NOT NULL,
	"guest_gross" numeric(18, 4) NOT NULL,
	"guest_returned" numeric(18, 4) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_key_customers_key_fk" FOREIGN KEY ("customer_key") REFERENCES "public"."customers"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "archetypes_no" ON "archetypes" USING btree ("run_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_id" ON "customers" USING btree ("id");--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "order_lines_customer" ON "order_lines" USING btree ("customer_key");--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("product_key","ordered_on");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_id" ON "orders" USING btree ("id");--> statement-breakpoint
CREATE INDEX "orders_customer" ON "orders" USING btree ("customer_key","ordered_on");--> statement-breakpoint
CREATE INDEX "orders_day" ON "orders" USING btree ("ordered_on");--> statement-breakpoint
CREATE INDEX "product_months_month" ON "product_months" USING btree ("month");--> statement-breakpoint
CREATE UNIQUE INDEX "products_id" ON "products" USING btree ("id");--> statement-breakpoint
CREATE INDEX "products_category" ON "products" USING btree ("category");--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
--> statement-breakpoint
CREATE INDEX "customers_text" ON "customers" USING gin ((lower("id" || ' ' || coalesce("name", '') || ' ' || coalesce("email", ''))) gin_trgm_ops);
