import type { Api } from './api.ts';
import { deploy, type Definition } from './definitions.ts';
import { foundGroup } from './crew.ts';
import type { House } from './house.ts';

/** One customer's wish: its business key, and within how long somebody has to decide. */
export interface Wish {
  readonly key: string;
  readonly within: string;
  /** Within how long it is decided once more, at a desk that decides twice; its form shows `<key> again`. */
  readonly again?: string;
}

/** A desk that decides on goodwill, once or twice: a group, a small form and a workflow, all of one journey's own. */
export class Goodwill {
  readonly group: string;
  readonly workflow: string;
  readonly #house: House;

  private constructor(house: House, mark: string) {
    this.#house = house;
    this.group = `goodwill-${mark}`;
    this.workflow = `goodwill-${mark}`;
  }

  /** Makes the group and publishes the form and the workflow. */
  static async open(house: House, mark: string, times: 'once' | 'twice' = 'once'): Promise<Goodwill> {
    const goodwill = new Goodwill(house, mark);
    await foundGroup(house, goodwill.group, `Goodwill ${mark}`);
    await deploy(house.admin, formOf(goodwill.workflow), workflowOf(goodwill, times));
    return goodwill;
  }

  /** Starts an instance for each wish, and gives the ids of their tasks, as an agent sees them, in that order. */
  async ask(wishes: readonly Wish[], agent: Api): Promise<readonly string[]> {
    const { admin } = this.#house;
    const started = await Promise.all(wishes.map((wish) => this.#house.start(admin, this.workflow, wish)));
    const tasks = await Promise.all(started.map((id) => this.#house.taskOf(id, agent)));
    return tasks.map(({ id }) => id);
  }
}

function formOf(name: string): Definition {
  return {
    kind: 'component',
    name,
    title: 'Goodwill',
    input: { type: 'object', properties: { key: { type: 'string' } } },
    schema: {
      type: 'object',
      properties: {
        amount: { type: 'number', minimum: 0, maximum: 100, title: 'Amount' },
        note: { type: 'string', maxLength: 2000, title: 'Note' },
      },
    },
    outcomes: [
      { name: 'grant', title: 'Grant', tone: 'positive', requires: ['amount'] },
      { name: 'refuse', title: 'Refuse', tone: 'negative', requires: ['note'] },
    ],
    layout: [
      { component: 'value', title: 'Case', value: '${ input.key }' },
      { component: 'number', field: 'amount' },
      { component: 'long-text', field: 'note' },
    ],
  };
}

function workflowOf(goodwill: Goodwill, times: 'once' | 'twice'): Definition {
  const { workflow: name } = goodwill;
  const isTwice = times === 'twice';
  const length = { type: 'string', format: 'duration' };
  return {
    kind: 'workflow',
    name,
    title: 'Goodwill',
    input: {
      type: 'object',
      required: ['key', 'within', ...(isTwice ? ['again'] : [])],
      properties: { key: { type: 'string' }, within: length, again: length },
    },
    businessKey: '${ input.key }',
    triggers: [{ manual: true }],
    start: 'decide',
    steps: {
      decide: decision(goodwill, '${ input.key }', '${ input.within }', isTwice ? 'confirm' : 'done'),
      ...(isTwice && {
        confirm: decision(goodwill, '${ input.key + " again" }', '${ input.again }', 'done'),
      }),
      done: { type: 'end', output: { decided: '${ steps.decide.output.outcome }' } },
    },
  };
}

function decision({ workflow: form, group }: Goodwill, key: string, within: string, to: string) {
  return {
    type: 'manual',
    title: 'Decide on goodwill',
    form,
    with: { key },
    assign: { groups: [group] },
    due: { in: within },
    next: [{ to }],
  };
}
