import { isForbiddenKey } from '@fermata/expressions';
import { eitherOf, extendPointer, pointer, said, type Phrase } from '@fermata/model';
import { nearest, report, type Bound, type CompileContext, type Surroundings } from './compile-context.ts';
import { fieldParts } from './field-path.ts';
import { isList, kindOf } from './kinds.ts';
import { textAt, valueAt } from './read.ts';
import { typesOf, type SchemaPlace } from './schema-reader.ts';

const scalars: readonly string[] = Object.freeze(['string', 'number', 'integer', 'boolean']);

/** The field of a node: its pattern, and what the schema says of it. */
export interface Binding extends SchemaPlace {
  readonly parts: readonly string[];
}

/** Binds a node to its field; undefined where it has none, or where what it names cannot be edited by it. */
export function bindField(
  node: unknown,
  id: string,
  around: Surroundings,
  context: CompileContext,
): Binding | undefined {
  const written = textAt(node, 'field');
  if (written === undefined) return withoutField(node, id, context);
  const parts = [...around.base, ...fieldParts(written)];
  const say = (code: string, message: Phrase, fix?: Phrase): undefined => {
    report(context, extendPointer(id, 'field'), code, { message, fix });
    return undefined;
  };
  const component = textAt(node, 'component') ?? '';
  if ((parts.length === 0 && component !== 'json') || parts.some((part) => isForbiddenKey(part)))
    return say('form.field', said`\`${{ field: written.slice(0, 60) }}\` is no field of the answer.`);
  const place = context.schemas.place(parts);
  if ('unknown' in place) {
    const message = said`The schema of the answer has no field \`${{ field: written.slice(0, 60) }}\`.`;
    return say('form.field', message, nearest(place.unknown, place.known));
  }
  const holds = !typesOf(place.schema).every((type) => scalars.includes(type));
  const clash = isEdited(component) ? clashOf(parts, holds, context) : undefined;
  if (clash !== undefined)
    return say(
      'form.duplicate',
      said`\`${{ field: written.slice(0, 60) }}\` is edited by another component (${{ clash }}) too.`,
    );
  judgeType(node, id, place, context);
  if (isEdited(component)) bind(parts, { id, isList: isList(component) }, context);
  return { parts, ...place };
}

function withoutField(node: unknown, id: string, context: CompileContext): undefined {
  const component = textAt(node, 'component') ?? '';
  const needsField = kindOf(component)?.role === 'input' && valueAt(node, 'value') === undefined;
  if ((needsField && !component.startsWith('x-')) || isList(component))
    report(context, id, 'form.field', { message: said`A \`${{ component }}\` needs a field of the answer.` });
  const orphan = ['compute', 'require', 'default', 'choices'].find(
    (name) => valueAt(node, name) !== undefined,
  );
  if (orphan !== undefined && !needsField)
    report(context, extendPointer(id, orphan), 'form.field', {
      message: said`\`${{ orphan }}\` means nothing without a field.`,
    });
  return undefined;
}

/** The node that edits the same field, one around it, or one inside it. */
function clashOf(
  parts: readonly string[],
  isHolder: boolean,
  { bound, inside }: CompileContext,
): string | undefined {
  const own = pointer(...parts);
  for (let length = parts.length; length >= 0; length--) {
    const found = bound.get(pointer(...parts.slice(0, length)));
    if (found !== undefined && (length === parts.length || !found.isList)) return found.id;
  }
  return isHolder ? inside.get(own) : undefined;
}

function bind(parts: readonly string[], by: Bound, { bound, inside }: CompileContext): void {
  bound.set(pointer(...parts), by);
  for (let length = parts.length - 1; length >= 0; length--) {
    const around = pointer(...parts.slice(0, length));
    if (!inside.has(around)) inside.set(around, by.id);
  }
}

/** Groups only hold; what stands inside them edits. */
function isEdited(component: string): boolean {
  return kindOf(component)?.role !== 'layout' || isList(component);
}

function judgeType(node: unknown, id: string, place: SchemaPlace, context: CompileContext): void {
  const component = textAt(node, 'component') ?? '';
  const fits = kindOf(component)?.types;
  const types = typesOf(place.schema);
  if (fits === undefined || types.length === 0 || types.some((type) => fits.includes(type))) return;
  const message = said`A \`${{ component }}\` does not edit a field of type ${{ types: eitherOf(types) }}.`;
  report(context, extendPointer(id, 'component'), 'form.type', { message });
}
