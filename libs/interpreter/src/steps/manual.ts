import type { OfferTask } from '../effect.ts';
import type { Occurrence } from '../occurrence.ts';
import { ok } from '../expression/result.ts';
import type { PlanManual } from '../plan/steps.ts';
import { workId, type Begun, type Settled, type Sight, type StepKind } from './kind.ts';
import { readMoment } from './moment.ts';
import { noticeSummary, readNotices, takeNotice } from './notices.ts';
import { completed, failedWith } from './outcome.ts';
import { readAssign, whoIsMeant } from './people.ts';

/** Work of a person: the first valid answer ends it, whoever gave it (rule M1). */
export const manualStep: StepKind<PlanManual> = Object.freeze({
  prepare(sight, step) {
    const input = sight.read.value(step.with);
    if (!input.ok) return input;
    const assign = readAssign(sight.read, step.assign);
    if (!assign.ok) return assign;
    const times = readTimes(sight, step);
    return times.ok ? ok({ input: input.value, assign: assign.value, ...times.value }) : times;
  },
  enter: () => undefined,
  work: (_state, step, visit) => [offer(step, visit)],
  timers: (step, visit) =>
    (visit.prepared.notices ?? []).map((notice, index) => ({
      name: `timer/${index}`,
      kind: 'notice',
      dueAt: notice.dueAt,
      index,
      summary: `${noticeSummary(notice)}: ${step.title}`,
    })),
  settle: (_step, visit, occurrence, { state }) =>
    occurrence.type === 'timerFired'
      ? takeNotice(visit, occurrence.timer, state.instance.id)
      : answer(visit, occurrence),
  withdraw: (visit, reason) => [
    { type: 'withdrawTask', key: `withdraw:${workId(visit)}`, work: workId(visit), reason },
  ],
  waiting: (_step, visit) => ({
    for: 'person',
    detail: whoIsMeant(visit.prepared.assign),
    ...(visit.prepared.dueAt === undefined ? {} : { until: visit.prepared.dueAt }),
  }),
} satisfies StepKind<PlanManual>);

function readTimes(sight: Sight, step: PlanManual) {
  const due = step.due === undefined ? undefined : readMoment(sight, step.due);
  if (due !== undefined && !due.ok) return due;
  const notices = readNotices(sight, step, due?.value);
  if (!notices.ok) return notices;
  return ok({
    ...(due === undefined ? {} : { dueAt: due.value }),
    ...(notices.value.length === 0 ? {} : { notices: notices.value }),
  });
}

function answer(visit: Begun, occurrence: Occurrence): Settled | undefined {
  if (!('work' in occurrence) || occurrence.work !== workId(visit)) return undefined;
  switch (occurrence.type) {
    case 'taskCompleted':
      return { outcome: completed(occurrence.output, occurrence.by) };
    case 'taskFailed':
      return { outcome: failedWith(occurrence.error) };
    case 'taskCancelled':
      return { outcome: failedWith({ code: 'cancelled', message: 'the task was withdrawn by an operator' }) };
    default:
      return {};
  }
}

function offer(step: PlanManual, visit: Begun): OfferTask {
  const { assign, input, dueAt } = visit.prepared;
  return {
    type: 'offerTask',
    key: `offer:${workId(visit)}`,
    work: workId(visit),
    stepId: step.id,
    title: step.title,
    ...(step.description === undefined ? {} : { description: step.description }),
    ...(step.form === undefined ? {} : { form: step.form }),
    ...(step.outputSchema === undefined ? {} : { outputSchema: step.outputSchema }),
    outcomes: step.outcomes,
    assign: assign ?? { users: [], groups: [], not: [] },
    data: input,
    ...(dueAt === undefined ? {} : { dueAt }),
    priority: step.priority,
  };
}
