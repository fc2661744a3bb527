import { randomUUID } from 'node:crypto';
import { MailRepository, type Database } from '@fermata/persistence';
import { lastDigestAt } from './digest-time.ts';

/** Puts into one mail for each person what has been gathered and is due now; gives how many mails that were. */
export async function sendDigests(database: Database, now: Date): Promise<number> {
  const gathered = await database.inInstallation((tx) => new MailRepository(tx).gathered());
  let sent = 0;
  for (const { projectId, person, zone, digestAt, oldestAt } of gathered) {
    if (oldestAt > lastDigestAt(now, digestAt, zone)) continue;
    const isSent = await database.inInstallation((tx) =>
      new MailRepository(tx).sendDigest(projectId, person, `d-${randomUUID()}`),
    );
    if (isSent) sent += 1;
  }
  return sent;
}
