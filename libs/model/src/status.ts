/** Status of an instance. Terminated is `cancelled` with its reason. */
export type InstanceStatus =
  'pending' | 'running' | 'waiting' | 'suspended' | 'completed' | 'failed' | 'cancelled';

/** Status of a visit; `cancelled` is only for withdrawn visits (rule T8), `superseded` for what a rerun replaced (O4). */
export type VisitStatus = 'open' | 'held' | 'completed' | 'failed' | 'cancelled' | 'skipped' | 'superseded';

/** Status of a step as expressions see it (rule D3). */
export type StepStatus = 'none' | 'open' | 'completed' | 'failed' | 'cancelled' | 'skipped';

/** Status of a manual task. */
export type TaskStatus = 'offered' | 'claimed' | 'submitted' | 'completed' | 'expired' | 'withdrawn';

/** Class of an error: what trying again would help (rule E4). */
export type ErrorClass = 'retryable' | 'permanent' | 'business';
