import type { ChangeRow, Permission } from '@fermata/contracts';
import { isObject } from '@fermata/model';
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

/** Who reads: what it may do, and which of the tasks of a batch it may see; undefined = all of them. */
export interface ChangeReader {
  readonly userId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly tasks: ReadonlySet<string> | undefined;
}

/** The change as the stream shows it, or undefined when the reader may not hear of it. */
export function visibleChange(change: Change, reader: ChangeReader): ChangeRow | undefined {
  const { noun } = change;
  if (!isTopic(noun) || !reader.permissions.has(demands[noun])) return undefined;
  if (noun === 'task' && reader.tasks?.has(change.objectId) === false) return undefined;
  if (noun === 'notice' && !isTold(change, reader.userId)) return undefined;
  return { id: change.number, topic: noun, key: change.objectId, what: change.what };
}

/** A notice is heard of by those whom it tells something. */
function isTold({ details }: Change, userId: string): boolean {
  const people = isObject(details) ? details['people'] : undefined;
  return Array.isArray(people) && people.includes(userId);
}
