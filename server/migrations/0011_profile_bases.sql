CREATE TABLE "profile_bases" (
	"run_id" integer PRIMARY KEY NOT NULL,
	"as_of" date NOT NULL,
	"mean_gap_days" double precision NOT NULL
);
