import type { Template } from '@fermata/expressions';
import { isIdentifier, said } from '@fermata/model';
import type { HandlerPart, Plan } from '../plan/plan.ts';
import { report, type Context } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import type { Entries } from './graph.ts';
import { readEmission } from './emission.ts';
import {
  field,
  readDuration,
  readExpression,
  readList,
  readObject,
  readOptional,
  readTemplate,
  readTemplates,
  readText,
} from './read.ts';
import { readUndo } from './undo.ts';

/** What the workflow says beside its steps. */
export type Whole = Omit<
  Plan,
  'engineVersion' | 'name' | 'version' | 'title' | 'start' | 'steps' | 'scopes' | 'gates' | 'mentions'
>;

/** Reads everything but the steps. */
export function readWhole(context: Context, definition: unknown): Whole {
  const output = readOptional(context, field(definition, 'output'), ['output']);
  const businessKey = readKey(context, field(definition, 'businessKey'));
  return {
    vars: readVars(context, field(definition, 'vars')),
    ...(output === undefined ? {} : { output }),
    ...readParts(context, definition),
    emits: readEmits(context, field(definition, 'emits')),
    ...(businessKey === undefined ? {} : { businessKey }),
    uniqueKey: field(field(definition, 'businessKey'), 'unique') === true,
    searchable: readTemplates(context, field(definition, 'searchable'), ['searchable']),
  };
}

function readParts(context: Context, definition: unknown): Pick<Whole, 'timeout' | 'onError' | 'onCancel'> {
  const [timeout, onError, onCancel] = ['timeout', 'onError', 'onCancel'].map((name) =>
    field(definition, name),
  );
  refuseOthers(context, timeout, ['timeout'], FIELDS.limit);
  refuseOthers(context, onError, ['onError'], FIELDS.handler);
  refuseOthers(context, onCancel, ['onCancel'], FIELDS.cancel);
  const after = readDuration(context, field(timeout, 'after'), ['timeout', 'after']);
  const longest = readDuration(context, field(onCancel, 'timeout'), ['onCancel', 'timeout']);
  return {
    ...(after === undefined ? {} : { timeout: { after, ...readTo(context, timeout, 'timeout') } }),
    ...(onError === undefined ? {} : { onError: readTo(context, onError, 'onError') }),
    ...(onCancel === undefined
      ? {}
      : {
          onCancel: {
            ...readTo(context, onCancel, 'onCancel'),
            ...(longest === undefined ? {} : { timeout: longest }),
          },
        }),
  };
}

function readTo(context: Context, part: unknown, name: string): HandlerPart {
  const to = readText(context, field(part, 'to'), [name, 'to']);
  return { ...(to === undefined ? {} : { to }), ...readUndo(context, part, [name]) };
}

/** Where tokens come from outside of the steps. */
export function entriesOf(whole: Whole, start: string | undefined): Entries {
  const parts = { onError: whole.onError, onCancel: whole.onCancel, timeout: whole.timeout };
  const handlers = Object.entries(parts).flatMap(([name, part]) =>
    part?.to === undefined ? [] : [{ place: [name, 'to'], to: part.to }],
  );
  return { start, handlers };
}

function readVars(context: Context, value: unknown): Readonly<Record<string, Template>> {
  const entries = Object.entries(readObject(context, value, ['vars'])).map(([name, variable]) => {
    if (!isIdentifier(name)) {
      report(
        context,
        ['vars', name],
        'vars.name',
        said`a variable is a lower-case letter, then letters and digits`,
      );
    }
    return [name, readTemplate(context, field(variable, 'initial'), ['vars', name, 'initial'])] as const;
  });
  return Object.fromEntries(entries);
}

function readKey(context: Context, value: unknown): Template | undefined {
  return typeof value === 'string' || value === undefined
    ? readOptional(context, value, ['businessKey'])
    : readOptional(context, field(value, 'value'), ['businessKey', 'value']);
}

function readEmits(context: Context, value: unknown): Plan['emits'] {
  const emits = readObject(context, value, ['emits']);
  const known = ['completed', 'failed', 'cancelled'] as const;
  refuseOthers(context, emits, ['emits'], known);
  return Object.fromEntries(
    known.flatMap((status) =>
      emits[status] === undefined ? [] : [[status, readEmission(context, emits[status], ['emits', status])]],
    ),
  );
}

/** Triggers run outside of the plan; their expressions are judged here with all others. */
export function checkTriggers(context: Context, value: unknown): void {
  const outside: Context = { ...context, sources: [] };
  readList(outside, value, ['triggers']).forEach((trigger, index) => {
    const place = ['triggers', index];
    refuseOthers(outside, trigger, place, FIELDS.trigger);
    readExpression(outside, field(trigger, 'filter'), [...place, 'filter']);
    readTemplate(outside, field(trigger, 'input'), [...place, 'input']);
    readTemplate(outside, field(trigger, 'businessKey'), [...place, 'businessKey']);
  });
}
