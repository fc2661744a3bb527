import { Inject, Injectable } from '@nestjs/common';
import type { TaskPresence } from '@fermata/contracts';
import { Database, TaskPresenceRepository } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { visibleTask } from '../access/visible-task.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { TaskPresenceDto } from './task-presence.dto.ts';

/** Who has which task open. */
@Injectable()
export class TaskPresenceService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Says that the caller's tab is there, or gone, and gives the other people who have the task open. */
  say(caller: Caller, taskId: string, { tab, state }: TaskPresenceDto): Promise<TaskPresence> {
    return this.#database.inProject(
      caller.projectId,
      async (tx) => {
        await visibleTask(tx, taskId, await viewerOf(tx, caller.subject));
        const presence = new TaskPresenceRepository(tx);
        if (state === 'gone') await presence.gone(taskId, tab);
        else await presence.seen(taskId, tab, state === 'editing');
        const others = await presence.others(taskId, tab);
        return {
          others: others.map(({ person, name, editing, seenAt }) => ({
            person: { id: person, name },
            state: editing ? ('editing' as const) : ('looking' as const),
            seenAt: seenAt.toISOString(),
          })),
        };
      },
      caller.acting,
    );
  }
}
