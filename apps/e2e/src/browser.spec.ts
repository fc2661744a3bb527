import { describe, expect, it } from '@jest/globals';
import { findChromium, type Surroundings } from './browser.ts';

function around(change: Partial<Surroundings> & { readonly programs?: readonly string[] }): Surroundings {
  const programs = new Set(change.programs);
  return {
    env: { PATH: '/opt/bin:/usr/bin' },
    canRun: async (path) => programs.has(path),
    isRoot: false,
    install: async () => {
      throw new Error('nothing may be installed');
    },
    ...change,
  };
}

describe('the search for a browser', () => {
  it('takes the one that is named before any other', async () => {
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '/own/chrome' };
    const programs = ['/usr/bin/chromium', '/own/chrome'];
    await expect(findChromium(around({ env, programs }))).resolves.toBe('/own/chrome');
    await expect(findChromium(around({ env, programs: ['/usr/bin/chromium'] }))).rejects.toThrow(
      '/own/chrome',
    );
  });

  it('looks for the usual names on PATH', async () => {
    await expect(findChromium(around({ programs: ['/usr/bin/google-chrome'] }))).resolves.toBe(
      '/usr/bin/google-chrome',
    );
  });

  it('installs one only as root where there is apt-get', async () => {
    const programs = ['/usr/bin/apt-get'];
    const install = async () => void programs.push('/usr/bin/chromium');
    const surroundings = { canRun: async (path: string) => programs.includes(path), install };
    await expect(findChromium(around(surroundings))).rejects.toThrow('CHROMIUM_PATH');
    await expect(findChromium(around({ ...surroundings, isRoot: true }))).resolves.toBe('/usr/bin/chromium');
  });

  it('says in one message what would help', async () => {
    await expect(findChromium(around({ isRoot: true }))).rejects.toThrow(/CHROMIUM_PATH.*PATH.*apt-get/);
  });
});
