const tries = 6;

/** Brings the keyboard to a row of the list, as soon as it is drawn. */
export function focusRow(id: string, left = tries): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-task]')];
  const row = rows.find(({ dataset }) => dataset['task'] === id);
  if (row !== undefined) return row.focus({ preventScroll: true });
  if (left > 0) requestAnimationFrame(() => focusRow(id, left - 1));
}
