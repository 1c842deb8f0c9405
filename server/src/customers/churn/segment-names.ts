/** Names of segments, in any run, that mean the same to whoever asks for them (segments/vocabulary). */
export const seldomBuyers: readonly string[] = ["one_time_buyer", "occasional_buyer"];
export const newcomers: readonly string[] = ["new_customer", "newest_customer"];
