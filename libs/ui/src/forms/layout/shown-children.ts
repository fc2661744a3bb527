import type { FormStore } from '../store/form-store.ts';

/** Keys of the components inside one that are shown now. */
export function shownChildren(store: FormStore, key: string): readonly string[] {
  return store.form
    .children(store.state, key)
    .filter(({ visible }) => visible)
    .map((child) => child.key);
}
