import type {
  CalendarReference,
  DecisionReference,
  EventReference,
  FormReference,
  TaskReference,
  WorkflowReference,
} from '@fermata/interpreter';
import { answerSchemaOf } from '@fermata/forms';
import { isObject, type JsonValue } from '@fermata/model';
import { formReads } from './form-reads.ts';
import { yearsAround, zoneTable, type ZoneYears } from './zone-table.ts';

/** Which version of what a document is. */
export interface Published {
  readonly name: string;
  readonly version: number;
}

/**
 * A task definition as a plan refers to it. Its implementation is the activity or executor that it names, without a
 * version, else the one of its own name; what only a worker knows is for who knows the catalogue to add.
 */
export function taskReference(document: JsonValue, self: Published): TaskReference {
  const { input, output, errors, defaults, implementation } = membersOf(document);
  const { activity, executor, queue, connection, ...own } = membersOf(implementation);
  const [named = self.name] = String(activity ?? executor ?? self.name).split('@');
  const adapter = present({ with: own['with'], result: own['result'] });
  const given = present({ input, output, errors, defaults, queue, connection });
  const adapts = Object.keys(adapter).length === 0 ? {} : { adapter };
  return { ...self, ...given, ...adapts, implementation: named };
}

/** A form as a plan refers to it: the names of its outcomes, the schemas of what it shows and of its answer. */
export function formReference(document: JsonValue, self: Published): FormReference {
  const { outcomes, schema, input } = membersOf(document);
  const names = Array.isArray(outcomes) ? outcomes.flatMap(outcomeName) : undefined;
  const reads = input === undefined ? formReads(document) : [];
  return {
    ...self,
    ...present({
      outcomes: names,
      schema: isObject(schema) ? answerSchemaOf(document) : schema,
      input,
    }),
    ...(reads.length === 0 ? {} : { reads }),
  };
}

/** An event definition as a plan refers to it: its type, where it is another than its name, and its schema. */
export function eventReference(document: JsonValue, self: Published): EventReference {
  const { type, schema } = membersOf(document);
  return { ...self, ...present({ type: typeof type === 'string' ? type : undefined, schema }) };
}

/** A workflow as another plan refers to it, with the schema of its input. */
export function workflowReference(document: JsonValue, self: Published): WorkflowReference {
  return { ...self, ...present({ input: membersOf(document)['input'] }) };
}

/**
 * A calendar as a plan refers to it, with the table of its zone for some years: from now on no machine is asked for it.
 * A zone that nobody knows is left out, and judging says so.
 */
export function calendarReference(
  document: JsonValue,
  self: Published,
  years: ZoneYears = yearsAround(new Date()),
): CalendarReference {
  const { zone } = membersOf(document);
  const table = typeof zone === 'string' ? zoneTable(zone, years) : undefined;
  return { ...self, definition: document, ...(table === undefined ? {} : { zone: table }) };
}

/** A decision table as a plan refers to it. */
export function decisionReference(document: JsonValue, self: Published): DecisionReference {
  return { ...self, definition: document };
}

type Members = Readonly<Record<string, JsonValue | undefined>>;

function membersOf(value: JsonValue | undefined): Members {
  return isObject(value) ? (value as Members) : {};
}

function present(members: Members): Readonly<Record<string, JsonValue>> {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, JsonValue>;
}

function outcomeName(outcome: JsonValue): string[] {
  if (typeof outcome === 'string') return [outcome];
  const { name } = membersOf(outcome);
  return typeof name === 'string' ? [name] : [];
}
