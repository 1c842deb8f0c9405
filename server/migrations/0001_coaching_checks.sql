CREATE INDEX "feed_call" ON "feed" USING btree ("call_id");--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_duration" CHECK ("calls"."duration_seconds" >= 0);--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_overall" CHECK ("coaching_sessions"."overall" between 0 and 100);--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_usd" CHECK ("model_calls"."usd" >= 0);--> statement-breakpoint
ALTER TABLE "transcript_turns" ADD CONSTRAINT "transcript_turns_times" CHECK (0 <= "transcript_turns"."start_ms" and "transcript_turns"."start_ms" <= "transcript_turns"."end_ms");