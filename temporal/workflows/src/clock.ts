/**
 * Workflow time in epoch milliseconds: the moment of the activation, equal on every replay and never before `floor`
 * (rule W4). The only file of the shell that reads the clock.
 */
export function workflowTime(floor: number): number {
  return Math.max(Date.now(), floor);
}
