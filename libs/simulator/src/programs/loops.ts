import type { Step, WorkflowDefinition } from '@fermata/model';
import { chance, pick, upTo, type Dice } from './dice.ts';

/** Steps done for each item of a list or again and again, and steps that end the items of others early. */
export function randomLoops(dice: Dice, definition: WorkflowDefinition): WorkflowDefinition {
  const looped = Object.entries(definition.steps).map(([id, step]) => [id, withLoop(dice, step)] as const);
  const loops = looped.flatMap(([id, step]) => ('forEach' in step ? [id] : []));
  const steps = looped.map(([id, step]) => {
    const others = loops.filter((loop) => loop !== id);
    const isEnding = others.length > 0 && chance(dice, 0.15);
    return [id, isEnding ? { ...step, completes: [pick(dice, others)] } : step];
  });
  return { ...definition, steps: Object.fromEntries(steps) as WorkflowDefinition['steps'] };
}

function withLoop(dice: Dice, step: Step): Step {
  if (step.type === 'end' || !chance(dice, 0.2)) return step;
  const loop = chance(dice, 0.6) ? { forEach: randomForEach(dice) } : { repeat: pick(dice, REPEATS) };
  return { ...step, ...loop } as Step;
}

const REPEATS = Object.freeze([
  { until: 'vars.n > 3', max: 3 },
  { while: 'vars.n < 4', max: 5 },
  { until: 'true' },
  { while: 'steps.s0.visits < 3', max: 4 },
  { until: 'vars.missing', max: 2 },
  { max: 2 },
] as const);

const LISTS = Object.freeze([
  [],
  [1],
  [1, 2, 3],
  ['a', 'b', 'c', 'd', 'e'],
  '${ [vars.n, input.k] }',
  '${ input.k }',
]);

const UNTILS = Object.freeze([
  'true',
  'output.done >= 1',
  'output.done + output.failed >= 2',
  'output.results.exists(r, r != null)',
  'output.failures.size() > 1',
  'vars.n > 2',
  'output.results[9] == 1',
] as const);

function randomForEach(dice: Dice): object {
  const until = chance(dice, 0.5) ? { until: pick(dice, UNTILS), rest: pick(dice, RESTS) } : {};
  const tolerate = pick(dice, [undefined, { count: 1 }, { count: 9 }, { share: 0.5 }] as const);
  return {
    items: pick<unknown>(dice, LISTS),
    ...(chance(dice, 0.4) ? { concurrency: 1 + upTo(dice, 2) } : {}),
    ...until,
    ...(tolerate === undefined ? {} : { tolerate }),
    ...(chance(dice, 0.3) ? { collect: pick(dice, ['${ index }', '${ item + 1 }']) } : {}),
  };
}

const RESTS = Object.freeze(['ignore', 'cancel', 'block'] as const);
