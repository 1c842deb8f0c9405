/** Where a run keeps what it has not published: unlogged tables of its own, gone when it is over. */
const stem = (runId: number) => `discovery_${runId}`;

/** Of each: Postgres would measure and clean them on its own while they are only read once. */
export const stageStorage = "with (autovacuum_enabled = false)";

/** Profiles of a part without their places, as computeProfiles writes them. */
export const featuresTable = (runId: number, part: number) => `${stem(runId)}_features_${part}`;
/** Places of a part: customer_key, signature, dominant, strength, memberships. */
export const placesTable = (runId: number, part: number) => `${stem(runId)}_places_${part}`;
/** Features of the customers that the axes are fitted to, in the order in which they are read. */
export const sampleTable = (runId: number) => `${stem(runId)}_sample`;
/** The partition of customer_profiles that a run fills; readers see it once it is attached. */
export const profilesPartition = (runId: number) => `customer_profiles_${runId}`;

/** Of LIKE: every stage table of any run, and which run it is of. */
export const stageTablePattern = /^discovery_(\d+)_(?:features_\d+|places_\d+|sample)$/;
