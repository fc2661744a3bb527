import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CoveredShare, Page, TestRunBatch, TestRunRow } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** So many of so many. */
export class CoveredShareAnswer implements CoveredShare {
  @ApiProperty({ type: 'integer', example: 5 })
  covered!: number;

  @ApiProperty({ type: 'integer', example: 8 })
  total!: number;
}

/** How much of its workflow a test runs through. */
export class TestCoverageAnswer {
  @ApiProperty({ type: CoveredShareAnswer })
  steps!: CoveredShareAnswer;

  @ApiProperty({ type: CoveredShareAnswer })
  transitions!: CoveredShareAnswer;

  @ApiProperty({ type: CoveredShareAnswer })
  conditions!: CoveredShareAnswer;

  @ApiProperty({ type: CoveredShareAnswer })
  errorPaths!: CoveredShareAnswer;
}

/** The verdict on one test definition. */
export class TestRunAnswer implements TestRunRow {
  @ApiProperty({ example: 'tr-0b6e7c52' })
  id!: string;

  @ApiProperty({ example: 'tb-51d2a9e0', description: 'The request that it was run by' })
  batch!: string;

  @ApiProperty({ example: 'refund-small-harmless' })
  test!: string;

  @ApiPropertyOptional({ type: 'integer', example: 2, description: 'Absent = its draft' })
  testVersion?: number;

  @ApiProperty({ example: 'refund-approval' })
  workflow!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  workflowVersion!: number;

  @ApiProperty({ example: false })
  passed!: boolean;

  @ApiProperty({ type: [String], example: ['status: expected completed, was failed'] })
  differences!: string[];

  @ApiProperty({ type: TestCoverageAnswer })
  coverage!: TestCoverageAnswer;

  @ApiProperty({ example: 86_400_000, description: 'Virtual time, in milliseconds' })
  elapsedMs!: number;

  @ApiProperty({ type: 'integer', example: 4, description: 'Real time, in milliseconds' })
  tookMs!: number;

  @ApiProperty({ example: 'anna' })
  runBy!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  runAt!: string;
}

/** `GET /test-runs`. */
export class TestRunPage extends PageAnswer implements Page<TestRunRow> {
  @ApiProperty({ type: [TestRunAnswer] })
  items!: TestRunAnswer[];
}

/** Answer of `POST /test-runs`. */
export class TestRunBatchAnswer implements TestRunBatch {
  @ApiProperty({ example: 'tb-51d2a9e0' })
  batch!: string;

  @ApiProperty({ type: 'integer', example: 11 })
  passed!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  failed!: number;

  @ApiProperty({ type: [String], example: [], description: 'For these the time did not suffice' })
  notRun!: string[];

  @ApiProperty({ type: [TestRunAnswer] })
  items!: TestRunAnswer[];
}
