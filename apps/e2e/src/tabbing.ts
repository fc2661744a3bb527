/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What pressing Tab through a whole page has shown. */
export interface Walk {
  /** Controls that Tab never reached. */
  readonly missed: readonly string[];
  /** Controls that look the same with and without focus. */
  readonly unseen: readonly string[];
  readonly reached: number;
}

/** More than any page has controls: the gallery has every component in every state. */
const mostPresses = 2_000;

/** Presses Tab from the top of the page to its end. */
export async function tabThrough(page: Page): Promise<Walk> {
  await page.evaluate(markControls);
  const unseen = new Set<string>();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(noteFocus);
    if (stop === undefined) break;
    if (stop === 'gone') continue;
    if (!stop.isSeen) unseen.add(stop.name);
  }
  const { missed, reached } = await page.evaluate(unreached);
  return { missed, unseen: [...unseen], reached };
}

/** Marks what a person could press, and keeps how it looks without focus. */
function markControls(): void {
  (document.activeElement as HTMLElement | null)?.blur();
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

/** Where the focus is; `gone` = what had it is no more, as in a live list; undefined = it has left the page, or gone round. */
function noteFocus(): { readonly name: string; readonly isSeen: boolean } | 'gone' | undefined {
  const walk = window as { fermataStop?: Element | null };
  const before = walk.fermataStop;
  const focused = document.activeElement as HTMLElement | null;
  walk.fermataStop = focused;
  if (focused === null || focused === document.body)
    return before?.isConnected === false ? 'gone' : undefined;
  if (focused.dataset['tabReached'] !== undefined) {
    // Day, month and year of one field are stops of their own in Chromium.
    return focused.matches('[type^="date"], [type="time"]') ? { name: '', isSeen: true } : undefined;
  }
  focused.dataset['tabReached'] = 'yes';
  const look = (): string =>
    [focused, focused.parentElement, focused.nextElementSibling, focused.previousElementSibling]
      .filter((element) => element !== null)
      .map((element) => {
        const { outline, outlineOffset, boxShadow, borderColor, backgroundColor, top } =
          getComputedStyle(element);
        return [outline, outlineOffset, boxShadow, borderColor, backgroundColor, top].join();
      })
      .join(';');
  const withFocus = look();
  const isOnScreen = (): boolean => {
    const { left, right, bottom, top } = focused.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  };
  const wasOnScreen = isOnScreen();
  focused.blur();
  const isSeen = wasOnScreen && look() !== withFocus;
  focused.focus({ preventScroll: true });
  const name = `${focused.tagName.toLowerCase()} ${focused.dataset['tabControl'] ?? focused.outerHTML.slice(0, 80)}`;
  return { name, isSeen };
}

function unreached(): { readonly missed: string[]; readonly reached: number } {
  const missed: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>('[data-tab-control]')) {
    if (control.dataset['tabReached'] !== undefined) continue;
    // Of a group of radio buttons Tab reaches one; arrows reach the others.
    const isOtherRadio = control.matches('[type="radio"]') && control.getAttribute('name') !== null;
    if (!isOtherRadio) missed.push(`${control.tagName.toLowerCase()} ${control.dataset['tabControl'] ?? ''}`);
  }
  return { missed, reached: document.querySelectorAll('[data-tab-reached]').length };
}
