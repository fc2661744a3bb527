import { said } from '@fermata/model';
import type { Template } from '@fermata/expressions';
import { isCopies, MOST_COPIES } from '../advance/split.ts';
import type { PlanTransition } from '../plan/steps.ts';
import { misshapen, report, warn, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readExpression, readList, readTemplate, readText } from './read.ts';
import type { StepDraft } from './draft.ts';

const SPLITS = Object.freeze(['first', 'all', 'race'] as const);

/** How a step goes on (rule T4): `next`, `split` and `win`. */
export function readFlow(context: Context, step: unknown, place: Place) {
  const split = readSplit(context, field(step, 'split'), [...place, 'split']);
  const win = field(step, 'win');
  if (win !== undefined && win !== 'settle' && win !== 'start') {
    misshapen(context, [...place, 'win'], said`settle or start`);
  } else if (win !== undefined && split !== 'race') {
    report(context, [...place, 'win'], 'race.win', said`\`win\` needs \`split: race\``);
  }
  return {
    split,
    ...(win === 'start' ? { win } : {}),
    next: readNext(context, field(step, 'next'), [...place, 'next'], split),
  };
}

function readSplit(context: Context, split: unknown, place: Place): (typeof SPLITS)[number] {
  const known = SPLITS.find((one) => one === (split ?? 'first'));
  return known ?? misshapen(context, place, said`one of ${{ list: SPLITS.join(', ') }}`) ?? 'first';
}

function readNext(context: Context, value: unknown, place: Place, split: string): readonly PlanTransition[] {
  const entries = readList(context, value, place).flatMap((entry, index) => {
    const transition = readTransition(context, entry, [...place, index]);
    if (transition?.copies !== undefined && split === 'race')
      report(context, [...place, index, 'copies'], 'race.copies', said`a race opens each target once`);
    return transition ?? [];
  });
  const always = entries.findIndex(({ when }) => when === undefined);
  if (split === 'first' && always >= 0) {
    for (let index = always + 1; index < entries.length; index += 1) {
      warn(context, [...place, index], 'next.unreachable', said`an entry without \`when\` stands before it`);
    }
  }
  return entries;
}

function readTransition(context: Context, entry: unknown, place: Place): PlanTransition | undefined {
  refuseOthers(context, entry, place, FIELDS.transition);
  const when = readExpression(context, field(entry, 'when'), [...place, 'when']);
  const to = readText(context, field(entry, 'to'), [...place, 'to']);
  const copies = readCopies(context, field(entry, 'copies'), [...place, 'copies']);
  if (to === undefined) return misshapen(context, place, said`a transition with \`to\``);
  return {
    ...(when === undefined ? {} : { when }),
    to,
    ...(copies === undefined ? {} : { copies }),
  };
}

/** A number from 0 to 1,000, or an expression that yields one (rule T4). */
function readCopies(context: Context, value: unknown, place: Place): Template | undefined {
  if (value === undefined) return undefined;
  const template = readTemplate(context, value, place);
  if (template.t !== 'literal' || isCopies(template.value)) return template;
  return misshapen(context, place, said`a whole number from 0 to ${{ most: MOST_COPIES }}, or an expression`);
}

/** Members of a race open at once, without join and gates (rule W3). */
export function checkRaceTargets(context: Context, steps: readonly StepDraft[]): void {
  const gated = new Set(steps.filter(isGated).map(({ id }) => id));
  for (const { id, split, next } of steps) {
    if (split !== 'race') continue;
    next.forEach(({ to }, index) => {
      if (!gated.has(to)) return;
      const message = said`\`${{ step: to }}\` is opened by a race: it may have no join, lock or whileIn`;
      report(context, ['steps', id, 'next', index, 'to'], 'race.target', message);
    });
  }
}

function isGated(step: StepDraft): boolean {
  return step.joining !== undefined || 'lock' in step || 'whileIn' in step;
}
