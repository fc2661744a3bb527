import type {
  EscalationRow,
  PersonReference,
  RoundRow,
  RoundTask,
  SampleRow,
  Sampling,
  StrandedRow,
} from '@fermata/contracts';
import type {
  HandingOn,
  Round,
  Sample,
  SamplingRules,
  StrandedRow as StoredStranded,
  TaskOfRound,
} from '@fermata/persistence';
import { present } from '../http/page.dto.ts';

/** A stranded task as the API answers it. */
export function strandedAnswer(row: StoredStranded): StrandedRow {
  const { id, title, definition, reason, groups, users } = row;
  return {
    taskId: id,
    title,
    definition,
    reason,
    groups,
    users,
    createdAt: row.createdAt.toISOString(),
    revision: row.version,
    ...present({ holder: personOf(row.holder, row.holderName), dueAt: row.dueAt?.toISOString() }),
  };
}

/** An entry of the log; only people stand in `by`. */
export function handingOnAnswer(row: HandingOn): EscalationRow {
  const by = row.actorName === null ? undefined : { id: row.actor, name: row.actorName };
  return {
    id: String(row.number),
    at: row.at.toISOString(),
    kind: row.kind,
    taskId: row.taskId,
    title: row.title,
    to: row.to,
    ...present({ businessKey: row.businessKey, by, reason: row.reason }),
  };
}

/** A round as the API answers it. */
export function roundAnswer(row: Round): RoundRow {
  const { instanceId, definition, stepId, visit, title, total, done, outcomes, separateFrom } = row;
  return {
    instanceId,
    definition,
    stepId,
    visit,
    title,
    total,
    done,
    outcomes,
    separateFrom,
    excluded: row.excluded.map(({ id, name }) => ({ id, name: name ?? id })),
    tasks: row.tasks.map(roundTask),
    ...present({ businessKey: row.businessKey, until: row.until, dueAt: row.dueAt?.toISOString() }),
  };
}

function roundTask({ taskId, status, person, personName, outcome }: TaskOfRound): RoundTask {
  const who = personOf(person, personName);
  return { taskId, status: status as RoundTask['status'], ...present({ person: who, outcome }) };
}

/** The rules of sampling as the API answers them. */
export function samplingAnswer(stored: SamplingRules): Sampling {
  const { revision, rules, changedBy, changedByName, changedAt } = stored;
  const last = { changedBy: personOf(changedBy, changedByName), changedAt: changedAt?.toISOString() };
  return { items: rules, revision, ...present(last) };
}

/** A drawn task as this reviewer sees it. */
export function sampleAnswer(row: Sample, viewer: string): SampleRow {
  const { taskId, title, definition, stepId, outcome } = row;
  return {
    taskId,
    title,
    definition,
    stepId,
    completedBy: { id: row.completedBy, name: row.completedByName ?? row.completedBy },
    completedAt: row.completedAt.toISOString(),
    own: row.completedBy === viewer,
    ...present({ businessKey: row.businessKey, outcome, review: reviewOf(row) }),
  };
}

function reviewOf(row: Sample): SampleRow['review'] {
  const { verdict, note, reviewedAt } = row;
  const by = personOf(row.reviewedBy, row.reviewedByName);
  if (verdict === null || by === undefined || reviewedAt === null) return undefined;
  return { verdict, by, at: reviewedAt.toISOString(), ...present({ note }) };
}

function personOf(id: string | null, name: string | null): PersonReference | undefined {
  return id === null ? undefined : { id, name: name ?? id };
}
