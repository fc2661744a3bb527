import type { Answer, TestApi } from './people.fixture.ts';
import { startApi } from './people.fixture.ts';
import { documented } from './openapi/documented.fixture.ts';
import type { Environment } from './config/environment.ts';

/** A YAML text with comments that must survive. */
export const workflowText = (name: string, more = ''): string =>
  `# why this exists
kind: workflow
name: ${name}
title: Orders of ${name} # shown to people
input:
  type: object
  required: [orderId]
  additionalProperties: false
  properties: { orderId: { type: string, minLength: 1 }, amount: { type: number, default: 10 } }
start: review
steps:
  review: { type: manual, form: order-form, assign: { groups: [refunds] }, next: [{ to: done }] }
  done: { type: end }
${more}`;

/** A form with two outcomes. */
export const formText = `kind: component
name: order-form
title: Order
schema:
  type: object
  additionalProperties: false
  properties: { note: { type: string, maxLength: 50 }, copies: { type: integer, default: 1 } }
outcomes:
  - { name: approve }
  - { name: reject, requires: [note] }
layout:
  - { component: text, field: note }
`;

/** An event of a family of types. */
export const eventText = `kind: event
name: order.changed
title: An order has changed
type: shop.order.*
schema:
  type: object
  required: [orderId]
  properties: { orderId: { type: string }, amount: { type: number } }
`;

/** A whole API whose every answer is checked against its document, with one person who may do everything. */
export interface NounApi extends TestApi {
  /** As the person who may do everything. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Publishes texts together; fails the spec when they are refused. */
  readonly deploy: (...texts: readonly string[]) => Promise<Answer>;
}

/** Starts it with the groups and people of the specs: robin and sam work for refunds, lee does not. */
export async function startNouns(settings: Partial<Environment> = {}): Promise<NounApi> {
  const api = await documented(await startApi(settings));
  await api.person('root', ['admin', 'analyst', 'developer', 'supervisor', 'agent', 'auditor']);
  for (const login of ['robin', 'sam', 'lee']) await api.person(login, ['agent']);
  await api.group('refunds', ['robin', 'sam']);
  await api.group('others', ['lee']);
  const { secret } = await api.token('root');
  const call: NounApi['call'] = (method, path, body, headers = {}) =>
    api.send(method, path, { token: secret, headers, ...(body === undefined ? {} : { body }) });
  const deploy: NounApi['deploy'] = async (...texts) => {
    const files = texts.map((source, index) => ({ path: `${index}.yaml`, source, format: 'yaml' }));
    const answer = await call('POST', '/deployments', { files });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body, null, 2));
    return answer;
  };
  return { ...api, call, deploy };
}
