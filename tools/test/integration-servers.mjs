import { rm } from 'node:fs/promises';

/** What this run has started, so that the teardown can end it. */
export const servers = { folder: '', folders: [], stops: [] };

/** Stops the servers and removes their data; one that fails does not keep the others. */
export async function stopAll() {
  const ends = await Promise.allSettled(servers.stops.splice(0).map((stop) => stop()));
  for (const folder of [...servers.folders.splice(0), servers.folder])
    if (folder) await rm(folder, { recursive: true, force: true });
  for (const end of ends) if (end.status === 'rejected') console.error(end.reason);
}
