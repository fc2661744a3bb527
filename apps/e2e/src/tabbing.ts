/// <reference lib="dom" />
import type { CDPSession, Page } from 'playwright-core';
import { readFocus, type WithFocusRead } from './focus-ring.ts';

/** What pressing Tab through a whole page has shown. */
export interface Walk {
  /** Controls that Tab never reached. */
  readonly missed: readonly string[];
  /** Controls that do not show that they have the focus. */
  readonly unseen: readonly string[];
  readonly reached: number;
}

/** More than any page has controls: the gallery has every component in every state. */
const mostPresses = 2_000;

/** So often Tab is pressed in a row: a press that is waited for, like a question, has the page painted anew. */
const pressesAtOnce = 12;

/** Presses Tab from the top of the page to its end. */
export async function tabThrough(page: Page): Promise<Walk> {
  await page.evaluate(markControls);
  await page.evaluate(readFocus);
  await page.evaluate(noteStops);
  const keys = await page.context().newCDPSession(page);
  for (let presses = 0; presses < mostPresses; presses += pressesAtOnce) {
    await Promise.all(Array.from({ length: pressesAtOnce }, () => pressTab(keys)));
    if (await page.evaluate(isOver)) break;
  }
  await keys.detach();
  return page.evaluate(walkOf);
}

/** Both halves of a press are sent at once; what is sent is pressed in its order. */
function pressTab(keys: CDPSession): Promise<unknown> {
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const halves = (['rawKeyDown', 'keyUp'] as const).map((type) =>
    keys.send('Input.dispatchKeyEvent', { type, ...tab }),
  );
  return Promise.all(halves);
}

/** Marks what a person could press, and puts the start of the walk at the top, also where a page has led the focus on. */
function markControls(): void {
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  window.getSelection()?.removeAllRanges();
  const controls =
    'a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable="true"]';
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    const isOff = control.matches(
      ':disabled, [tabindex="-1"], [type="hidden"], [aria-hidden="true"] *, [inert] *',
    );
    if (isOff || !control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    control.dataset['tabControl'] = control.getAttribute('aria-label') ?? control.innerText.slice(0, 40);
  }
}

/** The walk as the page keeps it. */
interface Noted {
  isOver: boolean;
  readonly unseen: Set<string>;
}

/** Notes where the focus is whenever Tab is let go, until it has left the page or gone round. */
function noteStops(): void {
  const noted: Noted = { isOver: false, unseen: new Set() };
  (window as { fermataWalk?: Noted }).fermataWalk = noted;
  let before: Element | null = null;
  const isShown = (focused: HTMLElement): boolean => {
    const { left, right, bottom, top } = focused.getBoundingClientRect();
    const isOnScreen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    return (window as WithFocusRead).fermataShowsFocus?.(focused) === true && isOnScreen;
  };
  const note = (focused: HTMLElement): void => {
    if (focused.dataset['tabReached'] !== undefined) {
      // Day, month and year of one field are stops of their own in Chromium.
      noted.isOver = !focused.matches('[type^="date"], [type="time"]');
      return;
    }
    focused.dataset['tabReached'] = 'yes';
    const name = `${focused.tagName.toLowerCase()} ${focused.dataset['tabControl'] ?? focused.outerHTML.slice(0, 80)}`;
    if (!isShown(focused)) noted.unseen.add(name);
  };
  const look = ({ key }: KeyboardEvent): void => {
    if (key !== 'Tab' || noted.isOver) return;
    const focused = document.activeElement as HTMLElement | null;
    // What had the focus may be no more, as in a live list: then the walk goes on.
    if (focused === null || focused === document.body) noted.isOver = before?.isConnected !== false;
    else note(focused);
    before = focused;
  };
  window.addEventListener('keyup', look, { capture: true });
}

/** Also where the page was loaded anew in the meantime. */
function isOver(): boolean {
  return (window as { fermataWalk?: Noted }).fermataWalk?.isOver !== false;
}

function walkOf(): Walk {
  const missed: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>('[data-tab-control]')) {
    if (control.dataset['tabReached'] !== undefined) continue;
    // Of a group of radio buttons Tab reaches one; arrows reach the others.
    const isOtherRadio = control.matches('[type="radio"]') && control.getAttribute('name') !== null;
    if (!isOtherRadio) missed.push(`${control.tagName.toLowerCase()} ${control.dataset['tabControl'] ?? ''}`);
  }
  const { unseen } = (window as { fermataWalk?: Noted }).fermataWalk ?? { unseen: [] };
  return { missed, unseen: [...unseen], reached: document.querySelectorAll('[data-tab-reached]').length };
}
