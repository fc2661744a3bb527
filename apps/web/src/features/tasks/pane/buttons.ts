import type { FormPlan } from '@fermata/forms';

/** The button of the main decision as the form shows it now: of the reason that it asks for, else the main or first one. */
export function mainButton(place: HTMLElement | null): HTMLButtonElement | undefined {
  const asks = ['.fm-reason button[data-main]', '.fm-actions button[data-main]', '.fm-actions button'];
  for (const ask of asks) {
    const found = place?.querySelector<HTMLButtonElement>(ask);
    if (found) return found;
  }
  return undefined;
}

/** Leads to the button of a decision: it is chosen, and taken by the person. */
export function chooseOutcome(place: HTMLElement | null, plan: FormPlan, name: string): void {
  const title = plan.outcomes.find((outcome) => outcome.name === name)?.title;
  // The form may be drawn anew first: with the values that come along.
  requestAnimationFrame(() => {
    const buttons = [...(place?.querySelectorAll<HTMLButtonElement>('.fm-actions button') ?? [])];
    buttons.find(({ textContent }) => textContent === title)?.focus();
  });
}
