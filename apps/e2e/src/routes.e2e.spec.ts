import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.ts';
import { Office, type Desk, type Look } from './desk.ts';
import { House } from './house.ts';
import { riskyOrder } from './orders.ts';
import { repository } from './repository.ts';
import { routes, type Route } from './routes.ts';
import { tabThrough } from './tabbing.ts';

const pictures = process.env['FERMATA_E2E_PICTURES'] ?? join(repository, '.cache', 'pictures');
const looks: readonly (Look & { readonly name: string })[] = Object.freeze([
  { name: 'light-1280', scheme: 'light', width: 1280 },
  { name: 'dark-1280', scheme: 'dark', width: 1280 },
  { name: 'light-390', scheme: 'light', width: 390 },
  { name: 'dark-390', scheme: 'dark', width: 390 },
]);

let house: House;
let office: Office;
let all: readonly Route[];

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  const instance = await house.start(house.admin, 'refund-approval', { orderId: riskyOrder(), amount: 250 });
  await house.until(instance, 'it waits for its review', ({ status }) => status === 'waiting');
  all = routes({ instance });
  await mkdir(pictures, { recursive: true });
});

afterAll(() => office.close());

/** Visits every route in one look; people keep their desk between routes. */
async function tour(look: Look, visit: (desk: Desk, route: Route) => Promise<void>): Promise<void> {
  const desks = new Map<string, Desk>();
  for (const route of all) {
    const key = route.login ?? '';
    const desk =
      desks.get(key) ??
      (route.login === undefined ? await office.visitor(look) : await office.deskOf(route.login, look));
    desks.set(key, desk);
    await desk.goto(route.path);
    await visit(desk, route);
  }
  const complaints = [...desks.values()].map((desk) => desk.complaints);
  for (const kind of ['violations', 'dialogs', 'strangers', 'errors'] as const)
    expect({ kind, all: complaints.flatMap((of) => of[kind]) }).toEqual({ kind, all: [] });
  await Promise.all([...desks.values()].map((desk) => desk.close()));
}

describe('every page', () => {
  it.each(looks)('has nothing that axe finds wrong, and its picture is taken: $name', async (look) => {
    const findings: Record<string, readonly string[]> = {};
    await tour(look, async ({ page }, { name }) => {
      await page.screenshot({ path: join(pictures, `${name}-${look.name}.png`) });
      const found = await axeFindings(page);
      if (found.length > 0) findings[name] = found;
    });
    expect(findings).toEqual({});
  });

  it('lets Tab reach every control, and shows where the focus is', async () => {
    const faults: Record<string, unknown> = {};
    await tour({ width: 1280 }, async (desk, { name, path }) => {
      const first = await tabThrough(desk.page);
      // Pages are live: one that changed under the walk is walked once more.
      const isWhole = first.missed.length === 0;
      const { missed, unseen, reached } = isWhole ? first : await tabThrough(await desk.goto(path));
      if (missed.length > 0 || unseen.length > 0 || reached === 0) faults[name] = { missed, unseen, reached };
    });
    expect(faults).toEqual({});
  });

  it('does not scroll sideways on a narrow screen', async () => {
    const wide: string[] = [];
    await tour({ width: 390 }, async ({ page }, { name }) => {
      const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(sideways) > 0) wide.push(`${name}: ${String(sideways)} px`);
    });
    expect(wide).toEqual([]);
  });

  it('keeps still for those who ask for less motion', async () => {
    const moving: string[] = [];
    await tour({ reducedMotion: true }, async ({ page }, { name }) => {
      const running = await page.evaluate(
        `document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getTiming().iterations === Infinity)
          .map((one) => one.animationName ?? 'a transition')`,
      );
      for (const animation of running as string[]) moving.push(`${name}: ${animation}`);
    });
    expect(moving).toEqual([]);
  });
});
