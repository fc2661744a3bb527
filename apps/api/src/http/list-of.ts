import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';

/** An optional member of a query that takes some of these words: repeated, or separated by commas. */
export function ListOf(words: readonly string[], description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ enum: words, isArray: true, description }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => listOf(value)),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(words.length),
    IsIn(words, { each: true }),
  );
}

/** What is no text stays as it is, so that it is refused. Each word counts once. */
function listOf(value: unknown): unknown {
  const given: unknown = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(given)) return given;
  const words = given.flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [one]));
  return [...new Set(words)];
}
