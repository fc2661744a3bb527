import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDate, IsOptional } from 'class-validator';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** An optional moment of a query in RFC 3339: what the database can hold, and nothing that only JavaScript reads so. */
export function OptionalMoment(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', format: 'date-time', example: '2026-03-09T08:00:00Z' }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => momentOf(value)),
    IsDate({ message: '$property is a moment in RFC 3339, such as 2026-03-09T08:00:00Z' }),
  );
}

/** What is no moment stays as it is, so that it is refused. */
export function momentOf(value: unknown): unknown {
  if (typeof value !== 'string' || !rfc3339.test(value)) return String(value);
  return new Date(value);
}
