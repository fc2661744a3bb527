/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetVisits, rememberVisit, useRecent } from './recent.ts';

const paths = () => useRecent.getState().visited.map(({ path }) => path);
const visit = (path: string, title = path) => rememberVisit({ path, title });

beforeEach(forgetVisits);

describe('the pages that were looked at last', () => {
  it('are remembered newest first, each once, with the title that it has now', () => {
    visit('/a', 'Opening');
    visit('/b');
    visit('/a', 'A');
    expect(useRecent.getState().visited).toEqual([
      { path: '/a', title: 'A' },
      { path: '/b', title: '/b' },
    ]);
  });

  it('are the last eight', () => {
    for (let page = 0; page < 12; page += 1) visit(`/${page}`);
    expect(paths()).toHaveLength(8);
    expect(paths()[0]).toBe('/11');
  });

  it('outlive that the tab is loaded anew, but not the session', async () => {
    visit('/a');
    const kept = sessionStorage.getItem('fermata-recent');
    expect(kept).toContain('/a');
    forgetVisits();
    expect(sessionStorage.getItem('fermata-recent')).toBeNull();
    sessionStorage.setItem('fermata-recent', kept ?? '');
    await useRecent.persist.rehydrate();
    visit('/b');
    expect(paths()).toEqual(['/b', '/a']);
  });
});
