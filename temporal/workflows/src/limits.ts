/** What bounds one run of an instance. Counts are history events unless they say otherwise. */
export const limits = Object.freeze({
  /** Continue as new at the next quiescent point from here on. */
  softEvents: 3000,
  /** Hold back new dispatch from here on, until what runs has ended. */
  hardEvents: 8000,
  /** Automated tasks in flight (rule T9); the rest wait in effect order. */
  tasksInFlight: 500,
  /** Message ids remembered across continue-as-new. */
  handledMessages: 500,
  /** Visit changes and their characters that may gather before a durable point is made for them alone. */
  pendingChanges: 100,
  pendingCharacters: 256 * 1024,
  /** Characters of one payload: at most three bytes each, below the server's error limit of 2 MiB. */
  payloadCharacters: 512 * 1024,
  /** An attempt longer than this sends heartbeats, so that a cancel arrives and a dead worker is noticed. */
  quietAttemptMs: 30_000,
  heartbeatMs: 20_000,
  /** A burst of short tasks hands back after this, well within the 10 seconds of a workflow task. */
  burstMs: 3_000,
  /** Ten years: the longest time a server is asked to keep. */
  longestMs: 315_360_000_000,
  /** A run that was opened for a verb that never comes ends again. */
  reopenedMs: 300_000,
  summaryCharacters: 100,
  detailsCharacters: 5000,
});

/** A duration the server takes: a whole number of milliseconds, at least one. */
export function boundedMs(durationMs: number): number {
  return Math.min(limits.longestMs, Math.max(1, Math.ceil(durationMs)));
}
