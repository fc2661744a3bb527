import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDate, IsOptional, ValidateIf } from 'class-validator';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

const isMoment = IsDate({ message: '$property is a moment in RFC 3339, such as 2026-03-09T08:00:00Z' });

/** An optional moment of a query in RFC 3339: what the database can hold, and nothing that only JavaScript reads so. */
export function OptionalMoment(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', format: 'date-time', example: '2026-03-09T08:00:00Z' }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => momentOf(value)),
    isMoment,
  );
}

/** A moment of a body in RFC 3339 that may be left out, or taken away by null. */
export function RemovableMoment(description: string): PropertyDecorator {
  const isThere = (value: unknown) => value !== undefined && value !== null;
  return applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      format: 'date-time',
      nullable: true,
      example: '2026-03-10T08:00:00Z',
      description,
    }),
    ValidateIf((_body, value: unknown) => isThere(value)),
    Transform(({ value }: { value: unknown }) => (isThere(value) ? momentOf(value) : value)),
    isMoment,
  );
}

/** What is no moment stays as it is, so that it is refused. */
function momentOf(value: unknown): unknown {
  if (typeof value !== 'string' || !rfc3339.test(value)) return String(value);
  return new Date(value);
}
