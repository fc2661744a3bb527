import type { Database } from '@fermata/persistence';
import { issueFirstAdminToken } from './first-admin.ts';

/**
 * Tells the console of a new installation how its first admin comes in; says nothing once there is an admin. The token
 * stands behind `#`, so that no server writes it down, and goes to `write` alone, never to a log.
 */
export async function announceFirstAdmin(
  database: Database,
  publicUrl: string,
  write: (line: string) => unknown,
): Promise<void> {
  const issued = await issueFirstAdminToken(database);
  if (issued === undefined) return;
  write(
    [
      'There is no admin yet. Make the first one before anybody else does:',
      `  ${publicUrl}/setup#token=${issued.token}`,
      `The token works once, until ${issued.expiresAt}; each start shows a new one.`,
      '',
    ].join('\n'),
  );
}
