import type { ProblemBody } from '@fermata/contracts';
import type { JsonObject, Problem } from '@fermata/model';

/** An answer to a task, as it is handed in. */
export interface Answer {
  readonly taskId: string;
  /** What the task is called: shown while it waits. */
  readonly title: string;
  readonly outcome?: string;
  readonly data: JsonObject;
}

/** How far an answer has come. What was taken is no longer here. */
export type SubmissionState =
  | { readonly kind: 'sending'; readonly attempts: number }
  /** Nobody answered, or nobody is signed in: it is sent again by itself. */
  | { readonly kind: 'waiting'; readonly attempts: number; readonly why: 'network' | 'session' }
  /** Something in it is wrong: it goes back to the form. */
  | { readonly kind: 'refused'; readonly problem: ProblemBody; readonly problems: readonly Problem[] }
  /** It came too late or may not be given: kept to be read and copied until it is put away. */
  | { readonly kind: 'lost'; readonly problem: ProblemBody };

/** An answer on its way. Its id is chosen once: however often it is sent, it counts once. */
export interface Submission extends Answer {
  readonly id: string;
  /** When it was handed in, in milliseconds of the epoch. */
  readonly at: number;
  readonly state: SubmissionState;
}

/** What came of sending an answer once. */
export type SendVerdict =
  | { readonly type: 'taken' }
  | { readonly type: 'unanswered' }
  | { readonly type: 'signed-out' }
  | { readonly type: 'refused'; readonly problem: ProblemBody; readonly problems: readonly Problem[] }
  | { readonly type: 'lost'; readonly problem: ProblemBody };

/** How an answer stands after a verdict; undefined when it is settled. */
export function afterVerdict(attempts: number, verdict: SendVerdict): SubmissionState | undefined {
  switch (verdict.type) {
    case 'taken':
      return undefined;
    case 'unanswered':
      return { kind: 'waiting', attempts: attempts + 1, why: 'network' };
    case 'signed-out':
      return { kind: 'waiting', attempts: attempts + 1, why: 'session' };
    case 'refused':
      return { kind: 'refused', problem: verdict.problem, problems: verdict.problems };
    case 'lost':
      return { kind: 'lost', problem: verdict.problem };
  }
}
