import { sendEvents, type HeldMessage, type MessageHandler } from '@fermata/events';
import type { Orchestrator } from '@fermata/orchestration';
import {
  FleetWorkRepository,
  SubmissionRepository,
  type Database,
  type OutboxKind,
  type OutboxPayloads,
} from '@fermata/persistence';
import type { Logger } from 'pino';
import { createDeliveryStore, sendEnd } from './deliveries.ts';

/**
 * How each kind of message reaches its receiver. Every receiver is idempotent by an id in the payload. Mail has a relay
 * of its own, which is in no hurry.
 */
export function createMessageHandlers(
  database: Database,
  orchestrator: Orchestrator,
  logger: Logger,
): Readonly<Record<Exclude<OutboxKind, 'mail'>, MessageHandler>> {
  const deliveries = createDeliveryStore(database);
  return {
    start: async (message, calledOff) => {
      const { instanceId, start } = payloadOf(message, 'start');
      await orchestrator.until(calledOff).start({ instanceId, input: start });
    },
    submit: async (message, calledOff) => {
      const { instanceId, taskId, submission } = payloadOf(message, 'submit');
      const verdict = await orchestrator.until(calledOff).submit(instanceId, submission);
      await database.inProject(message.projectId, (tx) =>
        new SubmissionRepository(tx).settle(taskId, submission.submissionId, verdict),
      );
    },
    operate: (message, calledOff) => sendOperation(database, orchestrator.until(calledOff), message),
    events: (message, calledOff) =>
      sendEvents(deliveries, orchestrator.until(calledOff), { ...message, ...payloadOf(message, 'events') }),
    end: (message, calledOff) => sendEnd(orchestrator.until(calledOff), payloadOf(message, 'end')),
    // The event is in the inbox already and has met its triggers; outside subscribers are not configurable yet.
    emit: (message) => {
      const { source, id, type } = payloadOf(message, 'emit');
      logger.debug({ source, id, type }, 'emission has no outside subscriber');
      return Promise.resolve();
    },
  };
}

function payloadOf<K extends OutboxKind>(message: HeldMessage, _kind: K): OutboxPayloads[K] {
  return message.payload as unknown as OutboxPayloads[K];
}

/** Brings a verb to its workflow, opening the next run first where it has ended, and writes the verdict down. */
async function sendOperation(
  database: Database,
  orchestrator: Orchestrator,
  message: HeldMessage,
): Promise<void> {
  const { instanceId, operation, reopen } = payloadOf(message, 'operate');
  if (reopen !== undefined) await orchestrator.reopen({ instanceId, input: reopen });
  const verdict = await orchestrator.operate(instanceId, operation);
  const { accepted } = verdict;
  const reason = verdict.accepted ? {} : { reason: verdict.reason };
  await database.inProject(message.projectId, (tx) => {
    tx.audit({
      verb: `instance.${operation.verb}.verdict`,
      objectType: 'instance',
      objectId: instanceId,
      outcome: accepted ? 'allowed' : 'denied',
      details: { operationId: operation.id },
      ...reason,
    });
    tx.change({ noun: 'instance', objectId: instanceId, what: accepted ? 'operated' : 'refused' });
    const state = accepted ? 'accepted' : 'refused';
    return new FleetWorkRepository(tx).settle(operation.id, {
      instanceId,
      state,
      bucket: state,
      ...bucketOf(reason),
    });
  });
}

function bucketOf({ reason }: { readonly reason?: string }): { readonly bucket?: string } {
  return reason === undefined ? {} : { bucket: reason };
}
