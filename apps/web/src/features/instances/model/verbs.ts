import type { InstanceDetail, OperatorVerb, VisitRow } from '@fermata/contracts';

/** Verbs for many instances at once that the list offers. */
export const bulkVerbs = Object.freeze([
  'pause',
  'resume',
  'cancel',
  'terminate',
  'move',
  'undo-move',
] as const);

/** One of them. */
export type BulkVerb = (typeof bulkVerbs)[number];

/** What a verb asks for beside its reason. */
export type VerbField = 'visit' | 'step' | 'from' | 'to' | 'input' | 'output' | 'task' | 'version' | 'items';

/** A verb as it is offered: what it asks for, and when it makes sense. The workflow has the last word. */
export interface OfferedVerb {
  readonly verb: OperatorVerb;
  readonly about: 'instance' | 'visit';
  readonly fields: readonly VerbField[];
  /** What may be left out. */
  readonly optional: readonly VerbField[];
  /** Cannot be taken back: the consequence is named on a red button. */
  readonly danger: boolean;
}

const offer = (
  verb: OperatorVerb,
  about: OfferedVerb['about'],
  fields: readonly VerbField[] = [],
  more: { readonly optional?: readonly VerbField[]; readonly danger?: boolean } = {},
): OfferedVerb => ({ verb, about, fields, optional: more.optional ?? [], danger: more.danger ?? false });

/** Every verb that the page of an instance offers, in the order of its menu. */
export const offeredVerbs: readonly OfferedVerb[] = Object.freeze([
  offer('pause', 'instance'),
  offer('resume', 'instance'),
  offer('retry', 'visit', ['visit'], { optional: ['visit'] }),
  offer('skip', 'visit', ['visit', 'output'], { optional: ['output'] }),
  offer('edit-input', 'visit', ['visit', 'input']),
  offer('edit-output', 'visit', ['visit', 'output']),
  offer('fail', 'visit', ['visit'], { danger: true }),
  offer('complete-items', 'visit', ['visit']),
  offer('withdraw-task', 'visit', ['visit']),
  offer('rerun', 'instance', ['step']),
  offer('jump', 'instance', ['from', 'to']),
  offer('hold', 'instance', ['step']),
  offer('release', 'instance', ['step']),
  offer('add-task', 'instance', ['task']),
  offer('move', 'instance', ['version']),
  offer('undo-move', 'instance'),
  offer('cancel', 'instance', [], { danger: true }),
  offer('terminate', 'instance', [], { danger: true }),
]);

const reopening: readonly OperatorVerb[] = Object.freeze(['retry', 'rerun', 'jump']);

/** Whether it makes sense to offer a verb as things stand: an ended instance is only opened again. */
export function isOffered(verb: OperatorVerb, { status, reason, closedAt }: InstanceDetail): boolean {
  if (closedAt !== undefined) return status !== 'completed' && reopening.includes(verb);
  const isPaused = status === 'suspended' && reason?.startsWith('paused') === true;
  if (verb === 'resume') return isPaused;
  return verb !== 'pause' || !isPaused;
}

/** Whether a verb about a visit makes sense for this one. */
export function fitsVisit(verb: OperatorVerb, { status, type }: Pick<VisitRow, 'status' | 'type'>): boolean {
  switch (verb) {
    case 'retry':
      return status === 'held' || status === 'failed';
    case 'withdraw-task':
      return status === 'open' && type === 'manual';
    case 'complete-items':
      return status === 'open';
    default:
      return status === 'open' || status === 'held';
  }
}
