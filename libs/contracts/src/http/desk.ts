import type { PersonReference, TaskStatus } from './tasks.ts';

/** Open work of one person or group, at a moment. */
export interface LoadRow {
  readonly kind: 'person' | 'group';
  readonly id: string;
  readonly name: string;
  /** Offered and not yet taken; of a person: by name. */
  readonly offered: number;
  readonly claimed: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** Completed since midnight of the viewer's zone. */
  readonly doneToday: number;
  /** Of a person: away now. */
  readonly absent?: boolean;
  /** Of a person: the groups it is in. */
  readonly groups?: readonly string[];
}

/** Open tasks of the project in numbers, each task once. */
export interface DeskTotals {
  readonly open: number;
  /** Offered and not yet taken. */
  readonly unassigned: number;
  readonly overdue: number;
  /** Due before the next midnight of the viewer's zone, and not overdue yet. */
  readonly dueToday: number;
  readonly doneToday: number;
  /** Tasks that do not move by themselves: see {@link StrandedRow}. */
  readonly stranded: number;
}

/** `GET /desk/load?group=`: everybody who has work or is in a group, the most burdened first; then the groups. */
export interface DeskLoad {
  /** When it was counted; viewers share one count for some seconds. */
  readonly asOf: string;
  readonly totals: DeskTotals;
  readonly rows: readonly LoadRow[];
  /** How many people there are; `rows` names at most 500 of them. */
  readonly people: number;
}

/** `GET /desk/stranded`: an open task that does not move by itself, and why. */
export interface StrandedRow {
  readonly taskId: string;
  readonly title: string;
  readonly definition: string;
  /** Nobody who may sign in can take it; its holder may no longer sign in; its holder is away and nobody stands in. */
  readonly reason: 'nobody' | 'holder-disabled' | 'holder-absent';
  readonly holder?: PersonReference;
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly dueAt?: string;
  readonly createdAt: string;
  readonly revision: number;
}

/** How one task of a round stands. */
export interface RoundTask {
  readonly taskId: string;
  readonly status: TaskStatus;
  /** Who has it or has answered it. */
  readonly person?: PersonReference;
  readonly outcome?: string;
}

/**
 * `GET /desk/rounds?of=several|apart`: a step that several people answer, or that some may not answer (four eyes), while
 * one of its tasks is open.
 */
export interface RoundRow {
  readonly instanceId: string;
  readonly businessKey?: string;
  readonly definition: string;
  readonly stepId: string;
  /** The visit whose tasks these are, such as `approve#1`. */
  readonly visit: string;
  readonly title: string;
  /** Tasks so far, and how many of them are answered. */
  readonly total: number;
  readonly done: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** When the round is over, as the definition says it; absent = when all have answered. */
  readonly until?: string;
  readonly dueAt?: string;
  /** Who may not answer. */
  readonly excluded: readonly PersonReference[];
  /** Steps of the instance whose performers may not answer. */
  readonly separateFrom: readonly string[];
  /** At most 50, in order. */
  readonly tasks: readonly RoundTask[];
}

/** `GET /desk/ageing`: open tasks by age, in classes; the last has no upper bound. */
export interface DeskAgeing {
  readonly asOf: string;
  readonly classes: readonly {
    readonly untilHours?: number;
    readonly open: number;
    readonly overdue: number;
  }[];
}

/** `GET /desk/throughput?days=`: by day of the viewer's zone. */
export interface DeskThroughput {
  readonly asOf: string;
  readonly days: readonly {
    readonly day: string;
    readonly opened: number;
    readonly completed: number;
    readonly late: number;
    readonly expired: number;
    /** Seconds from offer to answer, median. */
    readonly medianSeconds?: number;
  }[];
}

/** `GET /desk/forecast`: what breaches if work goes on at the pace of the last days. */
export interface DeskForecast {
  readonly asOf: string;
  readonly groups: readonly {
    readonly group: string;
    readonly open: number;
    readonly perHour: number;
    readonly overdue: number;
    /** Tasks that come too late at that pace, by the hours until they do. */
    readonly breaches: readonly { readonly withinHours: number; readonly tasks: number }[];
  }[];
}

/** `GET /desk/escalations`, newest first. */
export interface EscalationRow {
  /** Of the entry. */
  readonly id: string;
  readonly at: string;
  readonly kind: 'reminded' | 'escalated' | 'reassigned' | 'returned';
  readonly taskId: string;
  readonly title: string;
  readonly businessKey?: string;
  /** Ids of people, names of groups. */
  readonly to: readonly string[];
  readonly by?: PersonReference;
  readonly reason?: string;
}

/** `GET /desk/samples?state=open|reviewed`: completed tasks drawn for review, newest first. */
export interface SampleRow {
  readonly taskId: string;
  readonly title: string;
  readonly businessKey?: string;
  readonly definition: string;
  readonly stepId: string;
  readonly outcome?: string;
  readonly completedBy: PersonReference;
  readonly completedAt: string;
  /** The viewer's own work, which others review. */
  readonly own: boolean;
  readonly review?: {
    readonly verdict: 'right' | 'wrong';
    readonly note?: string;
    readonly by: PersonReference;
    readonly at: string;
  };
}

/** The share of completed tasks of a step that is drawn, 0 to 100. */
export interface SamplingRow {
  readonly definition: string;
  readonly stepId: string;
  readonly percent: number;
}

/** `PUT /desk/sampling` with If-Match: every step of which tasks are drawn; `sampling.conflict` (412) says `by` and `at`. */
export interface SamplingRequest {
  readonly items: readonly SamplingRow[];
}

/** Answer of `/desk/sampling`; its revision is the ETag. */
export interface Sampling extends SamplingRequest {
  /** 0 = nobody has said anything yet. */
  readonly revision: number;
  readonly changedBy?: PersonReference;
  readonly changedAt?: string;
}

/** `POST /desk/samples/:task/review`. */
export interface ReviewRequest {
  readonly verdict: 'right' | 'wrong';
  readonly note?: string;
}
