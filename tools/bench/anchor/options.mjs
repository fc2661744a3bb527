/**
 * Timeouts and retry policy of our shell for `demo.echo`: the benches refuse to measure when a recorded history of ours
 * says otherwise. Durations in milliseconds.
 */
export const activityOptions = Object.freeze({
  taskQueue: 'bench-activity',
  startToCloseTimeout: 15_000,
  scheduleToCloseTimeout: 86_400_000,
  retry: Object.freeze({ maximumAttempts: 1 }),
});
