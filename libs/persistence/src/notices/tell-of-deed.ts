import { isObject, type JsonValue } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';
import { tellPeople, type Telling } from './tell-people.ts';

/** What was done to a task, as the trail says it. */
export interface ToldDeed {
  /** `assigned`, `delegated`, `completed`, … */
  readonly what: string;
  /** `from` and `to` name those who had it and have it now. */
  readonly details?: JsonValue | undefined;
  readonly reason?: string | null | undefined;
}

type Whom = (deed: {
  readonly to: readonly string[];
  readonly from: readonly string[];
}) => readonly Omit<Telling, 'taskId'>[];

const closed: Whom = () => [{ kind: 'closed', watchers: true }];
const closedForHolder: Whom = () => [{ kind: 'closed', watchers: true, holder: true }];
const handed =
  (kind: 'assigned' | 'delegated'): Whom =>
  ({ to, from }) => [
    { kind, people: to },
    { kind: 'reassigned', people: from },
  ];
const givenBack: Whom = ({ to }) => [{ kind: 'returned', people: to }];
const lost: Whom = ({ from }) => [{ kind: 'reassigned', people: from }];

/** Who is told of which deed. What is not here is nobody's news. */
const told = Object.freeze<Partial<Record<string, Whom>>>({
  allocated: ({ to }) => [{ kind: 'assigned', people: to }],
  assigned: handed('assigned'),
  delegated: handed('delegated'),
  returned: givenBack,
  declined: givenBack,
  'taken-over': lost,
  released: lost,
  'helper-added': ({ to }) => [{ kind: 'assigned', people: to }],
  escalated: () => [{ kind: 'escalated', groups: ['supervisors'] }],
  completed: closed,
  skipped: closedForHolder,
  superseded: closedForHolder,
  withdrawn: closedForHolder,
  expired: closedForHolder,
});

/**
 * Tells those whom a deed concerns: who gets the task and who had it, its watchers when it ends. To be called where the
 * deed is written into the trail. A deed by the person itself, or of which nobody is told, costs no statement.
 */
export async function tellOfDeed(tx: Transaction, taskId: string, deed: ToldDeed): Promise<void> {
  const { actor } = tx.acting;
  const to = [...named(deed.details, 'to'), ...named(deed.details, 'person')];
  const from = named(deed.details, 'from').filter((person) => !to.includes(person));
  const detail = deed.reason ?? undefined;
  for (const telling of told[deed.what]?.({ to, from }) ?? []) {
    if (telling.people?.every((person) => person === actor) === true) continue;
    await tellPeople(tx, { taskId, ...telling, ...(detail === undefined ? {} : { detail }) });
  }
}

function named(details: JsonValue | undefined, member: string): readonly string[] {
  const person = isObject(details) ? details[member] : undefined;
  return typeof person === 'string' ? [person] : [];
}
