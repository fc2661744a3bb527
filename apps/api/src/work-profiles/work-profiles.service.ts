import { Inject, Injectable } from '@nestjs/common';
import type { Page, SkillRow, WorkProfile } from '@fermata/contracts';
import { Database, WorkProfileRepository } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { demandGivable, rightsOfMembers } from '../access/dominion.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { WorkProfileDto } from './work-profile.dto.ts';

/** What distribution asks of people, in the caller's project. */
@Injectable()
export class WorkProfilesService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** What is said of a person, or `user.unknown`. */
  get(caller: Caller, person: string): Promise<WorkProfile> {
    return this.#do(caller, (profiles) => profiles.get(person));
  }

  /** Says exactly this of a person. A new skill or manager opens tasks: `access.grant` (403). */
  save(caller: Caller, person: string, { skills, manager, calendar }: WorkProfileDto): Promise<WorkProfile> {
    return this.#do(caller, async (profiles) => {
      const before = await profiles.get(person);
      const isManaged = manager !== null && manager !== before.manager;
      if (isManaged || skills.some((skill) => !before.skills.includes(skill)))
        demandGivable(caller.subject.permissions, rightsOfMembers);
      return profiles.save(person, { skills, manager, calendar });
    });
  }

  /** Every skill that somebody has. */
  skills(caller: Caller): Promise<Page<SkillRow>> {
    return this.#do(caller, async (profiles) => ({ items: await profiles.skills() }));
  }

  #do<T>(caller: Caller, deed: (profiles: WorkProfileRepository) => Promise<T>): Promise<T> {
    return this.#database.inProject(
      caller.projectId,
      (tx) => deed(new WorkProfileRepository(tx)),
      caller.acting,
    );
  }
}
