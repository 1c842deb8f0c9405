ALTER TABLE "customer_profiles" ADD COLUMN "probability_no_purchase" real;
--> statement-breakpoint
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
    EXECUTE format('ALTER TABLE %I ADD COLUMN probability_no_purchase real', found);
  END LOOP;
END $columns$;
