import { errorAt, extendPointer, pointer, pointerParts, said, warningAt, type Problem } from '@fermata/model';
import type { FormPlan, PlanNode } from '../plan.ts';
import { nearest, type CompileContext } from './compile-context.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import type { SchemaReader } from './schema-reader.ts';

/** What is wrong with decisions, rules and the use of the form: names that stand twice, fields that nobody has. */
export function wholeProblems(plan: FormPlan, definition: unknown, { schemas }: CompileContext): Problem[] {
  const unknownOf = (name: string, lists: readonly (readonly string[])[], member: string): Problem[] =>
    lists.flatMap((fields, index) => unknownFields(schemas, fields, pointer(name, index, member)));
  return [
    ...clashProblems(definition),
    ...unknownOf(
      'outcomes',
      plan.outcomes.map(({ requires }) => requires),
      'requires',
    ),
    ...unknownOf(
      'rules',
      plan.rules.map(({ fields }) => fields),
      'fields',
    ),
    ...viewProblems(plan, definition),
  ];
}

function clashProblems(definition: unknown): Problem[] {
  const own = objectAt(valueAt(definition, 'schema'), 'properties');
  const message = said`\`outcome\` is what the person decides; name the field otherwise.`;
  const clash = Object.hasOwn(own, 'outcome')
    ? [errorAt('/schema/properties/outcome', 'form.outcome', message)]
    : [];
  const names = listAt(definition, 'outcomes').map((outcome) => textAt(outcome, 'name'));
  const twice = names.flatMap((name, index) =>
    name === undefined || names.indexOf(name) === index
      ? []
      : [
          errorAt(
            pointer('outcomes', index, 'name'),
            'form.outcome',
            said`The outcome \`${{ name }}\` stands here twice.`,
          ),
        ],
  );
  return [...clash, ...twice];
}

function unknownFields(schemas: SchemaReader, fields: readonly string[], path: string): Problem[] {
  return fields.flatMap((field, index) => {
    const place = schemas.place(pointerParts(field));
    if (!('unknown' in place)) return [];
    const message = said`The schema of the answer has no field \`${{ field: pointerParts(field).join('.').slice(0, 60) }}\`.`;
    return [errorAt(extendPointer(path, index), 'form.field', message, nearest(place.unknown, place.known))];
  });
}

/** A view only shows; a form has no columns. */
function viewProblems(plan: FormPlan, definition: unknown): Problem[] {
  const isView = plan.use === 'view';
  const foreign = isView ? ['outcomes', 'rules', 'schema'] : ['view', 'columns', 'filters', 'tiles'];
  return foreign
    .filter((name) => valueAt(definition, name) !== undefined)
    .map((name) =>
      errorAt(
        `/${name}`,
        'form.use',
        isView ? said`A view has no \`${{ name }}\`.` : said`A form has no \`${{ name }}\`.`,
      ),
    );
}

/** Fields that the schema demands and nobody can fill in, or that are demanded while they may be hidden. */
export function unboundProblems(plan: FormPlan, { bound, inside, schemas }: CompileContext): Problem[] {
  const { root: schema } = schemas;
  const fields = Object.entries(objectAt(schema, 'properties'));
  const isReached = (name: string): boolean => bound.has(pointer(name)) || inside.has(pointer(name));
  const missing = fields.filter(
    ([name, field]) =>
      listAt(schema, 'required').includes(name) &&
      !isReached(name) &&
      valueAt(field, 'default') === undefined,
  );
  return [
    ...missing.map(([name]) =>
      errorAt(
        pointer('schema', 'properties', name),
        'form.unbound',
        said`The schema demands \`${{ name }}\`, and no component edits it.`,
      ),
    ),
    ...hiddenProblems(plan.nodes, undefined),
  ];
}

function hiddenProblems(nodes: readonly PlanNode[], hiddenBy: string | undefined): Problem[] {
  return nodes.flatMap((node) => {
    const hides = node.show === undefined ? hiddenBy : `${node.id}/show`;
    const own =
      node.required && node.requiredIn === undefined && hides !== undefined
        ? [
            warningAt(
              hides,
              'form.hidden',
              said`The schema demands \`${{ field: node.field ?? '' }}\`, so no answer fits while it is hidden.`,
              said`take it out of \`required\` and give it \`require\``,
            ),
          ]
        : [];
    return [...own, ...hiddenProblems(node.children, isListNode(node) ? undefined : hides)];
  });
}

function isListNode(node: PlanNode): boolean {
  return node.schema?.['type'] === 'array';
}
