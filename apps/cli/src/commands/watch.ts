import { setTimeout as pause } from 'node:timers/promises';
import type { InstanceDetail } from '@fermata/contracts';
import type { Client } from '../client.ts';

const pollMs = 500;
const closed = Object.freeze(['completed', 'failed', 'cancelled']);

/** Whether an instance has ended. */
export function isClosed(instance: InstanceDetail): boolean {
  return closed.includes(instance.status);
}

/** Reads an instance again and again until the condition holds; tells each new state to `seen`. */
export async function watchInstance(
  client: Client,
  id: string,
  until: (instance: InstanceDetail) => boolean,
  seen: (instance: InstanceDetail) => void = () => undefined,
): Promise<InstanceDetail> {
  let lastSeq = -1;
  for (;;) {
    const instance = await client.get<InstanceDetail>(`/instances/${encodeURIComponent(id)}`);
    if (instance.seq !== lastSeq) seen(instance);
    lastSeq = instance.seq;
    if (until(instance)) return instance;
    await pause(pollMs);
  }
}
