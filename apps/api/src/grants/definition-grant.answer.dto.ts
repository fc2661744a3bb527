import { ApiProperty } from '@nestjs/swagger';
import type { DefinitionGrantRow, Page } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** A right on a definition. */
export class DefinitionGrantAnswer implements DefinitionGrantRow {
  @ApiProperty({ enum: ['user', 'group'], example: 'group' })
  granteeKind!: DefinitionGrantRow['granteeKind'];

  @ApiProperty({ example: 'support' })
  grantee!: string;

  @ApiProperty({ enum: ['start'], example: 'start' })
  verb!: 'start';
}

/** `GET /definitions/:kind/:name/grants`. */
export class DefinitionGrantPage extends PageAnswer implements Page<DefinitionGrantRow> {
  @ApiProperty({ type: [DefinitionGrantAnswer] })
  items!: DefinitionGrantAnswer[];
}
