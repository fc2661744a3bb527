import type { DefinitionKind, Problem } from '@fermata/model';
import { definitionKinds, errorAt, isDefinitionKind, isObject, said, sortProblems } from '@fermata/model';
import { shapeProblems } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import type { DefinitionSchemas } from './engine.ts';
import { Explainer } from './explain.ts';

const mostProblems = 500;

/** All problems of a document against the schema of its kind, sorted; empty if it is a definition of that kind. */
export function schemaProblems(
  schemas: DefinitionSchemas,
  kind: DefinitionKind,
  document: unknown,
): Problem[] {
  const shape = shapeProblems(document);
  if (shape.some((problem) => problem.severity === 'error')) return sortProblems(shape);
  const found = new Explainer(schemas, kind).explain(schemas.of(kind), document, '');
  return bounded(sortProblems([...shape, ...found]));
}

/** The kind that a document says it has, or the problem with it. */
export function kindOf(document: unknown): DefinitionKind | Problem {
  if (!isObject(document))
    return errorAt('', 'schema.type', said`A definition is a map that begins with its \`kind\`.`);
  const kind = Object.hasOwn(document, 'kind') ? document['kind'] : undefined;
  if (isDefinitionKind(kind)) return kind;
  if (kind === undefined) return errorAt('', 'schema.required', said`\`kind\` is missing.`);
  const fix = typeof kind === 'string' ? didYouMean(kind, definitionKinds) : undefined;
  return errorAt(
    '/kind',
    'schema.word',
    said`This must be one of ${{ list: definitionKinds.join(', ') }}.`,
    fix,
  );
}

function bounded(problems: readonly Problem[]): Problem[] {
  if (problems.length <= mostProblems) return [...problems];
  const more = errorAt(
    '',
    'schema.more',
    said`${{ count: problems.length - mostProblems }} further problems are not listed.`,
  );
  return [...problems.slice(0, mostProblems), more];
}
