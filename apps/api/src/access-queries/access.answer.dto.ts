import { ApiProperty } from '@nestjs/swagger';
import {
  permissionsOf,
  roles,
  type PersonReference,
  type Permission,
  type Role,
  type RoleRow,
  type WhoCan,
  type WhoCanRow,
} from '@fermata/contracts';

/** Every permission there is, by name. */
export const permissions: readonly Permission[] = Object.freeze([...permissionsOf(roles)].sort());

/** A role and what it may do. */
export class RoleAnswer implements RoleRow {
  @ApiProperty({ enum: roles, example: 'auditor' })
  role!: Role;

  @ApiProperty({ enum: permissions, isArray: true, example: ['audit.read', 'access.read'] })
  permissions!: Permission[];
}

/** `GET /access/roles`. */
export class RoleList {
  @ApiProperty({ type: [RoleAnswer] })
  items!: RoleAnswer[];
}

/** A person by login and name. */
export class WhoAnswer implements PersonReference {
  @ApiProperty({ example: 'ada' })
  id!: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name!: string;
}

/** A person and what the right follows from. */
export class WhoCanRowAnswer implements WhoCanRow {
  @ApiProperty({ type: WhoAnswer })
  person!: WhoAnswer;

  @ApiProperty({
    type: [String],
    example: ['role:agent', 'group:refunds'],
    description: 'role:<role>, group:<group>, grant:<group>/<verb>, offer, substitute, start, separation',
  })
  by!: string[];

  @ApiProperty({ example: true, description: 'False where the separation of duties forbids it' })
  allowed!: boolean;
}

/** `GET /access/who-can`. */
export class WhoCanAnswer implements WhoCan {
  @ApiProperty({ enum: permissions, example: 'task.claim' })
  permission!: Permission;

  @ApiProperty({ example: false, description: 'There are more people than are named' })
  isCut!: boolean;

  @ApiProperty({ type: [WhoCanRowAnswer] })
  items!: WhoCanRowAnswer[];
}
