import type { Environment } from '../config/environment.ts';

/** Places in Temporal Web; undefined where none is configured. */
export class TemporalLinks {
  readonly #base: string | undefined;

  constructor({ temporalWebUrl, temporalNamespace }: Environment) {
    this.#base =
      temporalWebUrl === undefined ? undefined : `${temporalWebUrl}/namespaces/${temporalNamespace}`;
  }

  /** An instance, whatever its run. */
  ofInstance(instanceId: string): string | undefined {
    return this.#base === undefined ? undefined : `${this.#base}/workflows/${instanceId}`;
  }

  /** The history of the run in which an activity was scheduled. */
  ofRun(instanceId: string, runId: string): string | undefined {
    return this.#base === undefined ? undefined : `${this.#base}/workflows/${instanceId}/${runId}/history`;
  }

  /** An activity that belongs to no instance. */
  ofActivity(activityId: string, runId: string): string | undefined {
    return this.#base === undefined ? undefined : `${this.#base}/activities/${activityId}/${runId}/details`;
  }
}
