import type { Api } from './api.ts';

/** A definition as an object; its text is JSON. */
export interface Definition {
  readonly kind: string;
  readonly name: string;
  readonly [member: string]: unknown;
}

/** Publishes the next version of each. */
export async function deploy(who: Api, ...definitions: readonly Definition[]): Promise<void> {
  const files = definitions.map((definition) => ({
    path: `${definition.name}.${definition.kind}.json`,
    source: JSON.stringify(definition),
    format: 'json',
  }));
  await who.post('/deployments', { files });
}

/** Makes the first draft. */
export async function draft(who: Api, definition: Definition): Promise<void> {
  const body = { source: JSON.stringify(definition, null, 2), format: 'json' };
  const saved = await who.call('PUT', `${pathOf(definition)}/draft`, {
    body,
    headers: { 'if-match': '"0"' },
  });
  if (saved.status >= 300) throw new Error(`${definition.name}: ${JSON.stringify(saved.body)}`);
}

/** What the server knows of a draft in JSON. */
export async function drafted(who: Api, definition: Definition): Promise<Record<string, unknown>> {
  const { draft: text } = await who.get<{ readonly draft?: { readonly source: string } }>(pathOf(definition));
  return JSON.parse(text?.source ?? '{}') as Record<string, unknown>;
}

function pathOf({ kind, name }: Definition): string {
  return `/definitions/${kind}/${name}`;
}

/** A workflow that waits for a person of the group `refunds` and then ends. */
export function waitingWorkflow(name: string, step = 'review', title = 'Review'): Definition {
  return {
    kind: 'workflow',
    name,
    title: name,
    triggers: [{ manual: true }],
    start: step,
    steps: {
      [step]: {
        type: 'manual',
        title,
        form: 'refund-review',
        with: { order: { id: 'o-1' }, amount: 1 },
        assign: { groups: ['refunds'] },
        next: [{ to: 'done' }],
      },
      done: { type: 'end', output: { by: `\${ steps.${step}.output.outcome }` } },
    },
  };
}

/** A workflow that loads an order of the shop, and is held when there is none. */
export function loadingWorkflow(name: string): Definition {
  return {
    kind: 'workflow',
    name,
    title: 'Loads an order',
    input: { type: 'object', required: ['orderId'], properties: { orderId: { type: 'string' } } },
    triggers: [{ manual: true }],
    start: 'load',
    steps: {
      load: {
        type: 'task',
        title: 'Load the order',
        task: 'http.request',
        connection: 'shop',
        with: { method: 'GET', path: '/orders/${ input.orderId }' },
        catch: [{ on: ['http.404'], then: 'hold' }],
        next: [{ to: 'done' }],
      },
      done: { type: 'end', output: { found: '${ steps.load.output.body.id }' } },
    },
  };
}
