import { chance, pick, upTo, type Dice } from './dice.ts';

/** What one kind of step needs; all kinds but `end`. */
export function randomBody(dice: Dice): object {
  switch (upTo(dice, 12)) {
    case 0:
    case 1:
      return { type: 'set', with: { ok: chance(dice, 0.5), k: '${ input.k }' } };
    case 2:
      return {
        type: 'decide',
        cases: [{ when: 'vars.n > 3', output: { ok: true } }, { output: { ok: false } }],
      };
    case 3:
      return { type: 'emit', event: 'sent', with: { n: '${ vars.n }' } };
    case 4:
      return { type: 'delay', delay: { for: pick(dice, ['PT1M', 'PT2H', 'PT0S']) }, ...timeout(dice) };
    case 5:
    case 6:
      return manual(dice);
    default:
      return { type: 'task', task: 'work', with: { n: '${ vars.n }' } };
  }
}

function timeout(dice: Dice): object {
  return chance(dice, 0.3) ? { timeout: 'PT1H' } : {};
}

function manual(dice: Dice): object {
  const timers = [
    { at: '50%', remind: true },
    { at: 'PT30M', escalate: { groups: ['bosses'] } },
  ];
  return {
    type: 'manual',
    form: 'form',
    assign: { groups: ['agents'], not: ['${ instance.startedBy }'] },
    due: { in: 'PT2H' },
    ...(chance(dice, 0.5) ? { timers } : {}),
    ...timeout(dice),
  };
}
