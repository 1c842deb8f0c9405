CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"started" timestamp with time zone NOT NULL,
	"duration_seconds" double precision NOT NULL,
	"call_type" text NOT NULL,
	"product" text,
	"url" text,
	"source" text NOT NULL,
	"is_private" boolean DEFAULT false NOT NULL,
	"timings_approximate" boolean DEFAULT false NOT NULL,
	"rep_speaker_id" text NOT NULL,
	"rep_name" text NOT NULL,
	"rep_email" text,
	"rep_role" text NOT NULL,
	"rep_chosen_by" text NOT NULL,
	"transcript_hash" text NOT NULL,
	"gong" jsonb,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coaching_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" text NOT NULL,
	"analyzer" text NOT NULL,
	"model" text,
	"overall" double precision,
	"scores" jsonb NOT NULL,
	"rubric_versions" jsonb NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dimension_analyses" (
	"cache_key" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"dimension" text NOT NULL,
	"analyzer" text NOT NULL,
	"model" text,
	"rubric_version" text NOT NULL,
	"prompt_version" text NOT NULL,
	"judgement" jsonb NOT NULL,
	"windows" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"call_id" text,
	"rep_email" text,
	"headline" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"purpose" text NOT NULL,
	"call_id" text,
	"dimension" text,
	"model" text NOT NULL,
	"request_id" text,
	"outcome" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"cache_read_tokens" integer NOT NULL,
	"cache_write_5m_tokens" integer NOT NULL,
	"cache_write_1h_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"usd" numeric(14, 8) NOT NULL,
	"latency_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rubrics" (
	"dimension" text NOT NULL,
	"version" text NOT NULL,
	"content" jsonb NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rubrics_dimension_version_pk" PRIMARY KEY("dimension","version")
);
--> statement-breakpoint
CREATE TABLE "speakers" (
	"call_id" text NOT NULL,
	"speaker_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"title" text,
	"affiliation" text NOT NULL,
	"user_id" text,
	CONSTRAINT "speakers_call_id_speaker_id_pk" PRIMARY KEY("call_id","speaker_id")
);
--> statement-breakpoint
CREATE TABLE "transcript_turns" (
	"call_id" text NOT NULL,
	"turn_index" integer NOT NULL,
	"speaker_id" text NOT NULL,
	"topic" text,
	"start_ms" integer NOT NULL,
	"end_ms" integer NOT NULL,
	"sentences" jsonb NOT NULL,
	CONSTRAINT "transcript_turns_call_id_turn_index_pk" PRIMARY KEY("call_id","turn_index")
);
--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dimension_analyses" ADD CONSTRAINT "dimension_analyses_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed" ADD CONSTRAINT "feed_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_turns" ADD CONSTRAINT "transcript_turns_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calls_started" ON "calls" USING btree ("started");--> statement-breakpoint
CREATE INDEX "calls_rep_email" ON "calls" USING btree ("rep_email","started");--> statement-breakpoint
CREATE INDEX "coaching_sessions_call" ON "coaching_sessions" USING btree ("call_id","created_at");--> statement-breakpoint
CREATE INDEX "dimension_analyses_call" ON "dimension_analyses" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "dimension_analyses_expiry" ON "dimension_analyses" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "feed_at" ON "feed" USING btree ("at");--> statement-breakpoint
CREATE INDEX "model_calls_at" ON "model_calls" USING btree ("at");--> statement-breakpoint
CREATE INDEX "model_calls_call" ON "model_calls" USING btree ("call_id");