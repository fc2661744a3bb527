import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  DefinitionComparison,
  DefinitionVersion,
  DeployResult,
  Page,
  SourceFormat,
} from '@fermata/contracts';
import { definitionKinds, type DefinitionKind, type JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { ProblemAnswer } from '../http/problem.answer.dto.ts';
import { DefinitionNameAnswer } from './definition.answer.dto.ts';

const formats = Object.freeze(['yaml', 'json'] as const);
const ops = Object.freeze(['added', 'removed', 'changed'] as const);
const outcomes = Object.freeze(['published', 'unchanged', 'refused', 'judged'] as const);

/** One immutable version. */
export class DefinitionVersionAnswer extends DefinitionNameAnswer implements DefinitionVersion {
  @ApiProperty({ type: 'integer', minimum: 1, example: 3 })
  version!: number;

  @ApiProperty({ example: 'Refund approval' })
  title!: string;

  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 over canonical JSON',
  })
  hash!: string;

  @ApiPropertyOptional({ example: 'Limits as agreed in March' })
  note?: string;

  @ApiProperty({ example: 'ana' })
  publishedBy!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  publishedAt!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { '/steps/review/form': 'refund-review@2' },
    description: 'What each reference was pinned to, by JSON Pointer',
  })
  references!: Record<string, string>;

  @ApiPropertyOptional({ example: 'kind: workflow\nname: refund-approval\n' })
  source?: string;

  @ApiPropertyOptional({ enum: formats, example: 'yaml' })
  format?: SourceFormat;

  @ApiAnyJson({ required: false, example: { kind: 'workflow', name: 'refund-approval' } })
  body?: JsonValue;

  @ApiPropertyOptional({ type: [ProblemAnswer], description: 'Warnings and hints of the publish' })
  problems?: ProblemAnswer[];
}

/** `GET …/versions`. */
export class DefinitionVersionPage extends PageAnswer implements Page<DefinitionVersion> {
  @ApiProperty({ type: [DefinitionVersionAnswer] })
  items!: DefinitionVersionAnswer[];
}

/** One difference. */
export class DifferenceAnswer {
  @ApiProperty({ enum: ops, example: 'changed' })
  op!: (typeof ops)[number];

  @ApiProperty({ example: '/steps/pay/timeout' })
  path!: string;

  @ApiAnyJson({ required: false, example: 'PT20S' })
  before?: JsonValue;

  @ApiAnyJson({ required: false, example: 'PT30S' })
  after?: JsonValue;
}

/** `GET …/compare`. */
export class DefinitionComparisonAnswer implements DefinitionComparison {
  @ApiProperty({ example: '2' })
  from!: string;

  @ApiProperty({ example: 'draft' })
  to!: string;

  @ApiProperty({ type: [DifferenceAnswer] })
  changes!: DifferenceAnswer[];
}

/** What a deployment came to for one file. */
export class DeployedFileAnswer {
  @ApiProperty({ example: 'refunds/refund-approval.yaml' })
  path!: string;

  @ApiPropertyOptional({ enum: definitionKinds, example: 'workflow' })
  kind?: DefinitionKind;

  @ApiPropertyOptional({ example: 'refund-approval' })
  name?: string;

  @ApiProperty({
    enum: outcomes,
    example: 'published',
    description: 'unchanged: the latest version is the same; judged: good, but nothing was changed',
  })
  outcome!: (typeof outcomes)[number];

  @ApiPropertyOptional({ type: 'integer', example: 4 })
  version?: number;

  @ApiProperty({ type: [ProblemAnswer] })
  problems!: ProblemAnswer[];
}

/** Answer of a deployment: one entry per file. */
export class DeployResultAnswer implements DeployResult {
  @ApiProperty({ example: true })
  deployed!: boolean;

  @ApiProperty({ type: [DeployedFileAnswer] })
  files!: DeployedFileAnswer[];
}
