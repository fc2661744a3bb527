import { Inject, Injectable } from '@nestjs/common';
import type {
  DeskAgeing,
  DeskForecast,
  DeskLoad,
  DeskThroughput,
  Page,
  StrandedRow,
} from '@fermata/contracts';
import {
  Database,
  FlowRepository,
  LoadRepository,
  StrandedRepository,
  type PageRequest,
  type StrandedTask,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { strandedAnswer } from './desk.answer.ts';
import { groupRows, personRows, totalsOf, type Counted } from './desk-load.ts';
import { forecastOf, horizons } from './forecast.ts';
import { SharedCounts } from './shared-counts.ts';

interface Load extends Omit<DeskLoad, 'people'> {
  readonly persons: DeskLoad['rows'];
}

/** Hours at which a class of age begins; the first begins at 0. */
const ageBounds: readonly number[] = Object.freeze([1, 4, 8, 24, 72, 168]);
const mostPeople = 500;
const paceDays = 7;

/** The numbers of the desk: the same for everybody who sees them, but for where the day begins. */
@Injectable()
export class DeskNumbersService {
  readonly #database: Database;
  readonly #counts = new SharedCounts();

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Who has how much to do; of a group only its members. */
  async load(caller: Caller, group?: string): Promise<DeskLoad> {
    const zone = await this.#zoneOf(caller);
    const { persons, rows, totals, asOf } = await this.#shared(caller, `load ${zone}`, (tx) =>
      this.#count(tx, caller, zone),
    );
    const those = group === undefined ? persons : persons.filter(({ groups }) => groups?.includes(group));
    return { asOf, totals, people: those.length, rows: [...those.slice(0, mostPeople), ...rows] };
  }

  /** Open tasks by age. */
  ageing(caller: Caller): Promise<DeskAgeing> {
    return this.#shared(caller, 'ageing', async (tx) => {
      const found = new Map((await new FlowRepository(tx).ages(ageBounds)).map((row) => [row.place, row]));
      const classes = [...ageBounds, undefined].map((untilHours, place) => {
        const { open = 0, overdue = 0 } = found.get(place) ?? {};
        return { open, overdue, ...present({ untilHours }) };
      });
      return { asOf: tx.now.toISOString(), classes };
    });
  }

  /** What came and went, by day of the caller's zone. */
  async throughput(caller: Caller, days: number): Promise<DeskThroughput> {
    const zone = await this.#zoneOf(caller);
    return this.#shared(caller, `throughput ${days} ${zone}`, async (tx) => {
      const rows = await new FlowRepository(tx).days(days, zone);
      const answers = rows.map(({ medianSeconds, ...row }) => ({ ...row, ...present({ medianSeconds }) }));
      return { asOf: tx.now.toISOString(), days: answers };
    });
  }

  /** What comes too late at the pace of the last days. */
  forecast(caller: Caller): Promise<DeskForecast> {
    return this.#shared(caller, 'forecast', async (tx) => {
      const flow = new FlowRepository(tx);
      const due = await flow.dueHours(horizons.at(-1) ?? 0);
      return { asOf: tx.now.toISOString(), groups: forecastOf(due, await flow.pace(paceDays), tx.now) };
    });
  }

  /** Open tasks that do not move by themselves, page by page. */
  async stranded(caller: Caller, page: PageRequest): Promise<Page<StrandedRow>> {
    const found = await this.#stranded(caller);
    return this.#database.inProject(caller.projectId, async (tx) => {
      const { items, ...rest } = await new StrandedRepository(tx).list(found, page);
      return { ...rest, items: items.map(strandedAnswer) };
    });
  }

  async #count(tx: Transaction, caller: Caller, zone: string): Promise<Load> {
    const load = new LoadRepository(tx);
    const day = await load.dayIn(zone);
    const counted: Counted = {
      held: await load.held(day),
      offered: await load.offered(day),
      done: await load.done(day),
      doneToday: await load.doneToday(day),
      people: await load.people(),
      groups: await load.groups(),
      stranded: (await this.#stranded(caller)).length,
    };
    const asOf = tx.now.toISOString();
    return { asOf, totals: totalsOf(counted), persons: personRows(counted), rows: groupRows(counted) };
  }

  #stranded(caller: Caller): Promise<readonly StrandedTask[]> {
    return this.#shared(caller, 'stranded', (tx) => new StrandedRepository(tx).find());
  }

  #zoneOf(caller: Caller): Promise<string> {
    const { userId } = caller.subject;
    return this.#database.inProject(caller.projectId, (tx) => new LoadRepository(tx).zoneOf(userId));
  }

  #shared<T>({ projectId }: Caller, key: string, count: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#counts.take(`${projectId} ${key}`, () => this.#database.inProject(projectId, count));
  }
}
