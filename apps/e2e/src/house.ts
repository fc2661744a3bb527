import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstanceDetail, TaskSummary, VisitRow } from '@fermata/contracts';
import { Api, signIn } from './api.ts';
import { Clone, type Urls } from './clone.ts';
import { eventually } from './eventually.ts';
import { Shop } from './shop.ts';

const closed = Object.freeze(['completed', 'failed', 'cancelled']);

/** The clone of this run, as `global-setup.ts` made it. */
export function cloneOfThisRun(): Clone {
  const scratch = process.env['FERMATA_E2E_CLONE'];
  if (scratch === undefined) throw new Error('FERMATA_E2E_CLONE is not set: run npm test');
  return new Clone(scratch);
}

/** A running stack with its people, as journeys see it. */
export class House {
  readonly clone: Clone;
  readonly urls: Urls;
  /** The demo admin, who holds every role. */
  readonly admin: Api;
  readonly shop: Shop;

  private constructor(clone: Clone, urls: Urls, admin: Api) {
    this.clone = clone;
    this.urls = urls;
    this.admin = admin;
    this.shop = new Shop(urls.shop);
  }

  /** The stack of this run, which is up. */
  static async open(): Promise<House> {
    const clone = cloneOfThisRun();
    const urls = await clone.urls();
    const token = await readFile(join(clone.folder, '.fermata', 'cli-token'), 'utf8');
    return new House(clone, urls, new Api(urls.api, token.trim()));
  }

  /** One of the demo's people, by the login and password that `npm start` prints. */
  async as(login: string): Promise<Api> {
    return signIn(this.urls.api, login, await this.passwordOf(login));
  }

  /** The password that `npm start` has printed beside a login. */
  async passwordOf(login: string): Promise<string> {
    const printed = await readFile(this.clone.log, 'utf8');
    const password = new RegExp(`^\\s+${login}\\s+(\\S+)\\s`, 'm').exec(printed)?.[1];
    if (password === undefined) throw new Error(`npm start printed no login ${login}`);
    return password;
  }

  /** Starts an instance; gives its id. */
  async start(who: Api, workflow: string, input: unknown, key?: string): Promise<string> {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return (await who.post<InstanceDetail>('/instances', { workflow, input }, headers)).id;
  }

  instance(id: string): Promise<InstanceDetail> {
    return this.admin.get<InstanceDetail>(`/instances/${id}`);
  }

  visits(id: string): Promise<readonly VisitRow[]> {
    return this.admin.all<VisitRow>(`/instances/${id}/visits`);
  }

  /** The instance when it has ended, however it did. */
  ended(id: string): Promise<InstanceDetail> {
    return this.until(id, `${id} ends`, (instance) => closed.includes(instance.status));
  }

  until(id: string, what: string, willDo: (instance: InstanceDetail) => boolean): Promise<InstanceDetail> {
    return eventually(what, () => this.instance(id), willDo);
  }

  /** The open task of an instance, as somebody who is offered it sees it. */
  async taskOf(id: string, who: Api): Promise<TaskSummary> {
    const read = (): Promise<readonly TaskSummary[]> => who.all<TaskSummary>(`/tasks?instanceId=${id}`);
    const tasks = await eventually(`a task of ${id}`, read, (found) => found.length > 0);
    return tasks[0] as TaskSummary;
  }
}
