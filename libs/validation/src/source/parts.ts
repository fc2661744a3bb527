import type { JsonValue } from '@fermata/model';
import type { Splice } from './splice.ts';
import { nextLine, trimmedEnd, withComments } from './splice.ts';

/** A field or an item of a block, as it stands in the source. */
export interface Part {
  /** Where its key, or its dash, stands. */
  readonly mark: number;
  /** Where it begins, with its comments. */
  readonly from: number;
  /** Where the next one begins, or the line after the last one. */
  readonly to: number;
  /** The line after its own content: where something new may stand. */
  readonly behind: number;
}

/** Cuts a block into its parts, from the marks and ends of their contents. */
export function partsOf(
  source: string,
  marks: readonly { readonly mark: number; readonly end: number }[],
): readonly Part[] {
  const starts = marks.map(({ mark }) => withComments(source, mark));
  return marks.map(({ mark, end }, index) => {
    const behind = nextLine(source, Math.max(trimmedEnd(source, end), mark));
    return { mark, from: starts[index] ?? mark, to: starts[index + 1] ?? behind, behind };
  });
}

/** Something new in a block: its text, and after which part it stands; the first if it stands before all. */
export interface Addition {
  readonly text: string;
  readonly after: number | undefined;
}

/** The splices that take parts out and put new ones in. */
export function rearranged(
  parts: readonly Part[],
  gone: readonly number[],
  additions: readonly Addition[],
): readonly Splice[] {
  const first = parts[0]?.from ?? 0;
  return [
    ...additions.map(({ text, after }) => {
      const at = after === undefined ? first : (parts[after]?.behind ?? first);
      return { from: at, to: at, text };
    }),
    ...gone.map((index) => {
      const { from, to } = parts[index] as Part;
      return { from, to, text: '' };
    }),
  ];
}

/** For each place of the later order the nearest part before it that was kept. */
export function keptBefore(matches: readonly (number | undefined)[], at: number): number | undefined {
  return matches.slice(0, at).findLast((from) => from !== undefined);
}

/** Whether the parts that are kept keep their order. */
export function keepsOrder(matches: readonly (number | undefined)[]): boolean {
  const kept = matches.filter((from) => from !== undefined);
  return kept.every((from, index) => index === 0 || (kept[index - 1] ?? 0) < from);
}

/** A value of a source, and what shall stand there. */
export interface Spot {
  readonly node: unknown;
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** Whether it stands within brackets. */
  readonly flow: boolean;
  /** Replaces the value as a whole. */
  readonly replace: () => readonly Splice[];
}

/** Makes the splices of a value within another one. */
export type PatchSpot = (source: string, spot: Spot) => readonly Splice[];
