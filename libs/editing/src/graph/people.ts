import { listAt, valueAt, type Loose } from '../read.ts';

/** Who is offered a task, in one text: groups, roles, users, and with an arrow those whose managers are meant. */
export function peopleText(assign: Loose): string {
  const names = ['groups', 'roles', 'users'].flatMap((side) => namesAt(assign, side));
  return [...names, ...namesAt(assign, 'managerOf').map((name) => `↑ ${name}`)].join(', ');
}

function namesAt(assign: Loose, side: string): readonly string[] {
  const written = valueAt(assign, side);
  if (typeof written === 'string') return [written];
  return listAt(assign, side).filter((name) => typeof name === 'string');
}
