import type { Desk } from './desk.ts';

/** What a page has that nothing hostile has got into. */
export const quiet = Object.freeze({ traps: 0, handlers: 0, violations: [], dialogs: [], strangers: [] });

/** Everything that a page could be made to do, after its pointer has been everywhere. */
export async function disturbed(desk: Desk): Promise<Record<string, unknown>> {
  const { page, complaints } = desk;
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  for (let step = 1; step < 10; step += 1) await page.mouse.move((width * step) / 10, (height * step) / 10);
  const traps = await page
    .locator(
      'a[href^="javascript:" i], a[href^="data:" i], a[href^="vbscript:" i], iframe, object, embed, base',
    )
    .count();
  const handlers = await page.evaluate(
    `[...document.querySelectorAll('*')].filter((one) => one.getAttributeNames().some((name) => /^on/.test(name))).length`,
  );
  const { violations, dialogs, strangers } = complaints;
  return { traps, handlers, violations, dialogs, strangers };
}
