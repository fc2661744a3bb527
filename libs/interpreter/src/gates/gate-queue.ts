/** The ids of the visits of a step that wait at its gates, oldest first; those before `from` wait no more. */
export interface GateQueue {
  readonly ids: string[];
  from: number;
}
