import { randomUUID } from 'node:crypto';
import type { LoadPlanRequest, PlanReference } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec } from '@temporalio/common';
import type { PlanOf } from './plan-cache.ts';

/** What a history holds in the place of a plan: its reference, under an encoding that no value of a user can have. */
const encoding = 'fermata/plan';

/** A ticket is short; whatever is longer is not looked at. */
const longestTicket = 2_000;

/** Keeps plans out of histories: instances are given plans, histories hold which one. */
export interface PlanTickets {
  /** Makes sure that the plan is there; fails permanently with `plan.missing` or `plan.corrupt`. */
  issue(request: LoadPlanRequest): Promise<JsonValue>;
  /** For the workers of instances, when they run and when they replay. */
  readonly codec: PayloadCodec;
}

/**
 * Tickets for the plans of a source. The mark of a ticket is a secret of this process, so that no task can pass a value
 * off as one; what is recorded is told apart by its encoding, which values do not choose.
 */
export function createPlanTickets(planOf: PlanOf): PlanTickets {
  const mark = `plan-${randomUUID()}`;
  const prefix = Buffer.from(`{"mark":"${mark}"`);
  return {
    async issue({ plan }) {
      await planOf(plan);
      return { mark, plan: { ...plan } };
    },
    codec: {
      encode: async (payloads) => payloads.map((payload) => redeemable(payload, prefix)),
      decode: (payloads) => Promise.all(payloads.map((payload) => redeemed(payload, planOf))),
    },
  };
}

function redeemable(payload: Payload, prefix: Buffer): Payload {
  const { data } = payload;
  if (!data || data.length > longestTicket) return payload;
  if (Buffer.compare(Buffer.from(data.subarray(0, prefix.length)), prefix) !== 0) return payload;
  const { plan } = JSON.parse(Buffer.from(data).toString('utf8')) as { plan: PlanReference };
  return payloadOf(encoding, plan);
}

async function redeemed(payload: Payload, planOf: PlanOf): Promise<Payload> {
  const written = payload.metadata?.[METADATA_ENCODING_KEY];
  if (!written || Buffer.from(written).toString('utf8') !== encoding) return payload;
  const reference = JSON.parse(Buffer.from(payload.data ?? []).toString('utf8')) as PlanReference;
  return payloadOf('json/plain', { plan: await planOf(reference) });
}

function payloadOf(name: string, value: unknown): Payload {
  return {
    metadata: { [METADATA_ENCODING_KEY]: Buffer.from(name) },
    data: Buffer.from(JSON.stringify(value)),
  };
}
