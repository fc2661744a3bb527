/** Does something again and again, never twice at once; the returned function stops it and waits for the last time. */
export function repeat(
  everyMs: number,
  work: () => Promise<unknown>,
  onFailure: (failure: unknown) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = work().catch(onFailure).finally(next);
    }, everyMs);
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
