import { said } from '@fermata/model';
import { AppError, type OperationTarget, type OperatorVerb } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { present } from '../http/page.dto.ts';
import type { VerbTargetDto } from './operation.dto.ts';

type Member = keyof VerbTargetDto & string;

/** What each verb needs beside its reason. */
const needs: Readonly<Record<OperatorVerb, readonly Member[]>> = Object.freeze({
  cancel: [],
  terminate: [],
  retry: [],
  pause: [],
  resume: [],
  hold: ['step'],
  release: ['step'],
  rerun: ['step'],
  skip: ['visit'],
  fail: ['visit'],
  'edit-input': ['visit', 'input'],
  'edit-output': ['visit', 'output'],
  jump: ['from', 'to'],
  'add-task': ['task'],
  'withdraw-task': ['visit'],
  'add-items': ['visit', 'items'],
  'complete-items': ['visit'],
  move: ['version'],
  'undo-move': [],
});

/** What some verbs may be given besides. */
const may: Readonly<Partial<Record<OperatorVerb, readonly Member[]>>> = Object.freeze({
  retry: ['visit'],
  skip: ['output'],
  'add-task': ['data'],
  move: ['mapping'],
});

const targets = Object.freeze(['visit', 'step', 'from', 'to', 'input', 'output', 'items', 'task'] as const);

/**
 * What the verb is about. Fails with `operation.incomplete` (422) where the verb lacks something, or was given what it
 * does not take: nothing is ever ignored.
 */
export function targetOf(body: VerbTargetDto): OperationTarget {
  const needed = needs[body.verb];
  const taken = new Set<string>(['verb', 'reason', ...needed, ...(may[body.verb] ?? [])]);
  const given = Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const problems = [
    ...needed.filter((name) => !given.includes(name)).map((name) => problem(name, `${body.verb} needs it`)),
    ...given.filter((name) => !taken.has(name)).map((name) => problem(name, `${body.verb} does not take it`)),
    ...(body.items === undefined || Array.isArray(body.items) ? [] : [problem('items', 'a list')]),
    ...assignProblems(body),
  ];
  if (problems.length > 0) {
    const details = { problems };
    throw new AppError('operation.incomplete', said`The verb cannot be understood`, { status: 422, details });
  }
  const target = Object.fromEntries(targets.map((name) => [name, body[name]])) as OperationTarget;
  return { ...present(target), ...withData(body) } as OperationTarget;
}

function withData({ task, data }: VerbTargetDto): OperationTarget {
  return task === undefined
    ? {}
    : { task: { ...present({ ...task }), ...present({ data }) } as OperationTarget['task'] & object };
}

function assignProblems({ task }: VerbTargetDto) {
  if (task === undefined || (task.users ?? []).length + (task.groups ?? []).length > 0) return [];
  return [problem('task', 'names somebody: users or groups')];
}

function problem(name: string, message: string): Readonly<Record<string, JsonValue>> {
  return { code: 'operation.incomplete', path: `/${name}`, message, severity: 'error' };
}
