import type { Holder, Holders } from '../gates/holders.ts';
import type { Route } from './mapping.ts';

/**
 * Who holds which lock on another version (rules O6, L1): visits as before; a section goes on as the one of the same
 * lock that its steps belong to there. Where none of them names the lock any more, it is free.
 */
export function holdersOn(route: Route, holders: Holders): Holders {
  const moved = Object.entries(holders).flatMap(([name, holder]) => {
    const image = imageOf(route, name, holder);
    return image === undefined ? [] : [[name, image] as const];
  });
  return Object.fromEntries(moved);
}

function imageOf({ from, to, step }: Route, name: string, holder: Holder): Holder | undefined {
  if ('visit' in holder) return holder;
  const steps = (from.gates?.sections[holder.section] ?? []).map((id) => step(id));
  const section = Object.entries(to.gates?.sections ?? {}).find(
    ([id, members]) => id.startsWith(`${name}@`) && members.some((member) => steps.includes(member)),
  );
  return section === undefined ? undefined : { ...holder, section: section[0] };
}
