import { isObject, type JsonValue } from '@fermata/model';
import { listAt, objectAt, textAt, valueAt, type Loose } from '../read.ts';
import type { StepType, Words } from './graph.ts';
import { peopleText } from './people.ts';

const LINES: Readonly<Record<StepType, (step: JsonValue) => Words>> = Object.freeze({
  task: taskLine,
  manual: manualLine,
  decide: decideLine,
  set: (step: JsonValue) => ({ text: namesOf(step).join(', ') }),
  wait: (step: JsonValue) => ({
    key: 'graph.line.wait',
    values: { event: textAt(valueAt(step, 'wait'), 'event') ?? '' },
  }),
  delay: delayLine,
  emit: (step: JsonValue) => ({ key: 'graph.line.emit', values: { event: textAt(step, 'event') ?? '' } }),
  workflow: (step: JsonValue) => ({
    key: textAt(step, 'mode') === 'detach' ? 'graph.line.detach' : 'graph.line.workflow',
    values: { workflow: textAt(step, 'workflow') ?? '' },
  }),
  end: endLine,
});

/** What a step does, in one line. */
export function lineOf(step: JsonValue): Words {
  const type = textAt(step, 'type') ?? '';
  const line = Object.hasOwn(LINES, type) ? LINES[type as StepType] : undefined;
  return line === undefined ? { text: type } : line(step);
}

/** The definition that a step refers to, as written. */
export function referenceOf(step: Loose): string | undefined {
  const type = textAt(step, 'type');
  if (type === 'wait') return textAt(valueAt(step, 'wait'), 'event');
  const field = { task: 'task', manual: 'form', decide: 'decision', emit: 'event', workflow: 'workflow' }[
    type ?? ''
  ];
  return field === undefined ? undefined : textAt(step, field);
}

function taskLine(step: JsonValue): Words {
  const task = textAt(step, 'task') ?? '';
  const [method, path] = [textAt(valueAt(step, 'with'), 'method'), textAt(valueAt(step, 'with'), 'path')];
  const place = path ?? textAt(valueAt(step, 'with'), 'url');
  if (!task.startsWith('http.') || place === undefined) return { text: task };
  return { text: `${method ?? 'GET'} ${place}` };
}

function manualLine(step: JsonValue): Words {
  const people = peopleText(valueAt(step, 'assign'));
  const due = valueAt(step, 'due');
  const [within, until] = [textAt(due, 'in'), textAt(due, 'until')];
  if (within !== undefined) return { key: 'graph.line.manualDue', values: { people, due: within } };
  if (until !== undefined) return { key: 'graph.line.manualUntil', values: { people, until } };
  return { key: 'graph.line.manual', values: { people } };
}

function decideLine(step: JsonValue): Words {
  const decision = textAt(step, 'decision');
  if (decision !== undefined) return { text: decision };
  const cases = listAt(step, 'cases').length;
  if (cases > 0) return { key: 'graph.line.cases', values: { count: cases } };
  return { key: 'graph.line.conditions', values: { count: listAt(step, 'next').length } };
}

function delayLine(step: JsonValue): Words {
  const delay = valueAt(step, 'delay');
  const until = textAt(delay, 'until');
  return until === undefined
    ? { key: 'graph.line.delay', values: { duration: textAt(delay, 'for') ?? '' } }
    : { key: 'graph.line.delayUntil', values: { until } };
}

function endLine(step: JsonValue): Words {
  const terminate = textAt(step, 'terminate');
  if (terminate === undefined) return { key: 'graph.line.end' };
  return { key: 'graph.line.terminate', values: { status: terminate, code: textAt(step, 'code') ?? '' } };
}

/** What a `set` step computes: the variables that it saves, else the fields of its output. */
function namesOf(step: JsonValue): readonly string[] {
  const saved = Object.keys(objectAt(step, 'save'));
  const made = valueAt(step, 'with');
  return saved.length > 0 || !isObject(made) ? saved : Object.keys(made);
}
