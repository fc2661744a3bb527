import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsDefined, IsOptional } from 'class-validator';

const marks = Symbol('AnyJson');

/** The schema of a member that takes any JSON value. */
export const anyJson = Object.freeze({
  anyOf: [
    { type: 'object', additionalProperties: true },
    { type: 'array', items: {} },
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'null' },
  ],
});

interface AnyJsonOptions {
  readonly description?: string;
  readonly example?: unknown;
  /** Absent = required. */
  readonly required?: boolean;
}

/** Documents a member of an answer that is any JSON. */
export function ApiAnyJson(options: AnyJsonOptions = {}): PropertyDecorator {
  return ApiProperty({ ...anyJson, ...options } as unknown as ApiPropertyOptions);
}

/**
 * A member of a body that takes any JSON. It reaches the handler exactly as it was sent: the transformation to DTO
 * classes, which takes `constructor` for a class and recurses, never looks into it.
 */
export function AnyJson(options: AnyJsonOptions = {}): PropertyDecorator {
  const presence = options.required === false ? IsOptional() : IsDefined();
  return applyDecorators(ApiAnyJson(options), presence, markFree);
}

/** The members of a DTO that take any JSON. */
export function freeMembers(dto: unknown): readonly string[] {
  if (typeof dto !== 'function') return [];
  return (Reflect.getMetadata(marks, dto) as readonly string[] | undefined) ?? [];
}

/** Takes the free members out of a body: what is validated in their place, and what is to be put back. */
export function withoutFree(body: Readonly<Record<string, unknown>>, names: readonly string[]): FreeBody {
  const present = names.filter((name) => Object.hasOwn(body, name));
  const placeholders = present.map((name) => [name, body[name] === null ? null : true]);
  return {
    held: { ...body, ...Object.fromEntries(placeholders) },
    free: Object.fromEntries(present.map((name) => [name, body[name]])),
  };
}

interface FreeBody {
  readonly held: Readonly<Record<string, unknown>>;
  readonly free: Readonly<Record<string, unknown>>;
}

function markFree(target: object, name: string | symbol): void {
  const dto = target.constructor;
  Reflect.defineMetadata(marks, [...freeMembers(dto), String(name)], dto);
}
