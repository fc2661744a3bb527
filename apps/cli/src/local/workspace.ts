import { compile, type Plan } from '@fermata/interpreter';
import {
  hasErrors,
  parseReference,
  type Definition,
  type Problem,
  type TestDefinition,
  type WorkflowDefinition,
} from '@fermata/model';
import {
  parseSource,
  shapeProblems,
  validateSchema,
  withPlaces,
  type ParsedSource,
} from '@fermata/validation';
import { CommandFailure, exitCode } from '../exit.ts';
import { problemLines } from '../words.ts';
import type { SourceFile } from '../commands/files.ts';
import { localReferences, LOCAL_VERSION } from './references.ts';

/** A definition with the file in which it stands. */
interface Read<D extends Definition = Definition> {
  readonly file: SourceFile;
  readonly source: ParsedSource;
  readonly definition: D;
}

/** Definitions that were read together: what one refers to is looked for among the others. */
export interface Workspace {
  readonly workflows: readonly WorkflowDefinition[];
  readonly tests: readonly TestDefinition[];
  /** Plan of a workflow by its name; refuses with every finding one that is missing or wrong. */
  planOf(name: string): Plan;
  /** The plans of all workflows that are right, as `name@version`. */
  plans(): Readonly<Record<string, Plan>>;
  /** Definition of a workflow by a reference. */
  workflowOf(reference: string): WorkflowDefinition | undefined;
}

/**
 * Reads definitions that need no server.
 * @throws CommandFailure (refused) if one is not shaped as its schema says.
 */
export function openWorkspace(files: readonly SourceFile[]): Workspace {
  const read = files.map(readDefinition);
  const all = read.map(({ definition }) => definition);
  const workflows = ofKind(read, 'workflow');
  const compiled = new Map<string, Plan>();
  const planOf = (name: string): Plan => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const found = workflows.find(({ definition }) => definition.name === name);
    if (found === undefined) {
      throw new CommandFailure(exitCode.notFound, `There is no workflow "${name}" among the files`);
    }
    const plan = compileRead(found, all);
    compiled.set(name, plan);
    return plan;
  };
  const names = workflows.map(({ definition }) => definition.name);
  return {
    workflows: workflows.map(({ definition }) => definition),
    tests: ofKind(read, 'test').map(({ definition }) => definition),
    planOf,
    plans: () => Object.fromEntries(names.map((name) => [`${name}@${LOCAL_VERSION}`, planOf(name)])),
    workflowOf(reference) {
      const name = parseReference(reference)?.name;
      return workflows.find(({ definition }) => definition.name === name)?.definition;
    },
  };
}

function readDefinition(file: SourceFile): Read {
  const source = parseSource(file.source, file.format);
  const shape = [...source.problems, ...shapeProblems(source.value)];
  const kind = (source.value as { readonly kind?: Definition['kind'] } | null)?.kind;
  const problems =
    hasErrors(shape) || kind === undefined ? shape : [...shape, ...validateSchema(kind, source.value)];
  refuseErrors(file, source, problems);
  return { file, source, definition: source.value as unknown as Definition };
}

function compileRead(
  { file, source, definition }: Read<WorkflowDefinition>,
  all: readonly Definition[],
): Plan {
  const { plan, problems } = compile(definition, localReferences(definition, all));
  refuseErrors(file, source, problems);
  if (plan === undefined) throw new CommandFailure(exitCode.refused, `${file.path} has no plan`);
  return plan;
}

function refuseErrors({ path }: SourceFile, source: ParsedSource, problems: readonly Problem[]): void {
  if (!hasErrors(problems)) return;
  const lines = problemLines(withPlaces(problems, source), path);
  throw new CommandFailure(exitCode.refused, `${path} is not right`, lines);
}

function ofKind<K extends Definition['kind']>(read: readonly Read[], kind: K) {
  return read.filter(({ definition }) => definition.kind === kind) as unknown as readonly Read<
    Extract<Definition, { kind: K }>
  >[];
}
