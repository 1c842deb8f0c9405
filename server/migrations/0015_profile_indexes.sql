DROP INDEX "customer_profiles_ltv";--> statement-breakpoint
DROP INDEX "customer_profiles_archetype";