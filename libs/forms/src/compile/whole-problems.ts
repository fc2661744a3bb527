import { errorAt, extendPointer, pointer, pointerParts, warningAt, type Problem } from '@fermata/model';
import type { FormPlan, PlanNode } from '../plan.ts';
import { nearest, type CompileContext } from './compile-context.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import { schemaPlace } from './schema-place.ts';

/** What is wrong with the decisions: names that stand twice, fields that they need and nobody has. */
export function outcomeProblems(plan: FormPlan, definition: unknown): Problem[] {
  const own = valueAt(definition, 'schema');
  const clash = Object.hasOwn(objectAt(own, 'properties'), 'outcome')
    ? [
        errorAt(
          '/schema/properties/outcome',
          'form.outcome',
          '`outcome` is what the person decides; name the field otherwise.',
        ),
      ]
    : [];
  const names = plan.outcomes.map(({ name }) => name);
  const twice = listAt(definition, 'outcomes').flatMap((outcome, index) => {
    const name = textAt(outcome, 'name');
    if (
      name === undefined ||
      names.indexOf(name) === names.lastIndexOf(name) ||
      names.indexOf(name) === index
    )
      return [];
    return [
      errorAt(
        pointer('outcomes', index, 'name'),
        'form.outcome',
        `The outcome \`${name}\` stands here twice.`,
      ),
    ];
  });
  const needs = plan.outcomes.flatMap(({ requires }, index) =>
    unknownFields(plan, requires, pointer('outcomes', index, 'requires')),
  );
  const rules = plan.rules.flatMap(({ fields }, index) =>
    unknownFields(plan, fields, pointer('rules', index, 'fields')),
  );
  return [...clash, ...twice, ...needs, ...rules, ...viewProblems(plan, definition)];
}

function unknownFields(plan: FormPlan, fields: readonly string[], path: string): Problem[] {
  return fields.flatMap((field, index) => {
    const place = schemaPlace(plan.schema, pointerParts(field));
    if (!('unknown' in place)) return [];
    const message = `The schema of the answer has no field \`${pointerParts(field).join('.').slice(0, 60)}\`.`;
    return [errorAt(extendPointer(path, index), 'form.field', message, nearest(place.unknown, place.known))];
  });
}

/** A view only shows; a form has no columns. */
function viewProblems(plan: FormPlan, definition: unknown): Problem[] {
  const isView = plan.use === 'view';
  const foreign = isView ? ['outcomes', 'rules', 'schema'] : ['view', 'columns', 'filters', 'tiles'];
  return foreign
    .filter((name) => valueAt(definition, name) !== undefined)
    .map((name) => errorAt(`/${name}`, 'form.use', `A ${plan.use} has no \`${name}\`.`));
}

/** Fields that the schema demands and nobody can fill in, or that are demanded while they may be hidden. */
export function unboundProblems(plan: FormPlan, { bound, schema }: CompileContext): Problem[] {
  const fields = Object.entries(objectAt(schema, 'properties'));
  const isReached = (name: string): boolean =>
    [...bound.keys()].some((key) => key === pointer(name) || key.startsWith(`${pointer(name)}/`));
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
        `The schema demands \`${name}\`, and no component edits it.`,
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
              `The schema demands \`${node.field ?? ''}\`, so no answer fits while it is hidden.`,
              'take it out of `required` and give it `require`',
            ),
          ]
        : [];
    return [...own, ...hiddenProblems(node.children, isListNode(node) ? undefined : hides)];
  });
}

function isListNode(node: PlanNode): boolean {
  return node.schema?.['type'] === 'array';
}
