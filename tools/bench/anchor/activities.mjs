/** What the workflows written by hand call. The rows of a task are not written: only their events count. */
export const activities = {
  'demo.echo': async (/** @type {unknown} */ input) => input,
  offerTask: async () => {},
  closeTask: async () => {},
  emitEvent: async () => {},
};
