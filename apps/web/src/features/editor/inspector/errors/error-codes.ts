'use client';
import { isObject } from '@fermata/model';
import { activityOf } from '../model/input-schema.ts';
import { stepOf } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';

/** Errors of the engine and classes that every step may end with. */
const ALWAYS = Object.freeze([
  'timeout',
  'class:retryable',
  'class:permanent',
  'class:business',
  'expression.failed',
]);

/** The codes that a step may end with, those of its task first. */
export function useErrorCodes(stepId: string): readonly string[] {
  const { definition, known, catalogue } = usePanel();
  const step = stepOf(definition, stepId);
  const task = typeof step['task'] === 'string' ? step['task'] : '';
  const declared =
    known?.references.tasks[task]?.errors ?? activityOf(step, { known, catalogue })?.errors ?? [];
  const codes = declared.flatMap((error: unknown) => codeOf(error));
  const http = task.startsWith('http.') ? ['http.404', 'http.4xx', 'http.5xx'] : [];
  return [...new Set([...codes, ...http, ...ALWAYS])];
}

function codeOf(error: unknown): readonly string[] {
  const code = isObject(error) ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? [code] : [];
}
