// One PostgreSQL and one Temporal for the whole run, on free ports, beside whatever else is running.
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseOwner, folderOutside } from '../stack/lib/owner.mjs';
import { freePorts } from '../stack/lib/ports.mjs';
import { fastSettings, startPostgres } from '../stack/lib/postgres.mjs';
import { startTemporal } from '../stack/lib/temporal.mjs';
import { servers, stopAll } from './integration-servers.mjs';

const root = join(import.meta.dirname, '..', '..');

/**
 * Starts the servers and names them in the environment of all specs:
 * FERMATA_TEST_DATABASE_URL (a superuser, the maintenance database), FERMATA_TEST_TEMPORAL_ADDRESS
 * and FERMATA_TEST_TEMPORAL_NAMESPACE. What is named already is used as it is.
 */
export default async function setUp() {
  servers.folder = await mkdtemp(join(tmpdir(), 'fermata-test-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(servers.folder, 0o711);
  try {
    const ports = await freePorts({ postgres: undefined, temporal: undefined });
    await Promise.all([postgres(ports.postgres), temporal(ports.temporal)]);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function postgres(port) {
  if (process.env.FERMATA_TEST_DATABASE_URL) return;
  const dataFolder = join(servers.folder, 'postgres');
  // As root in a private clone the binaries and data are copied to a folder outside: it goes too.
  const owner = await databaseOwner();
  if (owner) servers.folders.push(await folderOutside(dataFolder, owner));
  const started = await startPostgres({
    dataFolder,
    log: join(servers.folder, 'postgres.log'),
    port,
    settings: { ...fastSettings, max_connections: '300' },
  });
  servers.stops.push(() => started.stop('immediate'));
  process.env.FERMATA_TEST_DATABASE_URL = started.adminUrl;
}

async function temporal(port) {
  process.env.FERMATA_TEST_TEMPORAL_NAMESPACE ??= 'fermata';
  if (process.env.FERMATA_TEST_TEMPORAL_ADDRESS) return;
  // Tests have a server of their own, also where the operator names one.
  const { TEMPORAL_ADDRESS: _, ...env } = process.env;
  const started = await startTemporal({
    port,
    env,
    namespace: process.env.FERMATA_TEST_TEMPORAL_NAMESPACE,
    log: join(servers.folder, 'temporal.log'),
    cacheFolder: join(root, '.cache'),
  });
  servers.stops.push(() => started.stop());
  process.env.FERMATA_TEST_TEMPORAL_ADDRESS = started.address;
}
