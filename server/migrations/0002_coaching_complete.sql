CREATE TABLE "call_criteria" (
	"call_id" text NOT NULL,
	"dimension" text NOT NULL,
	"criterion" text NOT NULL,
	"level" smallint,
	"analyzer" text NOT NULL,
	"rubric_version" text NOT NULL,
	"started" timestamp with time zone NOT NULL,
	"evidence" jsonb NOT NULL,
	"advice" jsonb,
	CONSTRAINT "call_criteria_call_id_dimension_criterion_pk" PRIMARY KEY("call_id","dimension","criterion"),
	CONSTRAINT "call_criteria_level" CHECK ("call_criteria"."level" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "call_texts" (
	"call_id" text PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manager_scores" (
	"call_id" text NOT NULL,
	"dimension" text NOT NULL,
	"scored_by" text NOT NULL,
	"score" double precision NOT NULL,
	"comment" text,
	"our_score" double precision,
	"our_analyzer" text,
	"rubric_version" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "manager_scores_call_id_dimension_scored_by_pk" PRIMARY KEY("call_id","dimension","scored_by"),
	CONSTRAINT "manager_scores_score" CHECK ("manager_scores"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "rep_aliases" (
	"alias" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reps" (
	"email" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"active" boolean DEFAULT true NOT NULL,
	"archive_user_id" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "weekly_reviews" (
	"week" date NOT NULL,
	"rep" text NOT NULL,
	"timezone" text NOT NULL,
	"report" jsonb NOT NULL,
	"markdown" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "weekly_reviews_week_rep_pk" PRIMARY KEY("week","rep")
);
--> statement-breakpoint
CREATE TABLE "outside_limits" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"used_today" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_items" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"call_id" text,
	"title" text,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempt" integer DEFAULT 1 NOT NULL,
	"run" integer DEFAULT 1 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"workflow_id" text,
	"deliveries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "work_items_state" CHECK ("work_items"."state" in ('queued', 'parked', 'failed', 'done', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"executor_id" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "calls_rep_email";--> statement-breakpoint
DROP INDEX "calls_started";--> statement-breakpoint
DROP INDEX "feed_at";--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "topics" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "overall" double precision;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "discovery" double precision;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "product_knowledge" double precision;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "objection_handling" double precision;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "engagement" double precision;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "analyzer" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "analyzed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "objection_types" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "transcript_turns" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (case when octet_length(sentences::text) <= 400000 then to_tsvector('english'::regconfig, sentences) else to_tsvector('english'::regconfig, left(jsonb_path_query_array(sentences, '$[*].text')::text, 200000)) end) STORED;--> statement-breakpoint
ALTER TABLE "call_criteria" ADD CONSTRAINT "call_criteria_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_texts" ADD CONSTRAINT "call_texts_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manager_scores" ADD CONSTRAINT "manager_scores_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rep_aliases" ADD CONSTRAINT "rep_aliases_email_reps_email_fk" FOREIGN KEY ("email") REFERENCES "public"."reps"("email") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "call_criteria_best" ON "call_criteria" USING btree ("dimension","criterion","level","started");--> statement-breakpoint
CREATE INDEX "call_texts_words" ON "call_texts" USING gin ("words");--> statement-breakpoint
CREATE INDEX "manager_scores_at" ON "manager_scores" USING btree ("at");--> statement-breakpoint
CREATE INDEX "rep_aliases_email" ON "rep_aliases" USING btree ("email");--> statement-breakpoint
CREATE INDEX "work_items_open" ON "work_items" USING btree ("updated_at") WHERE "work_items"."state" in ('queued', 'parked', 'failed');--> statement-breakpoint
CREATE INDEX "work_items_updated" ON "work_items" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "work_items_call" ON "work_items" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "calls_rep" ON "calls" USING btree (lower("rep_email"),"started");--> statement-breakpoint
CREATE INDEX "calls_overall" ON "calls" USING btree ("overall","started");--> statement-breakpoint
CREATE INDEX "calls_objection_types" ON "calls" USING gin ("objection_types");--> statement-breakpoint
CREATE INDEX "calls_topics" ON "calls" USING gin ("topics");--> statement-breakpoint
CREATE INDEX "feed_rep" ON "feed" USING btree (lower("rep_email"),"at");--> statement-breakpoint
CREATE INDEX "calls_started" ON "calls" USING btree ("started","id");--> statement-breakpoint
CREATE INDEX "feed_at" ON "feed" USING btree ("at","id");--> statement-breakpoint
ALTER TABLE "feed" ADD CONSTRAINT "feed_key" UNIQUE("key");