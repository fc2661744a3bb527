import type { Notice } from '../advance/state.ts';
import type { PlanCalendar } from '../calendar/calendar.ts';
import { shareOf } from '../calendar/moment.ts';
import type { Assignment, Effect, NotifyTask } from '../effect.ts';
import { ok, type Result } from '../expression/result.ts';
import type { PlanManual, PlanTimer } from '../plan/steps.ts';
import { emitEvent, readEmission } from './emit.ts';
import { workId, type Begun, type Settled, type Sight } from './kind.ts';
import { calendarOf } from './moment.ts';
import { readPeople } from './people.ts';

/** When a visit is due, and the calendar on which shares of that time are counted. */
interface Due {
  readonly at?: number;
  readonly calendar?: PlanCalendar;
}

/**
 * The timers of a visit, all that they need fixed at its start (rules M2, D7): their moments are a share of the time
 * until due, of business time if `due` is counted so, or a duration after the start. A share without a due date never
 * fires; publish refuses it.
 */
export function readNotices(
  sight: Sight,
  { due, timers }: Pick<PlanManual, 'due' | 'timers'>,
  dueAt: number | undefined,
): Result<readonly Notice[]> {
  const calendar = calendarOf(sight, due?.calendar);
  const base: Due = { ...(dueAt === undefined ? {} : { at: dueAt }), ...(calendar && { calendar }) };
  const notices: Notice[] = [];
  for (const timer of timers) {
    const notice = readNotice(sight, timer, base);
    if (!notice.ok) return notice;
    if (notice.value !== undefined) notices.push(notice.value);
  }
  return ok(notices);
}

function readNotice(sight: Sight, timer: PlanTimer, due: Due): Result<Notice | undefined> {
  const dueAt = momentOf(sight, timer, due);
  if (!dueAt.ok) return dueAt;
  if (dueAt.value === undefined) return ok(undefined);
  const actions = readActions(sight, timer);
  return actions.ok ? ok({ dueAt: dueAt.value, remind: timer.remind, ...actions.value }) : actions;
}

type Actions = Pick<Notice, 'escalate' | 'reassign' | 'emission'>;

/** Only what the timer does is evaluated; the first failure is the step's. */
function readActions({ read }: Sight, { escalate, reassign, emit }: PlanTimer): Result<Actions> {
  let actions: Actions = {};
  for (const [name, people] of Object.entries({ escalate, reassign })) {
    if (people === undefined) continue;
    const assign = readPeople(read, people);
    if (!assign.ok) return assign;
    actions = { ...actions, [name]: assign.value };
  }
  if (emit === undefined) return ok(actions);
  const said = readEmission(read, emit);
  return said.ok ? ok({ ...actions, emission: { event: emit.event, ...said.value } }) : said;
}

function momentOf(sight: Sight, timer: PlanTimer, due: Due): Result<number | undefined> {
  if (timer.after !== undefined) return sight.read.after(timer.after, sight.at);
  if (timer.share === undefined || due.at === undefined) return ok(undefined);
  return shareOf([sight.at, due.at], timer.share, due.calendar);
}

/** What a timer of a visit does, in few words. */
export function noticeSummary(notice: Notice): string {
  if (notice.remind) return 'remind';
  if (notice.escalate !== undefined) return 'escalate';
  return notice.reassign === undefined ? 'emit' : 'reassign';
}

/** A timer of the visit has fired: the visit stays as it is (rule M2). Undefined = the timer is of another one. */
export function takeNotice(visit: Begun, timer: string, instanceId: string): Settled | undefined {
  const work = workId(visit);
  const prefix = `${work}/timer/`;
  if (!timer.startsWith(prefix)) return undefined;
  const notice = visit.prepared.notices?.[Number(timer.slice(prefix.length))];
  return notice === undefined ? undefined : { effects: effectsOf(notice, { work, timer, instanceId }) };
}

interface Fired {
  readonly work: string;
  readonly timer: string;
  readonly instanceId: string;
}

function effectsOf(notice: Notice, { work, timer, instanceId }: Fired): readonly Effect[] {
  const tell = (action: NotifyTask['action'], assign?: Assignment): NotifyTask => ({
    type: 'notifyTask',
    key: `notify:${timer}/${action}`,
    work,
    action,
    ...(assign === undefined ? {} : { assign }),
  });
  const { remind, escalate, reassign, emission } = notice;
  return [
    ...(remind ? [tell('remind')] : []),
    ...(escalate === undefined ? [] : [tell('escalate', escalate)]),
    ...(reassign === undefined ? [] : [tell('reassign', reassign)]),
    ...(emission === undefined ? [] : [emitEvent(`${instanceId}/${timer}`, emission.event, said(emission))]),
  ];
}

function said({ data, eventKey }: NonNullable<Notice['emission']>) {
  return eventKey === undefined ? { data } : { data, eventKey };
}
