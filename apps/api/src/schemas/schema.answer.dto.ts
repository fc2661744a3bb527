import { ApiProperty } from '@nestjs/swagger';
import { definitionKinds, type DefinitionKind } from '@fermata/model';

/** `GET /schemas`. */
export class SchemaKindsAnswer {
  @ApiProperty({ enum: definitionKinds, isArray: true, example: definitionKinds })
  items!: DefinitionKind[];
}
