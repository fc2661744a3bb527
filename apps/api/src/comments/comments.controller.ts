import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { AddedComment, Page, TaskComment, TaskWatch } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { PageQuery } from '../http/page.dto.ts';
import { AddedCommentAnswer, TaskCommentPage, TaskWatchAnswer } from './comment.answer.dto.ts';
import { AddCommentDto, EditCommentDto } from './comment.dto.ts';
import { CommentsService } from './comments.service.ts';

/** What people say about tasks, and who wants to hear of them. */
@ApiTags('comments')
@Controller()
@ApiProblems(400)
export class CommentsController {
  readonly #comments: CommentsService;

  constructor(comments: CommentsService) {
    this.#comments = comments;
  }

  @Get('tasks/:id/comments')
  @Requires('task.see')
  @ApiOperation({ summary: 'What has been said about a task, oldest first' })
  @ApiOkResponse({ type: TaskCommentPage })
  @ApiProblems(404)
  ofTask(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<TaskComment>> {
    return this.#comments.ofTask(caller, id, query);
  }

  @Post('tasks/:id/comments')
  @Requires('task.see')
  @ApiOperation({
    summary:
      'Say something about a task; people named by `@login` who may see it are told, the others listed',
  })
  @Idempotent()
  @ApiCreatedResponse({ type: AddedCommentAnswer })
  @ApiProblems(404, 422, 429)
  add(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: AddCommentDto,
    @OnceKey() once: Repeatable,
  ): Promise<AddedComment> {
    return this.#comments.add(caller, id, body, once);
  }

  @Get('instances/:id/comments')
  @Requires('instance.read')
  @ApiOperation({ summary: 'What has been said for all who may see the instance, oldest first' })
  @ApiOkResponse({ type: TaskCommentPage })
  @ApiProblems(404)
  ofInstance(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<TaskComment>> {
    return this.#comments.ofInstance(caller, id, query);
  }

  @Put('comments/:id')
  @Requires('task.see')
  @ApiOperation({ summary: 'Change an own comment; who is named now and was not before is told' })
  @ApiOkResponse({ type: AddedCommentAnswer })
  @ApiProblems(404, 422)
  edit(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: EditCommentDto,
  ): Promise<AddedComment> {
    return this.#comments.edit(caller, id, body);
  }

  @Delete('comments/:id')
  @Requires('task.see')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an own comment back: text and files are gone, its place stays' })
  @ApiNoContentResponse()
  @ApiProblems(404)
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.#comments.remove(caller, id);
  }

  @Get('tasks/:id/watch')
  @Requires('task.see')
  @ApiOperation({ summary: 'Who watches a task' })
  @ApiOkResponse({ type: TaskWatchAnswer })
  @ApiProblems(404)
  watchers(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskWatch> {
    return this.#comments.watch(caller, id);
  }

  @Put('tasks/:id/watch')
  @Requires('task.see')
  @ApiOperation({ summary: 'Be told of comments on a task, and of its end' })
  @ApiOkResponse({ type: TaskWatchAnswer })
  @ApiProblems(404)
  watch(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskWatch> {
    return this.#comments.watch(caller, id, true);
  }

  @Delete('tasks/:id/watch')
  @Requires('task.see')
  @ApiOperation({ summary: 'Be told no more' })
  @ApiOkResponse({ type: TaskWatchAnswer })
  @ApiProblems(404)
  unwatch(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskWatch> {
    return this.#comments.watch(caller, id, false);
  }
}
