import type { Problem } from '@fermata/model';
import type { FormState } from '@fermata/forms';

/** Where a finding came from: a check here can be made again at any time, the other answers stand until the field changes. */
export type Finder = 'check' | 'schema' | 'server' | 'typing';

/** What checks and the server said, each at the component that it is about. */
export interface Findings {
  /** What was found at a component. */
  at(key: string): readonly Problem[];
  /** What belongs to no component that is shown. */
  elsewhere(): readonly Problem[];
  /** Everything, with the key of its component, in the order of the form. */
  all(state: FormState): readonly Finding[];
  /** Replaces what one finder said; gives back the keys whose findings may have changed. */
  say(finder: Finder, problems: readonly Problem[], state: FormState): readonly string[];
  /** Forgets what was said about a component, but for its typing; tells whether there was anything. */
  forget(key: string): boolean;
}

/** A problem and the component that shows it; none where none does. */
export interface Finding {
  readonly problem: Problem;
  readonly key?: string;
}

/** Nothing is found yet. */
export function createFindings(): Findings {
  const said = new Map<Finder, ReadonlyMap<string, readonly Problem[]>>();
  const at = (key: string): readonly Problem[] =>
    distinct([...said.values()].flatMap((byKey) => byKey.get(key) ?? []));
  return {
    at,
    elsewhere: () => at(nowhere),
    all: (state) => [
      ...at(nowhere).map((problem) => ({ problem })),
      ...[...state.nodes.keys()].flatMap((key) => at(key).map((problem) => ({ problem, key }))),
    ],
    say(finder, problems, state) {
      const before = said.get(finder);
      const after = byComponent(problems, state);
      said.set(finder, after);
      return [...new Set([...(before?.keys() ?? []), ...after.keys()])];
    },
    forget(key) {
      const about = [...said].filter(([finder, byKey]) => finder !== 'typing' && byKey.has(key));
      for (const [finder, byKey] of about)
        said.set(finder, new Map([...byKey].filter(([other]) => other !== key)));
      return about.length > 0;
    },
  };
}

const nowhere = '';

function byComponent(
  problems: readonly Problem[],
  state: FormState,
): ReadonlyMap<string, readonly Problem[]> {
  if (problems.length === 0) return new Map();
  const keys = new Map<string, string>();
  for (const { key, pointer, visible } of state.nodes.values())
    if (visible && pointer !== undefined && !keys.has(pointer)) keys.set(pointer, key);
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem.path, keys);
    found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}

/** The component of a pointer, or of the nearest pointer around it that has one. */
function keyOf(path: string, keys: ReadonlyMap<string, string>): string {
  for (let rest = path; rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const key = keys.get(rest);
    if (key !== undefined) return key;
  }
  return nowhere;
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  return [...new Map(problems.map((problem) => [`${problem.code}\n${problem.message}`, problem])).values()];
}
