import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Office } from './desk.ts';
import { House } from './house.ts';
import { repository } from './repository.ts';
import { examples } from './routes-examples.ts';
import type { Examples, Route } from './routes.ts';
import { tour, type Findings } from './tour.ts';

const pictures = join(repository, '.cache', 'pictures');
const toursWithinMs = 540_000;

/** Says what holds for every page, for some of them: specs share the routes, so that they run side by side. */
export function describeRoutes(whose: string, routes: (examples: Examples) => readonly Route[]): void {
  let office: Office;
  let all: readonly Route[];
  let wide: Findings;
  let narrow: Findings;

  // Each page is loaded once for each width, and then asked everything: loading is what takes the time.
  beforeAll(async () => {
    const house = await House.open();
    office = await Office.open(house);
    all = routes(await examples(house));
    await mkdir(pictures, { recursive: true });
    [wide, narrow] = await Promise.all([
      tour(office, all, { width: 1280, pictures, walks: true }),
      tour(office, all, { width: 390, pictures, walks: false }),
    ]);
  }, toursWithinMs);

  afterAll(() => office.close());

  describe(`every page of ${whose}`, () => {
    it('was seen at both widths', () => {
      const names = all.map(({ name }) => name);
      expect({ wide: wide.seen, narrow: narrow.seen }).toEqual({ wide: names, narrow: names });
    });

    it('has nothing that axe finds wrong, light and dark, on a wide screen', () => {
      expect(wide.axe).toEqual({});
    });

    it('has nothing that axe finds wrong, light and dark, on a narrow screen', () => {
      expect(narrow.axe).toEqual({});
    });

    it('lets Tab reach every control, and shows where the focus is', () => {
      expect(wide.tab).toEqual({});
    });

    it('does not scroll sideways', () => {
      expect({ wide: wide.sideways, narrow: narrow.sideways }).toEqual({ wide: {}, narrow: {} });
    });

    it('keeps still for those who ask for less motion', () => {
      expect({ wide: wide.moving, narrow: narrow.moving }).toEqual({ wide: {}, narrow: {} });
    });

    it('breaks no policy, asks no other host, opens no dialog and leaves no error', () => {
      expect({ wide: wide.complaints, narrow: narrow.complaints }).toEqual({ wide: {}, narrow: {} });
    });
  });
}
