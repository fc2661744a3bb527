import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  DefinitionDetail,
  DefinitionSummary,
  DraftVerdict,
  Page,
  SourceFormat,
  UsedBy,
} from '@fermata/contracts';
import { definitionKinds, type DefinitionKind, type JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { ProblemAnswer } from '../http/problem.answer.dto.ts';

const formats = Object.freeze(['yaml', 'json'] as const);
const source = 'kind: event\nname: order.paid\n';

/** A definition, named. */
export abstract class DefinitionNameAnswer {
  @ApiProperty({ enum: definitionKinds, example: 'workflow' })
  kind!: DefinitionKind;

  @ApiProperty({ example: 'refund-approval' })
  name!: string;
}

/** A definition in lists. */
export class DefinitionSummaryAnswer extends DefinitionNameAnswer implements DefinitionSummary {
  @ApiProperty({ example: 'Refund approval' })
  title!: string;

  @ApiPropertyOptional({ example: 'Small refunds of honest customers are paid at once' })
  description?: string;

  @ApiProperty({ type: [String], example: ['shop'] })
  tags!: string[];

  @ApiProperty({ type: 'integer', example: 3, description: '0 = never published' })
  latestVersion!: number;

  @ApiProperty({ type: 'integer', example: 7, description: 'The ETag for If-Match; 0 = no draft' })
  draftRevision!: number;

  @ApiProperty({ example: false, description: 'Whether the draft differs from the latest version' })
  changed!: boolean;

  @ApiProperty({ example: false })
  archived!: boolean;

  @ApiProperty({ example: false })
  deleted!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  updatedAt!: string;

  @ApiProperty({ example: 'ana' })
  updatedBy!: string;

  @ApiProperty({ type: 'integer', example: 0, description: 'Found when the draft was saved' })
  draftErrors!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  draftWarnings!: number;

  @ApiPropertyOptional({
    type: 'integer',
    example: 12,
    description: 'Not closed; workflows in lists; up to 1,000',
  })
  openInstances?: number;
}

/** `GET /definitions`. */
export class DefinitionPage extends PageAnswer implements Page<DefinitionSummary> {
  @ApiProperty({ type: [DefinitionSummaryAnswer] })
  items!: DefinitionSummaryAnswer[];
}

/** The text being edited. */
export class DraftAnswer {
  @ApiProperty({ example: source })
  source!: string;

  @ApiProperty({ enum: formats, example: 'yaml' })
  format!: SourceFormat;

  @ApiAnyJson({ example: { kind: 'event', name: 'order.paid' }, description: 'The text, read' })
  body!: JsonValue;
}

/** One definition with its draft. */
export class DefinitionDetailAnswer extends DefinitionSummaryAnswer implements DefinitionDetail {
  @ApiPropertyOptional({ type: DraftAnswer })
  draft?: DraftAnswer;
}

/** What saving a draft came to. */
export class DraftVerdictAnswer extends DefinitionNameAnswer implements DraftVerdict {
  @ApiProperty({ type: 'integer', example: 8 })
  revision!: number;

  @ApiProperty({ type: [ProblemAnswer] })
  problems!: ProblemAnswer[];
}

/** The verdict on a text that is not stored. */
export class JudgementAnswer {
  @ApiPropertyOptional({ enum: definitionKinds, example: 'workflow', description: 'Absent = not readable' })
  kind?: DefinitionKind;

  @ApiPropertyOptional({ example: 'refund-approval' })
  name?: string;

  @ApiProperty({ type: [ProblemAnswer] })
  problems!: ProblemAnswer[];
}

/** A published version that refers to a definition. */
export class UsedByAnswer extends DefinitionNameAnswer implements UsedBy {
  @ApiProperty({ type: 'integer', example: 3 })
  version!: number;

  @ApiProperty({ example: '/steps/review/form' })
  path!: string;

  @ApiProperty({ example: 'refund-review@2' })
  uses!: string;
}

/** `GET …/used-by`. */
export class UsedByPage extends PageAnswer implements Page<UsedBy> {
  @ApiProperty({ type: [UsedByAnswer] })
  items!: UsedByAnswer[];
}
