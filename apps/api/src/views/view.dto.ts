import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { ViewPage } from '@fermata/contracts';

/** Every page whose look can be saved. */
export const viewPages = Object.freeze(['instances', 'tasks', 'definitions', 'events', 'records'] as const);

/** `GET /views`. */
export class ListViewsQuery {
  @ApiProperty({ enum: viewPages, example: 'instances' })
  @IsIn(viewPages)
  page!: ViewPage;
}

/** `PUT /views/:id`. */
export class UpdateViewDto {
  @ApiProperty({ example: 'Failed refunds' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  @Matches(/\S/, { message: 'name has a character' })
  name!: string;

  @ApiProperty({
    example: 'status=failed&definition=refund-approval',
    description: 'The query string of the page, without the question mark',
  })
  @IsString()
  @MaxLength(2000)
  @Matches(/^[\x21-\x7e]*$/, { message: 'query is a query string' })
  query!: string;

  @ApiPropertyOptional({ example: false, description: 'Everybody of the project sees it; needs view.share' })
  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}

/** `POST /views`. */
export class CreateViewDto extends UpdateViewDto {
  @ApiProperty({ enum: viewPages, example: 'instances' })
  @IsIn(viewPages)
  page!: ViewPage;
}
