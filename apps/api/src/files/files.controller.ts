import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileReference } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { FileAnswer, UploadFileQuery } from './file.dto.ts';
import { FilesService } from './files.service.ts';
import { fileTypes } from './sniff.ts';

const bytes = Object.freeze({
  schema: { type: 'string', description: 'The bytes as they are', example: '…' },
} as const);
const content = Object.fromEntries(fileTypes.map((type) => [type, bytes]));

/** Files that people attach to what they fill in. */
@ApiTags('files')
@Controller('files')
@ApiProblems(400)
export class FilesController {
  readonly #files: FilesService;

  constructor(files: FilesService) {
    this.#files = files;
  }

  @Post()
  @RequiresSignIn()
  @Idempotent()
  @ApiOperation({ summary: 'Add a file of at most 10 MB: the body is its bytes' })
  @ApiConsumes('application/octet-stream')
  @ApiBody(bytes)
  @ApiCreatedResponse({ type: FileAnswer })
  @ApiProblems(404, 409, 413, 415)
  add(
    @CurrentCaller() caller: Caller,
    @Query() query: UploadFileQuery,
    @Req() request: FastifyRequest,
    @OnceKey() key: Repeatable,
  ): Promise<FileReference> {
    return this.#files.add(caller, { ...query, bytes: request.body }, key);
  }

  @Get(':id')
  @RequiresSignIn()
  @ApiOperation({ summary: 'A file, for who added it and for whoever may see its task' })
  @ApiOkResponse({ content, description: 'Always as an attachment; its type is the one found in the bytes' })
  @ApiProblems(404)
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.#files.get(caller, id);
    await reply
      .header('content-type', file.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(file.content));
  }
}

/** As RFC 5987 writes it. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}
