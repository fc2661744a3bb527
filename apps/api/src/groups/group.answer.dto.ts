import { ApiProperty } from '@nestjs/swagger';
import type { GroupGrantRow, GroupRow, GroupRelianceRow, Page, ReturnedTasks } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';

const kinds = Object.freeze(['user', 'group'] as const);
const verbs = Object.freeze(['see', 'claim', 'complete', 'reassign', 'suspend'] as const);

/** A group. */
export class GroupAnswer implements GroupRow {
  @ApiProperty({ example: 'refunds' })
  name!: string;

  @ApiProperty({ example: 'Refunds' })
  title!: string;

  @ApiProperty({ type: [String], example: ['ada', 'grace'] })
  members!: string[];
}

/** `GET /groups`. */
export class GroupPage extends PageAnswer implements Page<GroupRow> {
  @ApiProperty({ type: [GroupAnswer] })
  items!: GroupAnswer[];
}

/** A right over a group's tasks. */
export class GroupGrantAnswer implements GroupGrantRow {
  @ApiProperty({ enum: kinds, example: 'group' })
  granteeKind!: GroupGrantRow['granteeKind'];

  @ApiProperty({ example: 'supervisors' })
  grantee!: string;

  @ApiProperty({ enum: verbs, example: 'reassign' })
  verb!: GroupGrantRow['verb'];
}

/** `GET /groups/:name/grants`. */
export class GroupGrantPage extends PageAnswer implements Page<GroupGrantRow> {
  @ApiProperty({ type: [GroupGrantAnswer] })
  items!: GroupGrantAnswer[];
}

/** The open tasks that were given back. */
export class ReturnedTasksAnswer implements ReturnedTasks {
  @ApiProperty({ type: [String], example: ['t-4f1c9b7e2d'] })
  tasks!: string[];
}

/** What rests on a group. */
export class GroupRelianceAnswer implements GroupRelianceRow {
  @ApiProperty({ type: 'integer', example: 4 })
  members!: number;

  @ApiProperty({ type: 'integer', example: 12, description: 'Open tasks that are offered to it' })
  offered!: number;

  @ApiProperty({ type: 'integer', example: 2, description: 'Of those, offered to nobody else' })
  alone!: number;
}
