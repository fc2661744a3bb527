import { componentKinds, kindOf, type Kind } from '@fermata/forms';

/** What a palette offers, by what it is for; kinds that only stand inside one other kind come with that one. */
export function paletteKinds(): Readonly<Record<Kind['role'], readonly string[]>> {
  const names = componentKinds().filter((name) => !sameAsOther.includes(name));
  const of = (role: Kind['role']) =>
    names.filter((name) => kindOf(name)?.role === role && kindOf(name)?.inside === undefined);
  return { input: of('input'), output: of('output'), layout: of('layout') };
}

/** Other words for kinds that are there already. */
const sameAsOther: readonly string[] = Object.freeze(['group', 'row']);
