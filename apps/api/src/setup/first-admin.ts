import type { OneTimeToken } from '@fermata/contracts';
import { SubjectRepository, type Database } from '@fermata/persistence';
import { issueOneTime } from '../users/one-time.ts';

/**
 * The token by which the first admin comes in, to be shown on the console of the process that starts; it replaces the
 * one of an earlier start. Undefined once there is an admin.
 */
export function issueFirstAdminToken(database: Database): Promise<OneTimeToken | undefined> {
  return database.inInstallation(async (tx) => {
    if (await new SubjectRepository(tx).hasAdmin()) return undefined;
    return issueOneTime(tx, 'first-admin');
  });
}
