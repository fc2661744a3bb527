import proto from '@temporalio/proto';

const { History, HistoryEvent } = proto.temporal.api.history.v1;

/**
 * @typedef {object} Weight of one history
 * @property {number} events
 * @property {number} bytes as protobuf, as the server stores it
 * @property {Readonly<Record<string, number>>} kinds events by kind
 * @property {Readonly<Record<string, number>>} bytesByKind
 *
 * @param {import('@temporalio/client').WorkflowHandle} handle
 * @returns {Promise<Weight & { history: import('@temporalio/proto').temporal.api.history.v1.IHistory }>}
 */
export async function weigh(handle) {
  const history = await handle.fetchHistory();
  const kinds = {};
  const bytesByKind = {};
  for (const event of history.events ?? []) {
    const kind = kindOf(event);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    bytesByKind[kind] = (bytesByKind[kind] ?? 0) + HistoryEvent.encode(event).finish().length;
  }
  const bytes = History.encode(history).finish().length;
  return { events: history.events?.length ?? 0, bytes, kinds, bytesByKind, history };
}

/** The marker that brings the plan of an instance. */
export const planMarker = 'marker:loadPlan';

/** Markers by the local activity that they stand for. @param {Record<string, any>} event */
function kindOf(event) {
  const attributes = Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? 'unknown';
  if (attributes !== 'markerRecordedEventAttributes') return attributes.replace(/EventAttributes$/, '');
  const data = event[attributes].details?.data?.payloads?.[0]?.data;
  const name = data ? JSON.parse(Buffer.from(data).toString('utf8')).activity_type : undefined;
  return `marker:${name ?? event[attributes].markerName}`;
}

/**
 * Refuses to compare when the activities of two histories were not scheduled alike.
 * @param {import('@temporalio/proto').temporal.api.history.v1.IHistory} ours
 * @param {import('@temporalio/proto').temporal.api.history.v1.IHistory} anchor
 */
export function requireSameOptions(ours, anchor) {
  const [mine, theirs] = [ours, anchor].map((history) => JSON.stringify(optionsIn(history)));
  if (mine !== theirs) throw new Error(`The sides schedule differently.\nours   ${mine}\nanchor ${theirs}`);
}

/** @param {import('@temporalio/proto').temporal.api.history.v1.IHistory} history */
function optionsIn({ events }) {
  const scheduled = (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: one }) =>
    one ? [one] : [],
  );
  return scheduled.map((one) => ({
    startToClose: seconds(one.startToCloseTimeout),
    scheduleToClose: seconds(one.scheduleToCloseTimeout),
    heartbeat: seconds(one.heartbeatTimeout),
    attempts: one.retryPolicy?.maximumAttempts ?? 0,
    initial: seconds(one.retryPolicy?.initialInterval),
    coefficient: one.retryPolicy?.backoffCoefficient ?? 0,
    maximum: seconds(one.retryPolicy?.maximumInterval),
    unretried: [...(one.retryPolicy?.nonRetryableErrorTypes ?? [])],
  }));
}

/** @param {{ seconds?: unknown, nanos?: number | null } | null | undefined} duration */
function seconds(duration) {
  return Number(duration?.seconds ?? 0) + Number(duration?.nanos ?? 0) / 1e9;
}
