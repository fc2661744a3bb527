import { AppError } from '@fermata/contracts';
import type { Plan } from '@fermata/interpreter';
import { hasErrors, parseReference, said, satisfiesReference, type TestDefinition } from '@fermata/model';
import {
  DefinitionRepository,
  VersionRepository,
  type DefinitionVersion,
  type Transaction,
} from '@fermata/persistence';
import { refused } from '../definitions/definitions.service.ts';
import { judgeSource } from '../definitions/judge-source.ts';

/** A workflow with the plans of all that it may start, as `name@version`. */
export interface TestedWorkflow {
  readonly version: DefinitionVersion;
  readonly plan: Plan;
  readonly plans: Readonly<Record<string, Plan>>;
}

/** A test with all that it needs to be run. */
export interface ReadyTest {
  readonly test: TestDefinition;
  /** 0 = its draft. */
  readonly version: number;
  readonly workflow: TestedWorkflow;
}

/** Most children, and children of children, whose plans are run; the others end as the script of their step says. */
const childrenLimit = 100;

/** Reads tests and their workflows out of the version store; each workflow once. */
export class TestShelf {
  readonly #tx: Transaction;
  readonly #versions: VersionRepository;
  readonly #workflows = new Map<string, Promise<TestedWorkflow>>();

  constructor(tx: Transaction) {
    this.#tx = tx;
    this.#versions = new VersionRepository(tx);
  }

  /**
   * The latest version of a test, or its draft while there is none, with the newest version of its workflow that it
   * asks for. Fails with `definition.unknown` (404), `definition.refused` (422) for a draft with errors, or
   * `test-run.no-workflow` (422).
   */
  async ready(name: string): Promise<ReadyTest> {
    const { test, version } = await this.#test(name);
    const known = this.#workflows.get(test.workflow) ?? this.#workflow(test);
    this.#workflows.set(test.workflow, known);
    return { test, version, workflow: await known };
  }

  async #test(name: string): Promise<Pick<ReadyTest, 'test' | 'version'>> {
    const key = { kind: 'test', name } as const;
    const found = await new DefinitionRepository(this.#tx).get(key);
    if (found === undefined || found.deletedAt !== null) throw unknown('test', name);
    const published = await this.#versions.latest(key);
    if (published !== undefined) return testOf(published.body, published.version);
    if (found.draft === null) throw unknown('test', name);
    const judged = await judgeSource(this.#tx, found.draft.source, found.draft.format);
    if (hasErrors(judged.problems)) throw refused(judged.problems);
    return testOf(judged.body, 0);
  }

  async #workflow({ name: test, workflow: text }: TestDefinition): Promise<TestedWorkflow> {
    const version = await this.#newest(text);
    if (version === undefined || version.plan === null) {
      const message = said`The test "${{ test }}" asks for ${{ text }}, which is not published`;
      throw new AppError('test-run.no-workflow', message, { status: 422 });
    }
    return { version, plan: planOf(version), plans: await this.#children(version) };
  }

  async #newest(text: string): Promise<DefinitionVersion | undefined> {
    const reference = parseReference(text);
    if (reference === undefined) return undefined;
    const { name } = reference;
    if (reference.range === 'exact') return this.#versions.get({ kind: 'workflow', name }, reference.version);
    const [latest] = await this.#versions.latestOf('workflow', [name]);
    return latest !== undefined && satisfiesReference(reference, latest.version) ? latest : undefined;
  }

  async #children(version: DefinitionVersion): Promise<Readonly<Record<string, Plan>>> {
    const plans = new Map<string, Plan>();
    const open = [version];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const child of next.references) {
        const label = `${child.name}@${child.version}`;
        if (child.kind !== 'workflow' || plans.has(label) || plans.size >= childrenLimit) continue;
        const found = await this.#versions.get({ kind: 'workflow', name: child.name }, child.version ?? 0);
        if (found === undefined || found.plan === null) continue;
        plans.set(label, planOf(found));
        open.push(found);
      }
    }
    return Object.fromEntries(plans);
  }
}

function testOf(body: unknown, version: number): Pick<ReadyTest, 'test' | 'version'> {
  return { test: body as TestDefinition, version };
}

function planOf({ plan }: DefinitionVersion): Plan {
  return plan as unknown as Plan;
}

/** There is no such definition. */
export function unknown(kind: string, name: string): AppError {
  return new AppError('definition.unknown', said`There is no ${{ kind }} "${{ name }}"`, { status: 404 });
}
