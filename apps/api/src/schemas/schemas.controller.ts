import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AppError } from '@fermata/contracts';
import { definitionKinds, isDefinitionKind, said, type DefinitionKind } from '@fermata/model';
import { schemas } from '@fermata/validation';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { SchemaKindsAnswer } from './schema.answer.dto.ts';

/** The JSON Schemas of all definition kinds, for editors and generators. */
@ApiTags('schemas')
@Controller('schemas')
export class SchemasController {
  @Get()
  @Requires('definition.read')
  @ApiOperation({ summary: 'The kinds that have a schema' })
  @ApiOkResponse({ type: SchemaKindsAnswer })
  list(): { items: readonly DefinitionKind[] } {
    return { items: definitionKinds };
  }

  @Get(':kind')
  @Requires('definition.read')
  @ApiOperation({ summary: 'The JSON Schema (2020-12) of one kind' })
  @ApiParam({ name: 'kind', enum: definitionKinds })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true, example: { type: 'object' } } })
  @ApiProblems(404)
  get(@Param('kind') kind: string): unknown {
    if (!isDefinitionKind(kind)) {
      throw new AppError('schema.unknown', said`There is no kind "${{ kind }}"`, { status: 404 });
    }
    return schemas[kind];
  }
}
