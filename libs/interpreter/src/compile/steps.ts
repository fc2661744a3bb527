import { isCelWord, isIdentifier } from '@fermata/model';
import type { PlanStep, PlanTransition } from '../plan/steps.ts';
import { readCatches } from './catches.ts';
import { misshapen, report, warn, type Context, type Place } from './context.ts';
import { FIELDS, fieldsOfStep, refuse, refuseOthers } from './fields.ts';
import type { Body } from './body.ts';
import { isPlanType, readBody } from './kinds.ts';
import {
  field,
  readDuration,
  readExpression,
  readList,
  readObject,
  readOptional,
  readTemplates,
  readText,
} from './read.ts';

/** A step without what only the whole graph tells: its join's branches, and what expressions read of it. */
export type StepDraft = Omit<PlanStep, 'join' | 'keepsOutput' | 'keepsError' | keyof Body> &
  Body & { readonly joinsAll: boolean };

/** All steps that can be run, in the order of the definition. */
export function readSteps(context: Context, value: unknown): readonly StepDraft[] {
  const steps = Object.entries(readObject(context, value, ['steps']));
  if (steps.length === 0) report(context, ['steps'], 'steps.none', 'a workflow needs a step');
  return steps.flatMap(([id, step], index) => readStep(context, id, step, index) ?? []);
}

function readStep(context: Context, id: string, step: unknown, index: number): StepDraft | undefined {
  const place: Place = ['steps', id];
  if (!isIdentifier(id)) report(context, place, 'step.id', idProblem(id));
  const type = field(step, 'type');
  const known = fieldsOfStep(type);
  if (known === undefined || !isPlanType(type)) {
    if (typeof type === 'string') refuse(context, [...place, 'type'], `a step of type \`${type}\``);
    else misshapen(context, place, 'a step with a `type`');
    return undefined;
  }
  refuseOthers(context, step, place, known);
  const common = readCommon(context, id, step, index);
  return { ...taskDefaults(context, step), ...common, ...readBody(context, type, step, place) } as StepDraft;
}

/** What the task definition says where the step is silent. */
function taskDefaults(context: Context, step: unknown): Pick<PlanStep, 'timeout' | 'priority'> {
  const task = field(step, 'task');
  const isKnown = typeof task === 'string' && Object.hasOwn(context.references.tasks, task);
  const defaults = isKnown ? context.references.tasks[task]?.defaults : undefined;
  return {
    priority: defaults?.priority ?? 3,
    ...(defaults?.timeout === undefined ? {} : { timeout: { t: 'literal', value: defaults.timeout } }),
  };
}

function idProblem(id: string): string {
  return isCelWord(id)
    ? `\`${id}\` is a word of the expression language`
    : 'a step id is a lower-case letter, then letters and digits';
}

function readCommon(context: Context, id: string, step: unknown, index: number) {
  const place: Place = ['steps', id];
  const at = (name: string): Place => [...place, name];
  const description = readText(context, field(step, 'description'), at('description'));
  const unless = readExpression(context, field(step, 'unless'), at('unless'));
  const otherwise = readOptional(context, field(step, 'default'), at('default'));
  const timeout = readDuration(context, field(step, 'timeout'), at('timeout'));
  const priority = field(step, 'priority');
  return {
    id,
    index,
    title: readText(context, field(step, 'title'), at('title')) ?? id,
    ...(description === undefined ? {} : { description }),
    ...(unless === undefined ? {} : { unless }),
    ...(otherwise === undefined ? {} : { default: otherwise }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(typeof priority === 'number' ? { priority } : {}),
    save: readTemplates(context, field(step, 'save'), at('save')),
    next: readNext(context, field(step, 'next'), at('next'), field(step, 'split')),
    split: readSplit(context, field(step, 'split'), at('split')),
    catch: readCatches(context, field(step, 'catch'), at('catch')),
    joinsAll: readJoin(context, field(step, 'join'), at('join')),
  };
}

function readSplit(context: Context, split: unknown, place: Place): 'first' | 'all' {
  if (split === 'all') return 'all';
  if (split !== undefined && split !== 'first') refuse(context, place, `\`split: ${JSON.stringify(split)}\``);
  return 'first';
}

function readJoin(context: Context, join: unknown, place: Place): boolean {
  if (join !== undefined && join !== 'any' && join !== 'all') {
    refuse(context, place, `\`join: ${JSON.stringify(join)}\``);
  }
  return join === 'all';
}

function readNext(context: Context, value: unknown, place: Place, split: unknown): readonly PlanTransition[] {
  const entries = readList(context, value, place).flatMap((entry, index) => {
    const at = [...place, index];
    refuseOthers(context, entry, at, FIELDS.transition);
    const when = readExpression(context, field(entry, 'when'), [...at, 'when']);
    const to = readText(context, field(entry, 'to'), [...at, 'to']);
    if (to === undefined) return misshapen(context, at, 'a transition with `to`') ?? [];
    return [{ ...(when === undefined ? {} : { when }), to }];
  });
  const always = entries.findIndex(({ when }) => when === undefined);
  if (split !== 'all' && always >= 0) {
    for (let index = always + 1; index < entries.length; index += 1) {
      warn(context, [...place, index], 'next.unreachable', 'an entry without `when` stands before it');
    }
  }
  return entries;
}

/** The steps that a step leads to: by `next`, then by `catch`. */
export function targetsOfStep(step: Pick<StepDraft, 'next' | 'catch'>): readonly string[] {
  return [...step.next, ...step.catch].flatMap(({ to }) => (to === undefined ? [] : [to]));
}
