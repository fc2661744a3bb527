import { sendEvents, type HeldMessage, type MessageHandler } from '@fermata/events';
import type { Orchestrator } from '@fermata/orchestration';
import {
  SubmissionRepository,
  type Database,
  type OutboxKind,
  type OutboxPayloads,
} from '@fermata/persistence';
import type { Logger } from 'pino';
import { createDeliveryStore, sendEnd } from './deliveries.ts';

/** How each kind of message reaches its receiver. Every receiver is idempotent by an id in the payload. */
export function createMessageHandlers(
  database: Database,
  orchestrator: Orchestrator,
  logger: Logger,
): Readonly<Record<OutboxKind, MessageHandler>> {
  const deliveries = createDeliveryStore(database);
  return {
    start: async (message) => {
      const { instanceId, start } = payloadOf(message, 'start');
      await orchestrator.start({ instanceId, input: start });
    },
    submit: async (message) => {
      const { instanceId, taskId, submission } = payloadOf(message, 'submit');
      const verdict = await orchestrator.submit(instanceId, submission);
      await database.inProject(message.projectId, (tx) =>
        new SubmissionRepository(tx).settle(taskId, submission.submissionId, verdict),
      );
    },
    operate: async (message) => {
      const { instanceId, operation, reopen } = payloadOf(message, 'operate');
      if (reopen !== undefined) await orchestrator.reopen({ instanceId, input: reopen });
      const verdict = await orchestrator.operate(instanceId, operation);
      await database.inProject(message.projectId, (tx) => {
        const reason = verdict.accepted ? {} : { reason: verdict.reason };
        tx.audit({
          verb: `instance.${operation.verb}.verdict`,
          objectType: 'instance',
          objectId: instanceId,
          outcome: verdict.accepted ? 'allowed' : 'denied',
          details: { operationId: operation.id },
          ...reason,
        });
        tx.change({
          noun: 'instance',
          objectId: instanceId,
          what: verdict.accepted ? 'operated' : 'refused',
        });
        return Promise.resolve();
      });
    },
    events: (message) =>
      sendEvents(deliveries, orchestrator, { ...message, ...payloadOf(message, 'events') }),
    end: (message) => sendEnd(orchestrator, payloadOf(message, 'end')),
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
