import type { JsonSchemaLike, TypeScope } from '@fermata/expressions';
import type { Problem } from '@fermata/model';
import { errorAt, extendPointer, pointer } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import type { Sight } from './read.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import { expressionProblems, templateProblems } from './texts.ts';

const truth = Object.freeze({ expect: 'boolean' } as const);

/** What is wrong between the parts of a form: fields that its schema does not have, expressions that read nothing. */
export function formProblems(component: unknown, sight: Sight): Problem[] {
  const fields = Object.keys(objectAt(valueAt(component, 'schema'), 'properties'));
  const input = sight.safe(valueAt(component, 'input')) as JsonSchemaLike;
  const scope = { input, output: sight.safe(valueAt(component, 'schema')) as JsonSchemaLike };
  return [
    ...listAt(component, 'layout').flatMap((node, index) =>
      nodeProblems(node, pointer('layout', index), fields, scope),
    ),
    ...outcomeProblems(component, fields),
  ];
}

function nodeProblems(node: unknown, path: string, fields: readonly string[], scope: TypeScope): Problem[] {
  const at = (name: string): string => extendPointer(path, name);
  return [
    ...fieldProblems(textAt(node, 'field'), at('field'), fields),
    ...templateProblems(valueAt(node, 'value'), at('value'), scope),
    ...['show', 'enable', 'require'].flatMap((name) =>
      expressionProblems(valueAt(node, name), at(name), scope, truth),
    ),
    ...listAt(node, 'children').flatMap((child, index) =>
      nodeProblems(child, extendPointer(path, 'children', index), fields, scope),
    ),
  ];
}

function fieldProblems(field: string | undefined, path: string, fields: readonly string[]): Problem[] {
  if (field === undefined || fields.includes(field)) return [];
  return [
    errorAt(
      path,
      'form.field',
      `The schema of the answer has no field \`${field.slice(0, 60)}\`.`,
      didYouMean(field, fields),
    ),
  ];
}

function outcomeProblems(component: unknown, fields: readonly string[]): Problem[] {
  const outcomes = listAt(component, 'outcomes');
  const names = outcomes.map((outcome) => textAt(outcome, 'name'));
  const clash = fields.includes('outcome')
    ? [
        errorAt(
          pointer('schema', 'properties', 'outcome'),
          'form.outcome',
          '`outcome` is what the person decides; name the field otherwise.',
        ),
      ]
    : [];
  return [
    ...clash,
    ...outcomes.flatMap((outcome, index) => [
      ...(names.indexOf(names[index]) < index && names[index] !== undefined
        ? [
            errorAt(
              pointer('outcomes', index, 'name'),
              'form.outcome',
              `The outcome \`${names[index]}\` stands here twice.`,
            ),
          ]
        : []),
      ...listAt(outcome, 'requires').flatMap((field, place) =>
        fieldProblems(
          typeof field === 'string' ? field : undefined,
          pointer('outcomes', index, 'requires', place),
          fields,
        ),
      ),
    ]),
  ];
}
