import { listAt, valueAt, type Loose } from '../read.ts';

/** Who is offered a task, in one text: groups first, then users. */
export function peopleText(assign: Loose): string {
  return ['groups', 'users'].flatMap((side) => namesAt(assign, side)).join(', ');
}

function namesAt(assign: Loose, side: string): readonly string[] {
  const written = valueAt(assign, side);
  if (typeof written === 'string') return [written];
  return listAt(assign, side).filter((name) => typeof name === 'string');
}
