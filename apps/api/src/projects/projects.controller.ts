import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProjectList } from '@fermata/contracts';
import { Database, ProjectRepository } from '@fermata/persistence';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { DATABASE } from '../runtime/providers.ts';
import { ProjectListAnswer } from './project.answer.dto.ts';

/** Where a caller may work. */
@ApiTags('projects')
@Controller('projects')
export class ProjectsController {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'The projects that I may enter; a token enters its own alone' })
  @ApiOkResponse({ type: ProjectListAnswer })
  async list(@CurrentCaller() { subject, projectId }: Caller): Promise<ProjectList> {
    const rows = await this.#database.inInstallation((tx) =>
      new ProjectRepository(tx).enteredBy(subject.userId, projectId),
    );
    const items = rows.map(({ id, title }) => ({ name: id, title, isCurrent: id === projectId }));
    return { items: subject.via.kind === 'token' ? items.filter(({ isCurrent }) => isCurrent) : items };
  }
}
