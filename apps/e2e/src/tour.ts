/// <reference lib="dom" />
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import type { Desk, Look, Office } from './desk.ts';
import type { Route } from './routes.ts';
import { tabThrough } from './tabbing.ts';

/** The themes that every page is seen in. */
export const schemes = Object.freeze(['light', 'dark'] as const);

/** How a tour goes: at which width, where its pictures go, and whether Tab is pressed through every page. */
export interface Way {
  readonly width: number;
  readonly pictures: string;
  readonly walks: boolean;
}

/** What a tour has found wrong, by `page (theme)` or by page; empty = nothing. */
export interface Findings {
  readonly axe: Record<string, readonly string[]>;
  /** Pixels that a page is wider than the screen. */
  readonly sideways: Record<string, number>;
  /** What moves without end, though less motion was asked for. */
  readonly moving: Record<string, readonly string[]>;
  /** Controls that Tab did not reach, and those that do not show the focus. */
  readonly tab: Record<string, unknown>;
  /** What pages complained of without anybody asking. */
  readonly complaints: Record<string, readonly string[]>;
  /** The pages that were seen, in their order. */
  readonly seen: string[];
}

/** Visits every route once, as those who ask for less motion, and looks at it in each theme. */
export async function tour(office: Office, all: readonly Route[], way: Way): Promise<Findings> {
  const desks = new Map<Route['who'], Desk>();
  const found: Findings = { axe: {}, sideways: {}, moving: {}, tab: {}, complaints: {}, seen: [] };
  for (const route of all) {
    const desk = await deskFor(office, route, desks, way);
    await desk.goto(route.path);
    await look(desk, route, way, found);
    if (way.walks) await walk(desk, route, found);
    found.seen.push(route.name);
  }
  for (const desk of desks.values()) {
    for (const [kind, told] of Object.entries(desk.complaints))
      if (told.length > 0) found.complaints[kind] = [...(found.complaints[kind] ?? []), ...told];
    await desk.close();
  }
  return found;
}

/** People keep their desk between routes. */
async function deskFor(
  office: Office,
  { who }: Route,
  desks: Map<Route['who'], Desk>,
  way: Way,
): Promise<Desk> {
  const desk = desks.get(who) ?? (await open(office, who, { width: way.width, reducedMotion: true }));
  desks.set(who, desk);
  return desk;
}

function open(office: Office, who: Route['who'], look: Look): Promise<Desk> {
  if (who === undefined) return office.visitor(look);
  return typeof who === 'string' ? office.deskOf(who, look) : office.deskFor(who, look);
}

async function look(desk: Desk, { name }: Route, { width, pictures }: Way, found: Findings): Promise<void> {
  const { page } = desk;
  for (const scheme of schemes) {
    await desk.light(scheme);
    await page.screenshot({ path: join(pictures, `${name}-${scheme}-${width}.png`) });
    const wrong = await axeFindings(page, scheme === 'light' ? 'all' : 'colours');
    if (wrong.length > 0) found.axe[`${name} (${scheme})`] = wrong;
  }
  await desk.light('light');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (sideways > 0) found.sideways[name] = sideways;
  const moving = await page.evaluate(endless);
  if (moving.length > 0) found.moving[name] = moving;
}

function endless(): string[] {
  return document
    .getAnimations()
    .filter((one) => one.playState === 'running' && one.effect?.getTiming().iterations === Infinity)
    .map((one) => ('animationName' in one ? String(one.animationName) : 'a transition'));
}

async function walk(desk: Desk, { name, path }: Route, found: Findings): Promise<void> {
  const first = await tabThrough(desk.page);
  // Pages are live: one that changed under the walk is walked once more.
  const { missed, unseen, reached } =
    first.missed.length === 0 ? first : await tabThrough(await desk.goto(path));
  if (missed.length > 0 || unseen.length > 0 || reached === 0) found.tab[name] = { missed, unseen, reached };
}
