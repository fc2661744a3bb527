import { said } from '@fermata/model';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AppError, type Page, type TemplateSummary, type TemplateText } from '@fermata/contracts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { TemplatePage, TemplateTextAnswer } from './template.answer.dto.ts';
import { readTemplates } from './templates.ts';

/** Workflows to begin with: the examples that come with the product. */
@ApiTags('definitions')
@Controller('templates')
export class TemplatesController {
  #read: Promise<readonly TemplateText[]> | undefined;

  @Get()
  @Requires('definition.read')
  @ApiOperation({ summary: 'Workflows to begin with' })
  @ApiOkResponse({ type: TemplatePage })
  async list(): Promise<Page<TemplateSummary>> {
    const templates = await this.#templates();
    return { items: templates.map(({ source: _source, format: _format, ...summary }) => summary) };
  }

  @Get(':id')
  @Requires('definition.read')
  @ApiOperation({ summary: 'The text of one' })
  @ApiParam({ name: 'id', example: 'refunds.refund-approval' })
  @ApiOkResponse({ type: TemplateTextAnswer })
  @ApiProblems(404)
  async get(@Param('id') id: string): Promise<TemplateText> {
    const found = (await this.#templates()).find((template) => template.id === id);
    if (found !== undefined) return found;
    throw new AppError('template.unknown', said`There is no template "${{ id: id.slice(0, 100) }}"`, {
      status: 404,
    });
  }

  /** They come with the code: read once. */
  #templates(): Promise<readonly TemplateText[]> {
    this.#read ??= readTemplates();
    return this.#read;
  }
}
