import type { ChangeRow, Permission } from '@fermata/contracts';
import type { Change } from '@fermata/persistence';

type Topic = ChangeRow['topic'];

/** What a reader must hold to hear of a noun. A change carries only names, never content. */
const demands: Readonly<Record<Topic, Permission>> = Object.freeze({
  instance: 'instance.read',
  task: 'task.see',
  event: 'event.read',
  definition: 'definition.read',
  notice: 'task.see',
});

function isTopic(noun: string): noun is Topic {
  return Object.hasOwn(demands, noun);
}

/** The change as the stream shows it, or undefined when the reader may not hear of it. */
export function visibleChange(change: Change, permissions: ReadonlySet<Permission>): ChangeRow | undefined {
  const { noun } = change;
  if (!isTopic(noun) || !permissions.has(demands[noun])) return undefined;
  return { id: change.number, topic: noun, key: change.objectId, what: change.what };
}
