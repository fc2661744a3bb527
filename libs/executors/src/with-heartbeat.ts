/** Reports every `everyMs` that the work goes on, until it has ended. Cancellation reaches an activity only by this. */
export async function withHeartbeat<Result>(
  heartbeat: () => void,
  everyMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setInterval(heartbeat, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
