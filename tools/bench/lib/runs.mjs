/**
 * @typedef {object} Runs of one instance, all that continue-as-new made of it
 * @property {number} count
 * @property {number} largest events of the largest history
 * @property {number} events of all of them
 * @property {number} mostInFlight activities that were scheduled and had not ended, at most
 * @property {number} scheduled activities in all
 */

/**
 * Walks the runs of an instance, oldest first.
 * @param {import('@temporalio/client').Client} client
 * @param {string} instanceId
 * @returns {Promise<Runs>}
 */
export async function walkRuns(client, instanceId) {
  const seen = { count: 0, largest: 0, events: 0, mostInFlight: 0, scheduled: 0 };
  let runId = await firstRunOf(client, instanceId);
  while (runId) {
    const { events } = await client.workflow.getHandle(instanceId, runId).fetchHistory();
    const list = events ?? [];
    const flight = flightOf(list);
    seen.count += 1;
    seen.events += list.length;
    seen.largest = Math.max(seen.largest, list.length);
    seen.mostInFlight = Math.max(seen.mostInFlight, flight.most);
    seen.scheduled += flight.scheduled;
    runId = list.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return seen;
}

/** @param {import('@temporalio/client').Client} client @param {string} instanceId */
async function firstRunOf(client, instanceId) {
  const { events } = await client.workflow.getHandle(instanceId).fetchHistory();
  return events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId ?? undefined;
}

const ends = Object.freeze([
  'activityTaskCompletedEventAttributes',
  'activityTaskFailedEventAttributes',
  'activityTaskTimedOutEventAttributes',
  'activityTaskCanceledEventAttributes',
]);

/**
 * Activities in flight by the history alone: from being scheduled, waiting in the queue included, to their end.
 * @param {readonly Record<string, any>[]} events
 */
export function flightOf(events) {
  let [now, most, scheduled] = [0, 0, 0];
  for (const event of events) {
    if (event['activityTaskScheduledEventAttributes']) {
      now += 1;
      scheduled += 1;
      most = Math.max(most, now);
    } else if (ends.some((end) => event[end])) now -= 1;
  }
  return { most, scheduled };
}
