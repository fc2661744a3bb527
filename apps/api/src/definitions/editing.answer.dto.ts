import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  DraftRevisionRow,
  DraftRevisionText,
  KnownWorld,
  Page,
  PresentPerson,
  SourceFormat,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';

const formats = Object.freeze(['yaml', 'json'] as const);

/** A text that a draft has had. */
export class DraftRevisionAnswer implements DraftRevisionRow {
  @ApiProperty({ type: 'integer', example: 7 })
  revision!: number;

  @ApiPropertyOptional({ example: 'Before the new approval' })
  label?: string;

  @ApiProperty({ example: 'ana' })
  savedBy!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  savedAt!: string;
}

/** `GET …/revisions`. */
export class DraftRevisionPage extends PageAnswer implements Page<DraftRevisionRow> {
  @ApiProperty({ type: [DraftRevisionAnswer] })
  items!: DraftRevisionAnswer[];
}

/** `GET …/revisions/:revision`. */
export class DraftRevisionTextAnswer extends DraftRevisionAnswer implements DraftRevisionText {
  @ApiProperty({ example: 'kind: event\nname: order.paid\n' })
  source!: string;

  @ApiProperty({ enum: formats, example: 'yaml' })
  format!: SourceFormat;
}

/** Somebody else who has the draft open. */
export class PresentPersonAnswer implements PresentPerson {
  @ApiProperty({ example: 'dev' })
  person!: string;

  @ApiProperty({ example: '4f1c9b7e2d60' })
  tab!: string;

  @ApiProperty({ example: '/steps/review' })
  place!: string;

  @ApiProperty({ example: true })
  editing!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  seenAt!: string;
}

/** `PUT …/presence`. */
export class PresencePage extends PageAnswer implements Page<PresentPerson> {
  @ApiProperty({ type: [PresentPersonAnswer] })
  items!: PresentPersonAnswer[];
}

/** Work that workers or executors offer. */
export class KnownImplementationAnswer {
  @ApiProperty({ enum: ['activity', 'executor'], example: 'activity' })
  kind!: 'activity' | 'executor';

  @ApiProperty({ example: 'payments.refund' })
  name!: string;

  @ApiPropertyOptional({ example: '1' })
  version?: string;

  @ApiProperty({ example: true })
  isLive!: boolean;
}

/** `POST /definitions/known`. */
export class KnownWorldAnswer implements KnownWorld {
  @ApiAnyJson({
    example: { self: { name: 'refund-approval', version: 4 }, tasks: {}, forms: {} },
    description: 'Whatever the text refers to, by the reference as written',
  })
  references!: JsonValue;

  @ApiProperty({ type: [KnownImplementationAnswer] })
  implementations!: KnownImplementationAnswer[];

  @ApiProperty({ type: [String], example: ['refunds'] })
  groups!: string[];
}
