import { ApiProperty } from '@nestjs/swagger';
import type { ProjectList, ProjectRow } from '@fermata/contracts';

/** A project, as one who may enter it sees it. */
export class ProjectAnswer implements ProjectRow {
  @ApiProperty({ example: 'default' })
  name!: string;

  @ApiProperty({ example: 'Default' })
  title!: string;

  @ApiProperty({ example: true, description: 'Whether this request was made in it' })
  isCurrent!: boolean;
}

/** `GET /projects`: all of them, they are few. */
export class ProjectListAnswer implements ProjectList {
  @ApiProperty({ type: [ProjectAnswer] })
  items!: ProjectAnswer[];
}
