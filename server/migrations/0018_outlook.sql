ALTER TABLE "customer_profiles" ADD COLUMN "probability_alive" real;--> statement-breakpoint
ALTER TABLE "customer_profiles" ADD COLUMN "churn_shift" real;--> statement-breakpoint
ALTER TABLE "customer_profiles" ADD COLUMN "expected_purchases" real;--> statement-breakpoint
ALTER TABLE "customer_profiles" ADD COLUMN "expected_spend" real;--> statement-breakpoint
ALTER TABLE "discovery_runs" ADD COLUMN "outlook" jsonb;--> statement-breakpoint
-- What a discovery that is under way has made so far, and what is searched instead of profiles: none of it a partition.
DO $columns$
DECLARE
  found text;
BEGIN
  FOR found IN
    SELECT c.relname FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND NOT c.relispartition
      AND c.relname ~ '^(customer_profiles_\d+|customer_search_\d+|discovery_\d+_places_\d+)$'
  LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD COLUMN probability_alive real, ADD COLUMN churn_shift real, ADD COLUMN expected_purchases real, ADD COLUMN expected_spend real',
      found);
  END LOOP;
END $columns$;
