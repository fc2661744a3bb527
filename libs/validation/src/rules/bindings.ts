import { said } from '@fermata/model';
import type { JsonSchemaLike } from '@fermata/expressions';
import type { References } from '@fermata/interpreter';
import type { JsonValue, Problem, Phrase } from '@fermata/model';
import { readsSchema } from '../references/form-reads.ts';
import { conformity } from './conformity.ts';
import { inferTemplate } from './infer.ts';
import { referred } from './outputs.ts';
import { objectAt, textAt, valueAt } from './read.ts';
import type { World } from './scope.ts';
import { stepScopes } from './step-scopes.ts';

/** Who receives what a step gives, and the schema that it asks for (rule D6). */
interface Receiver {
  readonly place: readonly (string | number)[];
  readonly given: JsonValue | undefined;
  readonly wanted: unknown;
  readonly who: Phrase;
}

/**
 * What is given to tasks, forms, events and workflows against the schemas of those who receive it: a field that is
 * missing, that nobody takes, or of another type is found before it is a `schema.mismatch` of a running instance.
 */
export function bindingProblems(world: World): Problem[] {
  return Object.entries(objectAt(world.workflow, 'steps')).flatMap(([id, step]) => {
    const receiver = receiverOf(world, id, step);
    if (receiver === undefined) return [];
    const wanted = world.sight.safe(receiver.wanted) as JsonSchemaLike;
    const given = inferTemplate(receiver.given ?? {}, stepScopes(world, id, step).item);
    return conformity({ given, wanted, who: receiver.who }, receiver.place);
  });
}

function receiverOf({ sight }: World, id: string, step: unknown): Receiver | undefined {
  const type = textAt(step, 'type') ?? '';
  const asks = Object.hasOwn(RECEIVERS, type) ? RECEIVERS[type] : undefined;
  if (asks === undefined) return undefined;
  const given = valueAt(step, 'with');
  const place = ['steps', id, ...(given === undefined ? [] : ['with'])];
  return { place, given, who: asks.who, wanted: asks.schema(sight.references, step) };
}

interface Asking {
  readonly who: Phrase;
  readonly schema: (references: References, step: unknown) => JsonValue | undefined;
}

const RECEIVERS: Readonly<Record<string, Asking>> = Object.freeze({
  task: {
    who: said`the task`,
    schema: ({ tasks }: References, step: unknown) => referred(tasks, textAt(step, 'task'))?.input,
  },
  manual: {
    who: said`the form`,
    schema: ({ forms }: References, step: unknown) => {
      const form = referred(forms, textAt(step, 'form'));
      return form?.input ?? readsSchema(form?.reads);
    },
  },
  emit: {
    who: said`the event`,
    schema: ({ events }: References, step: unknown) => referred(events, textAt(step, 'event'))?.schema,
  },
  workflow: {
    who: said`the workflow`,
    schema: ({ workflows = {} }: References, step: unknown) =>
      referred(workflows, textAt(step, 'workflow'))?.input,
  },
});
