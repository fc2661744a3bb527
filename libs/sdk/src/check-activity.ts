import type { Problem } from '@fermata/model';
import type { ActivityDefinition } from './activity.ts';

const namePattern = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;
const durationPattern = /^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

/**
 * All problems of one activity definition; `path` points into it. Empty = the worker may register it. Takes nothing
 * for granted: definitions come from plain JavaScript as well.
 */
export function checkActivity(definition: ActivityDefinition): readonly Problem[] {
  return [
    ...unless(
      matches(definition.name, namePattern),
      'activity.name',
      '/name',
      'lower-case words joined by dots',
    ),
    ...unless(isWhole(definition.version), 'activity.version', '/version', 'a whole number from 1'),
    ...unless(isText(definition.title), 'activity.title', '/title', 'a text for people'),
    ...unless(isSchema(definition.input), 'activity.schema', '/input', 'a JSON Schema'),
    ...unless(isSchema(definition.output), 'activity.schema', '/output', 'a JSON Schema'),
    ...unless(typeof definition.run === 'function', 'activity.run', '/run', 'a function'),
    ...errorProblems(definition.errors),
    ...defaultsProblems(definition.defaults),
  ];
}

function errorProblems(errors: unknown): Problem[] {
  if (!isObject(errors)) return unless(false, 'activity.errors', '/errors', 'an object of codes');
  return Object.entries(errors).flatMap(([code, declared]) => [
    ...unless(matches(code, namePattern), 'activity.errors', pointer('errors', code), 'a dotted code'),
    ...unless(
      hasClass(declared),
      'activity.errors',
      pointer('errors', code),
      'of class retryable, permanent or business',
    ),
  ]);
}

function defaultsProblems(defaults: unknown): Problem[] {
  if (!isObject(defaults)) return unless(false, 'activity.defaults', '/defaults', 'an object');
  return [
    ...durationProblems(defaults, '/defaults', ['timeout', 'heartbeat']),
    ...durationProblems(isObject(defaults['retry']) ? defaults['retry'] : {}, '/defaults/retry', [
      'first',
      'max',
      'budget',
    ]),
  ];
}

function durationProblems(from: Record<string, unknown>, path: string, names: readonly string[]): Problem[] {
  return names
    .filter((name) => from[name] !== undefined && !matches(from[name], durationPattern))
    .flatMap((name) =>
      unless(false, 'activity.duration', `${path}/${name}`, 'an ISO 8601 duration such as PT30S'),
    );
}

function unless(holds: boolean, code: string, path: string, expected: string): Problem[] {
  return holds ? [] : [{ code, path, message: `must be ${expected}`, severity: 'error' }];
}

function hasClass(declared: unknown): boolean {
  return isObject(declared) && ['retryable', 'permanent', 'business'].includes(String(declared['class']));
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isObject(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pointer(...parts: readonly string[]): string {
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
