import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  DeskAgeing,
  DeskForecast,
  DeskLoad,
  DeskThroughput,
  DeskTotals,
  LoadRow,
  Page,
  StrandedRow,
} from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { AssigneeAnswer } from '../tasks/task.answer.dto.ts';

const moment = { format: 'date-time', example: '2026-03-09T08:00:00.000Z' } as const;
const count = (description: string, example = 12) => ({ type: 'integer', example, description }) as const;
const reasons = Object.freeze(['nobody', 'holder-disabled', 'holder-absent'] as const);

/** Open tasks of the project, each once. */
export class TotalsAnswer implements DeskTotals {
  @ApiProperty(count('Offered, held or submitted', 40))
  open!: number;

  @ApiProperty(count('Offered and not yet taken'))
  unassigned!: number;

  @ApiProperty(count('Past their due time', 3))
  overdue!: number;

  @ApiProperty(count("Due before midnight of the viewer's zone and not overdue yet", 7))
  dueToday!: number;

  @ApiProperty(count('Completed since midnight', 25))
  doneToday!: number;

  @ApiProperty(count('That do not move by themselves; at most 10,000', 0))
  stranded!: number;
}

/** Open work of one person or group. */
export class LoadRowAnswer implements LoadRow {
  @ApiProperty({ enum: ['person', 'group'], example: 'person' })
  kind!: 'person' | 'group';

  @ApiProperty({ example: 'robin' })
  id!: string;

  @ApiProperty({ example: 'Robin Reyes' })
  name!: string;

  @ApiProperty(count('Offered and not yet taken; of a person: by name', 2))
  offered!: number;

  @ApiProperty(count('Held, or submitted and not yet judged', 5))
  claimed!: number;

  @ApiProperty(count('Of both: past their due time', 1))
  overdue!: number;

  @ApiProperty(count('Of both: due today', 2))
  dueToday!: number;

  @ApiProperty(count("Completed since midnight of the viewer's zone", 9))
  doneToday!: number;

  @ApiPropertyOptional({ example: false, description: 'Of a person: away now' })
  absent?: boolean;

  @ApiPropertyOptional({ type: [String], example: ['refunds'], description: 'Of a person: its groups' })
  groups?: string[];
}

/** `GET /desk/load`. */
export class LoadAnswer implements DeskLoad {
  @ApiProperty(moment)
  asOf!: string;

  @ApiProperty({ type: TotalsAnswer })
  totals!: TotalsAnswer;

  @ApiProperty({
    type: [LoadRowAnswer],
    description: 'People, the most burdened first, at most 500; then groups',
  })
  rows!: LoadRowAnswer[];

  @ApiProperty(count('How many people there are', 4))
  people!: number;
}

/** Open tasks of one class of age. */
export class AgeClassAnswer {
  @ApiPropertyOptional({ type: 'integer', example: 4, description: 'Absent on the last class' })
  untilHours?: number;

  @ApiProperty(count('Younger than that, older than the class before'))
  open!: number;

  @ApiProperty(count('Of these: past their due time', 1))
  overdue!: number;
}

/** `GET /desk/ageing`. */
export class AgeingAnswer implements DeskAgeing {
  @ApiProperty(moment)
  asOf!: string;

  @ApiProperty({ type: [AgeClassAnswer] })
  classes!: AgeClassAnswer[];
}

/** One day of work. */
export class DayAnswer {
  @ApiProperty({ format: 'date', example: '2026-03-09' })
  day!: string;

  @ApiProperty(count('Tasks that came', 30))
  opened!: number;

  @ApiProperty(count('Tasks that were done', 28))
  completed!: number;

  @ApiProperty(count('Of these: after their due time', 2))
  late!: number;

  @ApiProperty(count('Tasks that nobody has done in time, so that the workflow took them back', 1))
  expired!: number;

  @ApiPropertyOptional({ type: 'integer', example: 5400, description: 'From the offer to the answer' })
  medianSeconds?: number;
}

/** `GET /desk/throughput`. */
export class ThroughputAnswer implements DeskThroughput {
  @ApiProperty(moment)
  asOf!: string;

  @ApiProperty({ type: [DayAnswer], description: "Days of the viewer's zone, oldest first" })
  days!: DayAnswer[];
}

/** How many come too late within some hours. */
export class BreachAnswer {
  @ApiProperty({ type: 'integer', example: 8 })
  withinHours!: number;

  @ApiProperty(count('Due by then and not done by then', 2))
  tasks!: number;
}

/** The forecast of one group. */
export class GroupForecastAnswer {
  @ApiProperty({ example: 'refunds' })
  group!: string;

  @ApiProperty(count('Open tasks', 20))
  open!: number;

  @ApiProperty({ example: 3.5, description: 'Completed in an hour, over the last seven days' })
  perHour!: number;

  @ApiProperty(count('Past their due time', 1))
  overdue!: number;

  @ApiProperty({ type: [BreachAnswer] })
  breaches!: BreachAnswer[];
}

/** `GET /desk/forecast`. */
export class ForecastAnswer implements DeskForecast {
  @ApiProperty(moment)
  asOf!: string;

  @ApiProperty({ type: [GroupForecastAnswer] })
  groups!: GroupForecastAnswer[];
}

/** An open task that does not move by itself. */
export class StrandedAnswer implements StrandedRow {
  @ApiProperty({ example: 't-4f1c9b7e2d' })
  taskId!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ enum: reasons, example: 'holder-disabled' })
  reason!: (typeof reasons)[number];

  @ApiPropertyOptional({ type: AssigneeAnswer })
  holder?: AssigneeAnswer;

  @ApiProperty({ type: [String], example: ['refunds'] })
  groups!: string[];

  @ApiProperty({ type: [String], example: [] })
  users!: string[];

  @ApiPropertyOptional(moment)
  dueAt?: string;

  @ApiProperty(moment)
  createdAt!: string;

  @ApiProperty({ type: 'integer', example: 2, description: 'For compare-and-set' })
  revision!: number;
}

/** `GET /desk/stranded`. */
export class StrandedPage extends PageAnswer implements Page<StrandedRow> {
  @ApiProperty({ type: [StrandedAnswer] })
  items!: StrandedAnswer[];
}
