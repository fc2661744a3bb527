import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  BackupState,
  ConfigurationRow,
  ProcessRow,
  QueueRow,
  SystemFinding,
  SystemState,
} from '@fermata/contracts';

const at = '2026-03-09T08:00:00.000Z';

/** A process as it is seen from the API. */
export class ProcessAnswer implements ProcessRow {
  @ApiProperty({ enum: ['api', 'database', 'temporal', 'worker'], example: 'worker' })
  kind!: ProcessRow['kind'];

  @ApiProperty({ example: '4711@host', description: 'Of a worker pid@host; else the kind' })
  name!: string;

  @ApiProperty({ enum: ['up', 'degraded', 'down'], example: 'up' })
  state!: ProcessRow['state'];

  @ApiPropertyOptional({ example: '0.1.0' })
  version?: string;

  @ApiPropertyOptional({ format: 'date-time', example: at })
  since?: string;

  @ApiPropertyOptional({ format: 'date-time', example: at, description: 'Of a worker its newest poll' })
  lastSeenAt?: string;

  @ApiPropertyOptional({ type: [String], example: ['fermata-activity'] })
  queues?: string[];
}

/** A task queue. */
export class QueueAnswer implements QueueRow {
  @ApiProperty({ example: 'fermata-activity' })
  name!: string;

  @ApiProperty({ enum: ['workflow', 'activity'], example: 'activity' })
  kind!: QueueRow['kind'];

  @ApiProperty({ type: 'integer', example: 2 })
  pollers!: number;

  @ApiPropertyOptional({ type: 'integer', example: 0, description: 'About how many tasks wait' })
  backlog?: number;
}

/** What the database says of itself. */
export class DatabaseAnswer {
  @ApiPropertyOptional({ example: 'Initial1764000000000', description: 'The newest migration' })
  migration?: string;

  @ApiProperty({ example: 52_428_800 })
  sizeBytes!: number;
}

/** Messages to instances. */
export class OutboxAnswer {
  @ApiProperty({ type: 'integer', example: 0 })
  waiting!: number;

  @ApiPropertyOptional({ example: 0.4 })
  oldestSeconds?: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Given up' })
  dead!: number;
}

/** How far lists stand behind. */
export class ProjectionAnswer {
  @ApiPropertyOptional({
    example: 180,
    description: '95 % of the reports of the last five minutes; absent = none',
  })
  lagMs?: number;
}

/** Open instances that nothing will move. */
export class StuckAnswer {
  @ApiProperty({ type: 'integer', example: 0, description: 'At most 100 are counted' })
  count!: number;

  @ApiProperty({ type: [String], example: [] })
  ids!: string[];
}

/** One thing that is not as it should be. */
export class SystemFindingAnswer implements SystemFinding {
  @ApiProperty({ example: 'queue.unpolled' })
  code!: string;

  @ApiProperty({ enum: ['error', 'warning', 'hint'], example: 'error' })
  severity!: SystemFinding['severity'];

  @ApiProperty({ example: 'No worker takes from the queue fermata-activity: what is due there waits.' })
  words!: string;

  @ApiPropertyOptional({ example: 'Start a worker, and see in its log why it ended.' })
  fix?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { queue: 'fermata-activity' },
    description: 'What the words are made of, for other languages',
  })
  values!: Record<string, string | number>;
}

/** When a backup was last made. */
export class BackupAnswer implements BackupState {
  @ApiProperty({ enum: ['archive', 'noted', 'none'], example: 'archive' })
  source!: BackupState['source'];

  @ApiPropertyOptional({ format: 'date-time', example: at })
  lastAt?: string;

  @ApiPropertyOptional({ example: 10_485_760 })
  bytes?: number;

  @ApiPropertyOptional({ example: 'pg_basebackup to the vault, 14 GB' })
  detail?: string;
}

/** `GET /system`. */
export class SystemAnswer implements SystemState {
  @ApiProperty({ format: 'date-time', example: at })
  asOf!: string;

  @ApiProperty({ example: '0.1.0' })
  version!: string;

  @ApiProperty({ enum: ['development', 'production'], example: 'production' })
  mode!: SystemState['mode'];

  @ApiProperty({ type: [ProcessAnswer] })
  processes!: ProcessAnswer[];

  @ApiProperty({ type: [QueueAnswer] })
  queues!: QueueAnswer[];

  @ApiPropertyOptional({ type: DatabaseAnswer, description: 'Absent when it could not be asked' })
  database?: DatabaseAnswer;

  @ApiPropertyOptional({ type: OutboxAnswer, description: 'Absent when it could not be asked' })
  outbox?: OutboxAnswer;

  @ApiPropertyOptional({ type: ProjectionAnswer, description: 'Absent when it could not be asked' })
  projection?: ProjectionAnswer;

  @ApiPropertyOptional({ type: StuckAnswer, description: 'Absent when it could not be asked' })
  stuck?: StuckAnswer;

  @ApiProperty({ type: [SystemFindingAnswer], description: 'Worst first' })
  findings!: SystemFindingAnswer[];

  @ApiPropertyOptional({ example: 'http://127.0.0.1:8233' })
  temporalWeb?: string;

  @ApiProperty({ type: BackupAnswer })
  backup!: BackupAnswer;
}

/** One setting. */
export class ConfigurationAnswer implements ConfigurationRow {
  @ApiProperty({ example: 'FERMATA_DATABASE_URL' })
  name!: string;

  @ApiPropertyOptional({
    example: 'postgres://fermata:•••@127.0.0.1:5433/fermata',
    description: 'Absent for a secret',
  })
  value?: string;

  @ApiProperty({ example: false })
  secret!: boolean;

  @ApiProperty({ enum: ['environment', 'default'], example: 'environment' })
  source!: ConfigurationRow['source'];

  @ApiProperty({ example: 'The database' })
  description!: string;
}

/** `GET /system/configuration`. */
export class ConfigurationList {
  @ApiProperty({ type: [ConfigurationAnswer] })
  items!: ConfigurationAnswer[];
}
