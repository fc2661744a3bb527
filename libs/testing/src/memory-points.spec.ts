import { MemoryPoints } from './memory-points.ts';
import { describePointContract, type PointSubject } from './point-contract.ts';

const points = new MemoryPoints();
let made = 0;

const subject: PointSubject = {
  applyPoint: (request) => points.applyPoint(request),
  writeBatch: (writes) => points.writeBatch(writes),
  makeInstance: () => {
    const id = `i-${(made += 1)}`;
    points.addInstance(id);
    return Promise.resolve(id);
  },
  show: (id) => {
    const instance = points.instance(id);
    if (!instance) throw new Error(`no instance ${id}`);
    const visits = Object.fromEntries([...instance.visits].map(([visit, { status }]) => [visit, status]));
    const tasks = instance.effects.filter((effect) => effect.type === 'offerTask').length;
    const status = instance.close?.status ?? instance.view.status;
    return Promise.resolve({ seq: instance.seq, status, visits, tasks, carried: instance.carried ?? null });
  },
};

describePointContract('memory', () => subject);
