/** A node of a tree of places: what stands at it, and the places below. */
interface Branch<T> {
  readonly here: T[];
  readonly below: Map<string, Branch<T>>;
}

/** Finds what stands at, above and below a place of a JSON value. In what is added, `*` stands for every index. */
export class PlaceIndex<T> {
  readonly #root: Branch<T> = { here: [], below: new Map() };

  /** Adds something at a pattern. */
  add(pattern: readonly string[], thing: T): void {
    let branch = this.#root;
    for (const part of pattern) {
      const next = branch.below.get(part) ?? { here: [], below: new Map() };
      branch.below.set(part, next);
      branch = next;
    }
    branch.here.push(thing);
  }

  /**
   * Visits all that stands at a place, above it or below it; `indexes` are the parts of the place that stand where the
   * pattern has `*`, as far as the place goes.
   */
  visit(place: readonly string[], see: (thing: T, indexes: readonly number[], where: Where) => void): void {
    const follow = (branch: Branch<T>, depth: number, indexes: readonly number[]): void => {
      const part = place[depth];
      if (part === undefined)
        return everything(branch, (thing, isHere) => see(thing, indexes, isHere ? 'at' : 'below'));
      for (const thing of branch.here) see(thing, indexes, 'above');
      const named = branch.below.get(part);
      if (named !== undefined) follow(named, depth + 1, part === '*' ? [...indexes, 0] : indexes);
      const any = part === '*' || !isIndex(part) ? undefined : branch.below.get('*');
      if (any !== undefined) follow(any, depth + 1, [...indexes, Number(part)]);
    };
    follow(this.#root, 0, []);
  }
}

/** Where something stands, seen from a place. */
export type Where = 'above' | 'at' | 'below';

function everything<T>(branch: Branch<T>, see: (thing: T, isHere: boolean) => void, isHere = true): void {
  for (const thing of branch.here) see(thing, isHere);
  for (const next of branch.below.values()) everything(next, see, false);
}

function isIndex(part: string): boolean {
  return /^\d+$/.test(part);
}
