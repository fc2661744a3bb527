import { beforeAll, describe, expect, it } from '@jest/globals';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { applications, preparations, thisClone } from '../lib/index.mjs';
import { composeAsYaml, networksOf, type Project, type Service } from './compose.fixture.ts';

let project: Project;
let dockerfile: string;
beforeAll(async () => {
  project = await composeAsYaml();
  dockerfile = await readFile(join(thisClone, 'Dockerfile'), 'utf8');
});

const ours = ['register', 'migrate', 'api', 'worker', 'web'];
const jobs = ['temporal-schema', 'register', 'migrate'];
const service = (name: string): Service => {
  const found = project.services[name];
  if (!found) throw new Error(`there is no service ${name}`);
  return found;
};
const text = (value: unknown) => JSON.stringify(value);

describe('the compose file', () => {
  it('has PostgreSQL, Temporal with its schema and Web UI, the API, two workers and the web application', () => {
    const names = ['postgres', 'temporal-schema', 'temporal', 'temporal-ui', ...ours].sort();
    expect(Object.keys(project.services).sort()).toEqual(names);
    expect(service('worker').deploy?.replicas).toBe(2);
  });

  it('pins every image of others to a version', () => {
    const others = Object.entries(project.services).filter(([name]) => !ours.includes(name));
    for (const [, { image }] of others) expect(image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?(-bookworm)?$/);
  });

  it('takes only images that are still built, the tools of the same version as the server', () => {
    const images = Object.values(project.services).map(({ image }) => image);
    expect(images.some((image) => image?.includes('auto-setup'))).toBe(false);
    const version = (name: string) => service(name).image?.split(':')[1];
    expect(version('temporal-schema')).toBe(version('temporal'));
  });

  it('gives Temporal 512 shards, which can never be changed', () => {
    expect(service('temporal').environment?.['NUM_HISTORY_SHARDS']).toBe('512');
  });

  it('has a health check for all that stays up and is waited for, none of them with curl or wget', () => {
    for (const name of ['postgres', 'temporal', 'api', 'worker', 'web'])
      expect(service(name).healthcheck).toBeDefined();
    expect(text(Object.values(project.services).map(({ healthcheck }) => healthcheck))).not.toMatch(
      /curl|wget/,
    );
  });

  it('starts nothing before what it needs is healthy or done', () => {
    const waits = (name: string) =>
      Object.fromEntries(
        Object.entries(service(name).depends_on ?? {}).map(([on, { condition }]) => [on, condition]),
      );
    const [healthy, done] = ['service_healthy', 'service_completed_successfully'];
    expect(waits('temporal-schema')).toEqual({ postgres: healthy });
    expect(waits('temporal')).toEqual({ 'temporal-schema': done });
    expect(waits('register')).toEqual({ temporal: healthy });
    expect(waits('migrate')).toEqual({ postgres: healthy });
    expect(waits('web')).toEqual({ api: healthy });
    for (const name of ['api', 'worker']) expect(waits(name)).toEqual({ register: done, migrate: done });
  });

  it('starts again what dies, and tries jobs a few times', () => {
    for (const name of Object.keys(project.services))
      expect(service(name).restart).toBe(jobs.includes(name) ? 'on-failure:5' : 'unless-stopped');
  });

  it.each(ours)('runs %s without rights: a plain user, a read-only file system, no capabilities', (name) => {
    expect(service(name)).toMatchObject({
      user: 'node',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('opens to this machine only, and never the database or Temporal', () => {
    const open = Object.entries(project.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => ({ name, ...port })),
    );
    expect(open.map(({ name }) => name).sort()).toEqual(['temporal-ui', 'web']);
    for (const { host_ip } of open) expect(host_ip).toMatch(/127\.0\.0\.1/);
    expect(project.networks['backend']?.internal).toBe(true);
    for (const name of ['postgres', 'temporal', 'migrate', 'register', 'api'])
      expect(networksOf(service(name))).toEqual(['backend']);
  });

  it('runs in production mode, and holds no secret: each must be given', () => {
    const settled = ours.filter((name) => name !== 'web');
    for (const name of settled) expect(service(name).environment?.['FERMATA_MODE']).toBe('production');
    const secrets = Object.values(project.services)
      .flatMap(({ environment }) => Object.entries(environment ?? {}))
      .filter(([key]) => /PASSWORD|SECRET|PWD/.test(key));
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?see \.env\.example\}$/);
  });

  it('gives the web application no secret, and believes its word on who calls', () => {
    expect(Object.keys(service('web').environment ?? {}).sort()).toEqual([
      'FERMATA_API_URL',
      'FERMATA_WEB_HOST',
      'FERMATA_WEB_PORT',
    ]);
    const subnet = project.networks['backend']?.ipam?.config?.[0]?.subnet ?? 'none';
    expect(service('api').environment?.['FERMATA_TRUSTED_PROXIES']).toBe(
      `\${FERMATA_TRUSTED_PROXIES:-${subnet}}`,
    );
  });

  it('names only settings that .env.example explains', async () => {
    const asked = [...text(project).matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name);
    const example = await readFile(join(thisClone, '.env.example'), 'utf8');
    for (const name of new Set(asked)) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  });

  it('starts the same programs as npm start does', () => {
    const entries = [...preparations, ...applications].map(({ entry }) => entry);
    const started = ['migrate', 'api', 'worker', 'web'].map((name) => service(name).command?.at(-1));
    for (const entry of started) expect(entries).toContain(entry);
  });

  it('mounts only files that are there', async () => {
    const mounts = [...text(project).matchAll(/"source":"(\.\/[^"]+)"/g)].map(([, path]) => String(path));
    expect(mounts.length).toBeGreaterThan(0);
    await Promise.all(mounts.map((path) => access(join(thisClone, path))));
    await access(join(thisClone, 'tools/stack/healthy.mjs'));
    await access(join(thisClone, 'tools/stack/register.mjs'));
  });
});

describe('the dynamic configuration of Temporal', () => {
  it('is a list of values per key, and leaves the limits alone', async () => {
    const file = await readFile(join(thisClone, 'temporal/config/dynamic-config.yaml'), 'utf8');
    const entries = Object.entries(parse(file) as Record<string, { value: unknown }[]>);
    expect(entries.map(([key]) => key)).toContain('frontend.WorkflowPauseEnabled');
    for (const [key, values] of entries) {
      expect(key).not.toMatch(/^limit\./);
      expect(values.every(({ value }) => value !== undefined)).toBe(true);
    }
  });
});

describe('the image', () => {
  it('stands on glibc, which the native core of Temporal needs, on a supported Node', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(bases).toEqual(['node:20-bookworm-slim', 'node:20-bookworm-slim']);
  });

  it('runs as a plain user that owns none of its files', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).not.toMatch(/--chown/);
    expect(last).not.toMatch(/^RUN /m);
  });

  it('takes in neither secrets nor local data', async () => {
    const ignored = (await readFile(join(thisClone, '.dockerignore'), 'utf8')).split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', '.env', '.fermata', '**/node_modules', '**/dist']),
    );
  });
});
