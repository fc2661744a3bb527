import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { NoticeChannel, NoticeSettings, ReadNoticesRequest } from '@fermata/contracts';
import { PageQuery } from '../http/page.dto.ts';

/** How a person can be told. */
export const noticeChannels = Object.freeze(['mail', 'digest', 'app', 'none'] as const);

/** `GET /notices`. */
export class ListNoticesQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'boolean', description: 'Only those not read yet', default: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;
}

/** `POST /notices/read`. */
export class ReadNoticesDto implements ReadNoticesRequest {
  @ApiPropertyOptional({ type: [String], example: ['n-0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ids?: string[];

  @ApiPropertyOptional({ example: false, description: 'All of them; needs no ids' })
  @IsOptional()
  @IsBoolean()
  all?: boolean;
}

const channel = (example: NoticeChannel): PropertyDecorator =>
  applyDecorators(ApiProperty({ enum: noticeChannels, example }), IsIn(noticeChannels));

/** How a person is told, by kind of notice. */
export class NoticeChannelsDto {
  @channel('mail')
  assigned!: NoticeChannel;

  @channel('mail')
  delegated!: NoticeChannel;

  @channel('app')
  returned!: NoticeChannel;

  @channel('mail')
  mentioned!: NoticeChannel;

  @channel('digest')
  commented!: NoticeChannel;

  @channel('app')
  reminded!: NoticeChannel;

  @channel('mail')
  escalated!: NoticeChannel;

  @channel('app')
  reassigned!: NoticeChannel;

  @channel('none')
  closed!: NoticeChannel;
}

/** `GET` and `PUT /me/notice-settings`. */
export class NoticeSettingsDto implements NoticeSettings {
  @ApiProperty({ type: NoticeChannelsDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => NoticeChannelsDto)
  channels!: NoticeChannelsDto;

  @ApiProperty({ example: '08:00', description: 'hourly, or a local time in the zone of the person' })
  @Matches(/^(hourly|([01]\d|2[0-3]):[0-5]\d)$/, { message: 'digestAt is hourly, or a time such as 08:00' })
  digestAt!: string;
}
