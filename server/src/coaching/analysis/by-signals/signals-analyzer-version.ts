/**
 * Part of the cache key of every judgement without a model. Raise it with every change of code that can change a level,
 * a quote or a text of the signals analyser or of the signals under it. Not for rubrics and product notes: those have
 * versions of their own.
 */
export const signalsAnalyzerVersion = "signals-4";
