import type { MouseEvent } from 'react';

// What answers a press itself; the cells of boxes and actions are theirs also beside them.
const own =
  'a, button, input, label, select, textarea, summary, [role=button], [contenteditable=true], .fm-table-pick, .fm-table-actions';

/**
 * A press anywhere in a row is one on its link; what opens a link in a new tab opens this one there too.
 * Not a press on something that answers itself, and not one that ends a selection of text.
 */
export function pressRow(event: MouseEvent<HTMLElement>): void {
  const { currentTarget: row, target, button } = event;
  const link = row.querySelector<HTMLElement>('.fm-table-link');
  if (link === null || button > 1 || !isOfRow(row, target) || isSelectingText(row)) return;
  if (!isForBrowser(event)) link.click();
  else if (link instanceof HTMLAnchorElement) globalThis.open(link.href, '_blank', 'noopener');
}

/** Whether a click asks the browser for a new tab or window. */
export function isForBrowser({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}

// What a menu of the row says bubbles through it too, without being inside.
function isOfRow(row: HTMLElement, target: EventTarget): boolean {
  return target instanceof Element && row.contains(target) && target.closest(own) === null;
}

function isSelectingText(row: HTMLElement): boolean {
  const selection = row.ownerDocument.getSelection();
  return selection !== null && !selection.isCollapsed && row.contains(selection.focusNode);
}
