import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { thisClone } from '../lib/index.mjs';
import { composeAsYaml, composeFile, type Project } from './compose.fixture.ts';

const run = promisify(execFile);
const hasGo = await run('go', ['version']).then(
  () => true,
  () => false,
);
const given = ['POSTGRES_PASSWORD=p', 'TEMPORAL_PASSWORD=t', 'FERMATA_PASSWORD=f', 'FERMATA_SECRET=s'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-compose-'));
  if (hasGo)
    await run('go', ['build', '-o', join(folder, 'check'), '.'], {
      cwd: join(thisClone, 'tools/compose-check'),
    });
}, 300_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function resolved(settings: readonly string[]): Promise<Project> {
  const { stdout } = await run(join(folder, 'check'), [composeFile, ...settings]);
  return JSON.parse(stdout) as Project;
}

describe(
  hasGo
    ? "compose's own parser"
    : 'the structure of the compose file (no "go" on PATH: not judged by the parser of compose)',
  () => {
    it('takes every service, and every reference to another resolves', async () => {
      const project = hasGo ? await resolved(given) : await composeAsYaml();
      const written = await composeAsYaml();
      expect(Object.keys(project.services).sort()).toEqual(Object.keys(written.services).sort());
      for (const { depends_on = {} } of Object.values(project.services))
        for (const name of Object.keys(depends_on)) expect(project.services[name]).toBeDefined();
    });

    it('gives every program of ours its settings and passes the passwords on', async () => {
      const project = hasGo ? await resolved(given) : await composeAsYaml();
      const url = project.services['api']?.environment?.['FERMATA_DATABASE_URL'];
      expect(url).toMatch(
        hasGo
          ? /^postgres:\/\/fermata:f@postgres:5432\/fermata$/
          : /^postgres:\/\/fermata:\$\{FERMATA_PASSWORD/,
      );
      expect(project.services['worker']?.environment).toMatchObject({
        FERMATA_TEMPORAL_ADDRESS: 'temporal:7233',
      });
    });

    it.each(given)('refuses to start without %s', async (setting) => {
      const name = setting.split('=')[0] ?? '';
      if (!hasGo) return expect(JSON.stringify(await composeAsYaml())).toContain(`\${${name}:?`);
      const others = given.filter((entry) => entry !== setting);
      await expect(resolved(others)).rejects.toThrow(`required variable ${name} is missing a value`);
    });
  },
);
