import type { ReactNode } from 'react';
import type { Problem } from '@fermata/model';

/** Properties of a list of problems of a definition. */
export interface ProblemListProps {
  readonly problems: readonly Problem[];
  /** Goes to the place of a problem. */
  readonly onJump?: (problem: Problem) => void;
  /** Whether a problem can be mended by one click. */
  readonly canFix?: (problem: Problem) => boolean;
  readonly onFix?: (problem: Problem) => void;
  /** Plays the run that shows it, for a problem with a trace. */
  readonly onPlay?: (problem: Problem) => void;
  /** The place in people's words ("Approve refund · due"); the pointer unless said. */
  readonly placeOf?: (problem: Problem) => string;
  /** Shown when there is none. */
  readonly empty?: ReactNode;
}

/** Properties of the note about one failure of a call. */
export interface ProblemNoteProps {
  /** What happened, in one sentence. */
  readonly title?: string;
  /** Why. */
  readonly detail: string;
  /** What can be done about it. */
  readonly advice?: string;
  readonly code: string;
  readonly traceId?: string;
  readonly problems?: readonly Problem[];
  readonly onRetry?: () => void;
}
