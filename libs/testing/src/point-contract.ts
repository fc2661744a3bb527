import { describe, expect, it } from '@jest/globals';
import type { PointRequest, ProjectionWrite } from '@fermata/contracts';
import type { Close, Effect } from '@fermata/interpreter';
import { offerTask, pointRequest, projectionOf, visitChange } from './point-fixtures.ts';

/** What the contract sees of an instance, whoever stores it. */
export interface ShownInstance {
  readonly seq: number;
  /** Status of the last view, or of the close. */
  readonly status: string;
  /** Status of each visit, by id. */
  readonly visits: Readonly<Record<string, string>>;
  /** How many tasks were opened. */
  readonly tasks: number;
  readonly carried: unknown;
}

/** A store of durable points under test. */
export interface PointSubject {
  applyPoint(request: PointRequest): Promise<void>;
  writeBatch(writes: readonly ProjectionWrite[]): Promise<void>;
  /** Makes the row of a fresh instance and gives its id. */
  makeInstance(): Promise<string>;
  show(instanceId: string): Promise<ShownInstance>;
}

const close: Close = { type: 'close', key: 'close', status: 'failed', output: null };
const offer: Effect = offerTask('review#1', { groups: ['refunds'] });
const opened = visitChange('a#1');
const ended = visitChange('a#1', { status: 'completed' });

/** What every store of durable points promises; the stand-in and the real one run the same tests. */
export function describePointContract(name: string, subject: () => PointSubject): void {
  describe(`${name} as a store of durable points`, () => {
    it('applies a point once, however often it comes', async () => {
      const id = await subject().makeInstance();
      const point = pointRequest(id, 2, [offer], { changes: [opened] });
      await subject().applyPoint(point);
      await subject().applyPoint(point);
      await expect(subject().show(id)).resolves.toMatchObject({
        seq: 2,
        tasks: 1,
        visits: { 'a#1': 'open' },
      });
    });

    it('keeps what is newer when writes arrive late', async () => {
      const id = await subject().makeInstance();
      await subject().writeBatch([projectionOf(id, 5, { view: { status: 'suspended' }, changes: [ended] })]);
      await subject().applyPoint(pointRequest(id, 3, [], { view: { status: 'running' }, changes: [opened] }));
      await expect(subject().show(id)).resolves.toMatchObject({
        seq: 5,
        status: 'suspended',
        visits: { 'a#1': 'completed' },
      });
    });

    it('performs the effects of a point that comes late', async () => {
      const id = await subject().makeInstance();
      await subject().writeBatch([projectionOf(id, 5)]);
      await subject().applyPoint(pointRequest(id, 3, [offer]));
      await expect(subject().show(id)).resolves.toMatchObject({ seq: 5, tasks: 1 });
    });

    it('closes with what a retry goes on from', async () => {
      const id = await subject().makeInstance();
      const view = { status: 'failed' as const };
      await subject().applyPoint(pointRequest(id, 4, [close], { view, carried: { state: 1 } }));
      await expect(subject().show(id)).resolves.toMatchObject({ status: 'failed', carried: { state: 1 } });
    });

    it('refuses a point of an instance without a row, and passes over its projection', async () => {
      await expect(subject().applyPoint(pointRequest('i-none', 1, []))).rejects.toMatchObject({
        code: 'instance.unknown',
      });
      const id = await subject().makeInstance();
      await subject().writeBatch([projectionOf('i-none', 1), projectionOf(id, 1)]);
      await expect(subject().show(id)).resolves.toMatchObject({ seq: 1 });
    });
  });
}
