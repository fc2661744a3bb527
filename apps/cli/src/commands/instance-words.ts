import type { InstanceDetail, VisitRow } from '@fermata/contracts';
import { paint, plain, since, statusWord } from '../words.ts';

const marks: Readonly<Record<VisitRow['status'], string>> = Object.freeze({
  completed: '✓',
  failed: '✗',
  cancelled: '–',
  skipped: '○',
  open: '●',
  held: '‖',
  superseded: '↺',
});

/** Where an instance stands and what it waits for: the path it took, then each open step with its way out. */
export function instanceWords(instance: InstanceDetail, visits: readonly VisitRow[], nowMs: number): string {
  const key = instance.businessKey === undefined ? '' : `  key ${plain(instance.businessKey)}`;
  const reason = instance.reason === undefined ? '' : ` (${plain(instance.reason)})`;
  return [
    paint('bold', `${instance.definition}@${instance.version}  ${instance.id}${key}`),
    `${statusWord(instance.status)}${reason}, started by ${plain(instance.startedBy)} at ${instance.createdAt}`,
    ...(instance.parentId === undefined ? [] : [`a child of ${instance.parentId}`]),
    ...errorLines(instance),
    ...visits.map(visitLine),
    ...waitingLines(instance, nowMs),
    ...childLines(instance),
    ...(instance.output === undefined ? [] : [plain(`output ${JSON.stringify(instance.output)}`)]),
    ...(instance.temporalUrl === undefined ? [] : [paint('dim', instance.temporalUrl)]),
  ].join('\n');
}

function errorLines(instance: InstanceDetail): string[] {
  return instance.error === undefined
    ? []
    : [paint('red', plain(`${instance.error.code}: ${instance.error.message}`))];
}

function visitLine(visit: VisitRow): string {
  const who = visit.by === undefined ? '' : ` by ${plain(visit.by)}`;
  return `  ${marks[visit.status]} ${visit.visit}  ${plain(visit.title)}  ${statusWord(visit.status)}${who}`;
}

/** An older server says nothing of children. */
function childLines({ children = [] }: Partial<InstanceDetail>): string[] {
  if (children.length === 0) return [];
  const lines = children.map(
    ({ id, definition, version, status }) => `  ${id}  ${definition}@${version}  ${statusWord(status)}`,
  );
  return ['children', ...lines];
}

function waitingLines(instance: InstanceDetail, nowMs: number): string[] {
  if (instance.waiting.length === 0) return [];
  const lines = instance.waiting.map((entry) => {
    const until = entry.until === undefined ? '' : `, until ${entry.until}`;
    return `  ${entry.visit}  ${plain(entry.title)}: ${plain(entry.detail)}, for ${since(entry.since, nowMs)}${until}`;
  });
  return ['waiting for', ...lines];
}
