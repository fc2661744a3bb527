import type { Moment } from '@fermata/simulator';
import { parseDuration, type JsonValue } from '@fermata/model';

/** How virtual time becomes real time: so much faster, and counted from another moment. */
export interface Scale {
  readonly factor: number;
  readonly virtualStart: number;
  readonly realStart: number;
}

/** Real milliseconds between any two moments whose order matters: more than a slow machine needs for a step. */
const GAP_MS = 500;

/** How much faster a simulation may run for real, so that what is apart in virtual time stays apart. */
export function factorOf(moments: readonly Moment[], startedAt: number): number {
  const deadlines = moments.flatMap((moment) =>
    moment.kind === 'occurrence'
      ? moment.effects.flatMap((effect) => (effect.type === 'startTimer' ? [effect.dueAt] : []))
      : [],
  );
  const lastAt = moments.at(-1)?.at ?? startedAt;
  const relevant = [startedAt, ...moments.map(({ at }) => at), ...deadlines.filter((at) => at <= lastAt * 2)];
  const times = [...new Set(relevant)].toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const least = Math.min(...gaps, Number.MAX_SAFE_INTEGER);
  return Math.min(1, GAP_MS / least);
}

/** A document in which every duration and every moment is scaled, except the times of attempts where they never run out. */
export function scaled(value: JsonValue, scale: Scale, keepsTimeouts: boolean): JsonValue {
  if (typeof value === 'string') return scaledText(value, scale);
  if (Array.isArray(value)) return value.map((one) => scaled(one as JsonValue, scale, keepsTimeouts));
  if (typeof value !== 'object' || value === null) return value;
  const isTask = 'task' in value || 'implementation' in value;
  const entries = Object.entries(value).map(([name, one]) => {
    const isKept = keepsTimeouts && ((isTask && name === 'timeout') || name === 'defaults');
    return [name, isKept ? (one as JsonValue) : scaled(one as JsonValue, scale, keepsTimeouts)] as const;
  });
  return Object.fromEntries(entries);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function scaledText(text: string, scale: Scale): string {
  const parts = /^P/.test(text) ? parseDuration(text) : undefined;
  if (parts !== undefined) return `PT${((wholeMs(parts) * scale.factor) / 1000).toFixed(3)}S`;
  if (!MOMENT.test(text)) return text;
  return new Date(realOf(Date.parse(text), scale)).toISOString();
}

function wholeMs({ years, months, days, timeMs }: NonNullable<ReturnType<typeof parseDuration>>): number {
  return (years * 365 + months * 30 + days) * 86_400_000 + timeMs;
}

/** The real moment of a virtual one. */
export function realOf(virtual: number, { factor, virtualStart, realStart }: Scale): number {
  return Math.round(realStart + (virtual - virtualStart) * factor);
}
