/** The line to the run that has started this process. */
export interface RunLine {
  readonly connected: boolean;
  once(event: 'message' | 'disconnect', heard: () => void): unknown;
}

/** Until the run says that the stage before the journeys has ended; rejects when the run is gone. */
export function untilLetGo(line: RunLine): Promise<void> {
  return new Promise((letGo, leave) => {
    line.once('message', () => letGo());
    line.once('disconnect', () => leave(new Error('the test run ended before the journeys began')));
    if (!line.connected) leave(new Error('the test run ended while the journeys were prepared'));
  });
}
