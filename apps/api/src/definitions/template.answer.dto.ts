import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Page, SourceFormat, TemplateSummary, TemplateText } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** A workflow to begin with. */
export class TemplateAnswer implements TemplateSummary {
  @ApiProperty({ example: 'refunds.refund-approval' })
  id!: string;

  @ApiProperty({ example: 'Refund approval' })
  title!: string;

  @ApiPropertyOptional({ example: 'Small refunds of honest customers are paid at once' })
  description?: string;

  @ApiProperty({ example: 'refunds' })
  group!: string;
}

/** `GET /templates`. */
export class TemplatePage extends PageAnswer implements Page<TemplateSummary> {
  @ApiProperty({ type: [TemplateAnswer] })
  items!: TemplateAnswer[];
}

/** `GET /templates/:id`. */
export class TemplateTextAnswer extends TemplateAnswer implements TemplateText {
  @ApiProperty({ example: 'kind: workflow\nname: refund-approval\n' })
  source!: string;

  @ApiProperty({ enum: ['yaml', 'json'], example: 'yaml' })
  format!: SourceFormat;
}
