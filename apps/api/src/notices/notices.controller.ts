import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NoticeRow, NoticeSettings, Page, UnreadNotices } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { NoticePage, UnreadNoticesAnswer } from './notice.answer.dto.ts';
import { ListNoticesQuery, NoticeSettingsDto, ReadNoticesDto } from './notice.dto.ts';
import { NoticesService } from './notices.service.ts';

/** What the caller is told of tasks, and how. */
@ApiTags('notices')
@Controller()
@ApiProblems(400)
export class NoticesController {
  readonly #notices: NoticesService;

  constructor(notices: NoticesService) {
    this.#notices = notices;
  }

  @Get('notices')
  @RequiresSignIn()
  @ApiOperation({ summary: 'What I am told, newest first' })
  @ApiOkResponse({ type: NoticePage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListNoticesQuery): Promise<Page<NoticeRow>> {
    return this.#notices.list(caller, query);
  }

  @Get('notices/unread')
  @RequiresSignIn()
  @ApiOperation({ summary: 'How much of it I have not read' })
  @ApiOkResponse({ type: UnreadNoticesAnswer })
  unread(@CurrentCaller() caller: Caller): Promise<UnreadNotices> {
    return this.#notices.unread(caller);
  }

  @Post('notices/read')
  @RequiresSignIn()
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that I have read these, or all' })
  @ApiOkResponse({ type: UnreadNoticesAnswer })
  @ApiProblems(422)
  read(@CurrentCaller() caller: Caller, @Body() body: ReadNoticesDto): Promise<UnreadNotices> {
    return this.#notices.read(caller, body);
  }

  @Get('me/notice-settings')
  @RequiresSignIn()
  @ApiOperation({ summary: 'How I am told: by mail, in a digest, in the application only, or not' })
  @ApiOkResponse({ type: NoticeSettingsDto })
  settings(@CurrentCaller() caller: Caller): Promise<NoticeSettings> {
    return this.#notices.settings(caller);
  }

  @Put('me/notice-settings')
  @RequiresSignIn()
  @ApiOperation({ summary: 'Change how I am told' })
  @ApiOkResponse({ type: NoticeSettingsDto })
  saveSettings(@CurrentCaller() caller: Caller, @Body() body: NoticeSettingsDto): Promise<NoticeSettings> {
    return this.#notices.saveSettings(caller, body);
  }
}
