import type { TaskDeed, TaskDetail, TaskLeave } from '@fermata/contracts';

/** How a task stands for the person before it. */
export type Standing =
  /** To be filled in. */
  | 'mine'
  /** Somebody else has it, and the person fills it in with them. */
  | 'helping'
  /** Open to the person: may be claimed. */
  | 'open'
  /** Somebody else has it. */
  | 'theirs'
  /** Nobody may do anything until it is resumed. */
  | 'suspended'
  /** The answer is with the workflow. */
  | 'submitted'
  /** Nothing is waited for any more. */
  | 'closed';

/** How a task stands for a person. */
export function standingOf(task: TaskDetail, person: string | undefined): Standing {
  if (task.status === 'submitted') return 'submitted';
  if (task.status !== 'offered' && task.status !== 'claimed') return 'closed';
  if (task.suspendedAt !== undefined) return 'suspended';
  if (task.status === 'offered') return 'open';
  if (task.assignee?.id === person) return 'mine';
  return task.helpers?.some(({ id }) => id === person) === true ? 'helping' : 'theirs';
}

/** Verbs of the task's menu. */
export type MenuVerb =
  | 'claim'
  | 'release'
  | 'assign'
  | 'delegate'
  | 'helpers'
  | 'return'
  | 'decline'
  | 'snooze'
  | 'escalate'
  | 'suspend'
  | 'resume'
  | 'take-over'
  | 'skip'
  | 'redo';

type Right = 'task.claim' | 'task.assign' | 'task.suspend' | 'instance.repair';
type May = (right: Right) => boolean;

interface Case {
  readonly task: TaskDetail;
  readonly standing: Standing;
}

interface Offer {
  readonly verb: MenuVerb;
  readonly deed: TaskDeed;
  /** Whether the verb says anything to a task that stands so. */
  readonly fits: (given: Case) => boolean;
  /** What tells whether the person may, where the server does not say so. */
  readonly right?: Right;
}

/** Verbs in the order of the menu. */
const offers: readonly Offer[] = Object.freeze<Offer[]>([
  { verb: 'claim', deed: 'claim', fits: ({ standing }) => standing === 'open', right: 'task.claim' },
  { verb: 'release', deed: 'release', fits: isMine },
  { verb: 'return', deed: 'return', fits: (given) => isMine(given) && given.task.owner !== undefined },
  { verb: 'delegate', deed: 'delegate', fits: isMine },
  { verb: 'assign', deed: 'assign', fits: isOpen, right: 'task.assign' },
  { verb: 'helpers', deed: 'help', fits: isManned, right: 'task.assign' },
  { verb: 'take-over', deed: 'takeOver', fits: isOthers, right: 'task.assign' },
  { verb: 'decline', deed: 'decline', fits: isOffered, right: 'task.claim' },
  { verb: 'snooze', deed: 'snooze', fits: isMine },
  { verb: 'escalate', deed: 'escalate', fits: isOpen, right: 'task.assign' },
  { verb: 'suspend', deed: 'suspend', fits: isRunning, right: 'task.suspend' },
  {
    verb: 'resume',
    deed: 'suspend',
    fits: ({ standing }) => standing === 'suspended',
    right: 'task.suspend',
  },
  { verb: 'skip', deed: 'skip', fits: isOpen, right: 'instance.repair' },
  { verb: 'redo', deed: 'redo', fits: ({ standing }) => standing === 'closed', right: 'instance.repair' },
]);

/** Verbs that the holder of a task has by holding it. */
const ofHolder: readonly MenuVerb[] = Object.freeze(['assign', 'helpers', 'escalate']);

/** A verb of the menu: to be done, or shown with why the person never can. */
export interface OfferedVerb {
  readonly verb: MenuVerb;
  readonly refused?: TaskLeave;
}

/** What the person may do to a task that stands so, in the order of the menu. The server has the last word. */
export function offeredVerbs(task: TaskDetail, standing: Standing, may: May): readonly OfferedVerb[] {
  const given = { task, standing };
  return offers.filter(({ fits }) => fits(given)).flatMap((offer) => offered(offer, given, may));
}

/** Why the person may not do something to a task, as far as the server says. */
export function refusedFor({ may }: TaskDetail, deed: TaskDeed): TaskLeave | undefined {
  const leave = may?.[deed];
  return leave === undefined || leave.allowed ? undefined : leave;
}

/** Whether the person is kept apart from the task: nothing that the person could do changes it. */
export function isApart({ code }: TaskLeave): boolean {
  return code === 'task.separation';
}

/** What is refused for good is shown, what is refused for want of a right is left out. */
function offered({ verb, deed, right }: Offer, given: Case, may: May): readonly OfferedVerb[] {
  const isLeaving = verb === 'helpers' && given.standing === 'helping';
  if (isLeaving) return [{ verb }];
  if (given.task.may === undefined) {
    const isHolder = given.standing === 'mine' && ofHolder.includes(verb);
    return isHolder || right === undefined || may(right) ? [{ verb }] : [];
  }
  const refused = refusedFor(given.task, deed);
  if (refused === undefined) return [{ verb }];
  return isApart(refused) ? [{ verb, refused }] : [];
}

function isMine({ standing }: Case): boolean {
  return standing === 'mine';
}

function isOpen({ standing }: Case): boolean {
  return standing !== 'submitted' && standing !== 'closed';
}

function isRunning(given: Case): boolean {
  return isOpen(given) && given.standing !== 'suspended';
}

/** Somebody else holds it. */
function isOthers({ standing }: Case): boolean {
  return standing === 'theirs' || standing === 'helping';
}

/** Whether somebody holds it who could be helped. */
function isManned(given: Case): boolean {
  return isMine(given) || isOthers(given);
}

/** Nobody declines what he has taken himself: that is given back. */
function isOffered({ task, standing }: Case): boolean {
  return standing === 'open' || (standing === 'mine' && task.allocated);
}
