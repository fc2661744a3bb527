/** The task queues of what is written by hand; ours have their own. */
export const queues = Object.freeze({ workflow: 'bench-workflow', activity: 'bench-activity' });
