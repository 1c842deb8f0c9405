CREATE TABLE "changed_customers" (
	"customer_key" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
