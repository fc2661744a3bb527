import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOrchestrator } from '@fermata/orchestration';
import { placesOf, query, readRunning, thisClone, up } from '@fermata/stack';
import { Connection } from '@temporalio/client';
import { onClose } from '../lib/closing.mjs';
import { scratchFolder } from '../lib/ground.mjs';
import { quietPorts } from '../lib/quiet-ports.mjs';

const ports = ['WEB', 'API', 'POSTGRES', 'TEMPORAL', 'TEMPORAL_UI', 'SHOP', 'WORKER_HEALTH'];

/**
 * A whole stack of the bench alone: scratch state, free ports, servers of its own whatever the environment names.
 * @param {(line: string) => void} say
 */
export async function openStage(say) {
  const free = await quietPorts(ports.length);
  for (const [index, name] of ports.entries()) process.env[`FERMATA_${name}_PORT`] = String(free[index]);
  delete process.env['DATABASE_URL'];
  delete process.env['TEMPORAL_ADDRESS'];
  const places = placesOf(thisClone, join(await scratchFolder(), 'state'));
  const stack = await up({ places, say });
  onClose(() => stack.stop());
  const running = await readRunning(places);
  const password = (await readFile(places.postgresPassword, 'utf8')).trim();
  const databaseUrl = `postgres://fermata:${password}@127.0.0.1:${running?.ports['postgres']}/fermata`;
  const connection = await Connection.connect({ address: `127.0.0.1:${running?.ports['temporal']}` });
  onClose(() => connection.close());
  return {
    places,
    urls: stack.urls,
    users: stack.users,
    orchestrator: createOrchestrator({ connection, namespace: 'fermata' }),
    ask: (/** @type {string} */ text) => query(databaseUrl, text),
  };
}
