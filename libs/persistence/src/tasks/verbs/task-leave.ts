import type { AppError, TaskDeed } from '@fermata/contracts';
import type { Transaction } from '../../database/transaction.ts';
import { mayAnswer } from '../separation.ts';
import { closedTask, forbiddenTask, refusal, separated, suspendedTask, taken } from '../task-failures.ts';
import { offeredTo, type TaskDetail, type TaskViewer } from '../task-rows.ts';
import { mayHold, mayReassign, maySuspend } from './may-hold.ts';
import { declinedBy } from './people-of-task.ts';

/** How each thing would be refused to somebody; what is not there would be done. */
export type Refusals = Readonly<Partial<Record<TaskDeed, AppError>>>;

/** What only rows can tell of a task and a person. */
interface Facts {
  readonly name: string;
  readonly isApart: boolean;
  readonly hasDeclined: boolean;
  readonly isClaimable: boolean;
  readonly isCompletable: boolean;
  readonly isHoldable: boolean;
}

interface Case {
  readonly task: TaskDetail;
  readonly viewer: TaskViewer;
  readonly facts: Facts;
  /** How everything is refused that needs an open task, where it is none: made once for all of them. */
  readonly ended: AppError | undefined;
}

type Rule = (given: Case) => AppError | undefined;

const notOffered = 'this task is not offered to you';

/** For each deed the conditions under which its door does it, in the order in which that door asks. */
const rules: Readonly<Record<TaskDeed, readonly Rule[]>> = Object.freeze({
  claim: [notEnded, notTaken, apart, notSuspended, among('isClaimable')],
  complete: [notEnded, notTaken, apart, notSuspended, among('isCompletable')],
  release: [open, theirs('only who holds the task or may reassign it gives it back')],
  return: [open, held],
  delegate: [open, notSuspended, held],
  assign: [open, handed],
  takeOver: [open, notSuspended, takeable, apart],
  decline: [open, notTaken, holdable],
  help: [open, theirs('only who holds the task or may reassign it says who helps')],
  snooze: [open, ({ task, viewer }) => unless(isHeld(task, viewer), 'only who holds the task puts it off')],
  prioritise: [
    open,
    ({ task, viewer }) =>
      unless(mayReassign(task, viewer), 'only who may reassign the task changes its priority'),
  ],
  escalate: [open, theirs('only who holds the task or may reassign it escalates it')],
  suspend: [open, ({ task, viewer }) => unless(maySuspend(task, viewer), 'you may not suspend this task')],
  skip: [notClosed],
  redo: [],
});

/**
 * What the viewer would be refused if it were tried now, judged as the doors judge it. It promises nothing: somebody else
 * may be first. Whether an operator who would skip it is kept apart is judged by the plan, not here.
 */
export async function refusalsOf(tx: Transaction, task: TaskDetail, viewer: TaskViewer): Promise<Refusals> {
  const facts = isOpen(task) ? await factsOf(tx, task.id, viewer) : nothingKnown(viewer);
  const given = { task, viewer, facts, ended: isOpen(task) ? undefined : closedTask(task) };
  const found = Object.entries(rules).flatMap(([deed, asked]) => {
    const refused = firstOf(asked, given);
    return refused === undefined ? [] : [[deed, refused]];
  });
  return Object.fromEntries(found) as Refusals;
}

function firstOf(asked: readonly Rule[], given: Case): AppError | undefined {
  for (const rule of asked) {
    const refused = rule(given);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

async function factsOf(tx: Transaction, taskId: string, viewer: TaskViewer): Promise<Facts> {
  const { userId, users, claim, complete } = viewer;
  const row = await tx.row<Omit<Facts, 'isHoldable'>>(
    `SELECT COALESCE((SELECT u.display_name FROM user_account u WHERE u.id = $3), $3) AS name,
       NOT ${mayAnswer('$3::text')} AS "isApart", ${declinedBy('$3::text')} AS "hasDeclined",
       ${offeredTo('$4', '$5')} AS "isClaimable", ${offeredTo('$4', '$6')} AS "isCompletable"
     FROM task t WHERE t.project_id = $1 AND t.id = $2`,
    [tx.projectId, taskId, userId, users, claim, complete],
  );
  return { ...nothingKnown(viewer), ...row, isHoldable: await mayHold(tx, taskId, userId) };
}

/** Of a task that has ended nothing more is asked. */
function nothingKnown({ userId }: TaskViewer): Facts {
  const named = { name: userId, isApart: false, hasDeclined: false };
  return { ...named, isClaimable: false, isCompletable: false, isHoldable: false };
}

function isOpen({ status }: TaskDetail): boolean {
  return status === 'offered' || status === 'claimed';
}

function isHeld({ assignee }: TaskDetail, { userId }: TaskViewer): boolean {
  return assignee === userId;
}

function unless(may: boolean, message: string): AppError | undefined {
  return may ? undefined : forbiddenTask(message);
}

function open({ ended }: Case): AppError | undefined {
  return ended;
}

/** An answer that waits for its verdict may still be skipped. */
function notClosed({ task, ended }: Case): AppError | undefined {
  return task.closedAt === null ? undefined : ended;
}

/** As {@link open}, and who has not answered it hears who has. */
function notEnded({ task, viewer }: Case): AppError | undefined {
  return isOpen(task) ? undefined : refusal(task, viewer.userId);
}

function notTaken({ task, viewer }: Case): AppError | undefined {
  return task.assignee === null || isHeld(task, viewer) ? undefined : taken(task);
}

function notSuspended({ task }: Case): AppError | undefined {
  return task.suspendedAt === null ? undefined : suspendedTask(task);
}

function apart({ facts }: Case): AppError | undefined {
  return facts.isApart ? separated(facts.name) : undefined;
}

/** Its holder is among them whatever the offer says. */
function among(fact: 'isClaimable' | 'isCompletable'): Rule {
  return ({ task, viewer, facts }) =>
    unless(isHeld(task, viewer) || (facts[fact] && !facts.hasDeclined), notOffered);
}

function holdable({ facts }: Case): AppError | undefined {
  return unless(facts.isHoldable && !facts.hasDeclined, notOffered);
}

function held({ task, viewer }: Case): AppError | undefined {
  if (isHeld(task, viewer)) return undefined;
  return task.assignee === null ? forbiddenTask('claim the task first') : taken(task);
}

function theirs(message: string): Rule {
  return ({ task, viewer }) => unless(isHeld(task, viewer) || mayReassign(task, viewer), message);
}

function handed({ task, viewer }: Case): AppError | undefined {
  const may = isHeld(task, viewer) || mayReassign(task, viewer);
  return unless(may, 'you may not reassign this task');
}

/** By who may reassign it, or stands in for its holder. */
function takeable({ task, viewer }: Case): AppError | undefined {
  const standsIn = task.assignee !== null && viewer.users.includes(task.assignee);
  return unless(standsIn || mayReassign(task, viewer), 'you may not take this task over');
}
