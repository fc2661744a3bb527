import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PayloadCodec } from '@temporalio/common';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';

type History = ReturnType<typeof historyFromJSON>;

const folder = join(import.meta.dirname, '..', '..', '..', 'temporal', 'histories');

/** A recorded history and where it lies. */
export interface Recorded {
  readonly name: string;
  readonly history: History;
}

/** Every recorded history of every engine version. */
export async function recordedHistories(): Promise<readonly Recorded[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => ({
      name,
      history: historyFromJSON(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    })),
  );
}

/** Keeps a history that is not kept yet; what is recorded never changes. */
export async function keepHistory(engineVersion: number, name: string, history: History): Promise<void> {
  const place = join(folder, `engine-${engineVersion}`);
  const file = join(place, `${name}.json`);
  if (existsSync(file)) return;
  await mkdir(place, { recursive: true });
  await writeFile(file, `${JSON.stringify(JSON.parse(historyToJSON(history)), null, 1)}\n`);
}

/**
 * A history with the plan in the place of its ticket: so it can be kept, and replayed where no database is. Whoever
 * replays what a server holds gives the worker the codec instead.
 */
export async function withPlans(history: History, codec: PayloadCodec): Promise<History> {
  for (const { markerRecordedEventAttributes } of history.events ?? []) {
    for (const value of Object.values(markerRecordedEventAttributes?.details ?? {})) {
      if (value.payloads) value.payloads = await codec.decode(value.payloads);
    }
  }
  return history;
}

/** Names of the histories that a bundle does not replay. */
export async function unreplayable(
  bundle: { code: string } | { codePath: string },
  recorded: readonly Recorded[],
): Promise<string[]> {
  const histories = recorded.map(({ name, history }) => ({ workflowId: name, history }));
  const wrong: string[] = [];
  const options = { workflowBundle: bundle as { codePath: string }, replayName: 'recorded' };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    if (error !== undefined) wrong.push(workflowId);
  return wrong;
}
