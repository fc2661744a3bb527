import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../http/page.dto.ts';

const aName = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;

/** Most tests of one request. */
export const TESTS_LIMIT = 200;

/** `POST /test-runs`: the named tests, or all published ones of a workflow; one of the two. */
export class RunTestsDto {
  @ApiPropertyOptional({
    type: [String],
    minItems: 1,
    maxItems: TESTS_LIMIT,
    example: ['refund-small-harmless'],
    description: 'Names of tests; of one that was never published its draft is run',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TESTS_LIMIT)
  @Matches(aName, { each: true, message: 'tests are names of test definitions' })
  @MaxLength(200, { each: true })
  tests?: string[];

  @ApiPropertyOptional({ example: 'refund-approval', description: 'All published tests of this workflow' })
  @IsOptional()
  @Matches(aName, { message: 'workflow is the name of a workflow' })
  @MaxLength(200)
  workflow?: string;
}

/** `GET /test-runs`. */
export class ListTestRunsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'refund-approval' })
  @IsOptional()
  @MaxLength(200)
  workflow?: string;

  @ApiPropertyOptional({ example: 'refund-small-harmless' })
  @IsOptional()
  @MaxLength(200)
  test?: string;
}
