import { randomUUID } from 'node:crypto';
import { GroupRepository, TokenRepository, UserRepository, type Database } from '@fermata/persistence';
import { hashOfToken, newTokenSecret } from '../access/secrets.ts';
import { hashPassword } from '../access/passwords.ts';
import { permissionsOf, type Permission } from '@fermata/contracts';
import { demoGroups, demoPeople, type DemoPerson } from './demo-people.ts';

/** The project that every installation has. */
export const defaultProject = 'default';
const tokenLifeMs = 360 * 86_400_000;
const acting = Object.freeze({ actor: 'system' });

/** Makes the demo's people and groups where they are missing; what is there stays as it is. */
export async function seedPeople(database: Database): Promise<void> {
  for (const person of demoPeople) await seedPerson(database, person);
  await database.inProject(
    defaultProject,
    async (tx) => {
      const groups = new GroupRepository(tx);
      for (const { name, title, members } of demoGroups) {
        if ((await groups.get(name)) !== undefined) continue;
        await groups.save(name, title);
        await groups.setMembers(name, members);
      }
    },
    acting,
  );
}

async function seedPerson(database: Database, person: DemoPerson): Promise<void> {
  const known = await database.inInstallation((tx) =>
    new UserRepository(tx, defaultProject).get(person.login),
  );
  if (known !== undefined) return;
  const passwordHash = await hashPassword(person.password);
  const account = { id: person.login, displayName: person.name, passwordHash, demo: true };
  await database.inInstallation(
    (tx) => new UserRepository(tx, defaultProject).create(account, person.roles),
    acting,
  );
}

/**
 * Gives a token of the demo admin that is valid and holds every right of the admin's roles: the one given when it still
 * does, else a new one. A token of an older version has not the rights that came since.
 */
export async function seedToken(database: Database, present: string | undefined): Promise<string> {
  const scopes = [...permissionsOf(demoPeople[0]?.roles ?? [])];
  if (present !== undefined && (await holdsAll(database, present, scopes))) return present;
  const { secret, prefix, hash: stored } = newTokenSecret();
  const owner = demoPeople[0]?.login ?? 'admin';
  await database.inProject(
    defaultProject,
    (tx) => {
      const expiresAt = new Date(tx.now.getTime() + tokenLifeMs);
      const token = {
        id: randomUUID(),
        kind: 'person' as const,
        name: 'local CLI',
        prefix,
        owner,
        scopes,
        expiresAt,
      };
      return new TokenRepository(tx).create({ ...token, hash: stored });
    },
    acting,
  );
  return secret;
}

async function holdsAll(database: Database, secret: string, scopes: readonly Permission[]): Promise<boolean> {
  const hash = hashOfToken(secret);
  if (hash === undefined) return false;
  const found = await database.inInstallation((tx) => new TokenRepository(tx).find(hash));
  return found !== undefined && scopes.every((scope) => found.scopes.includes(scope));
}
