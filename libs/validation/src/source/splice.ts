/** A stretch of a source and what shall stand there. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A stretch of a source, the whole of it unless said, with its splices made. They must not cross each other. */
export function spliced(source: string, splices: readonly Splice[], from = 0, to = source.length): string {
  const sorted = splices.toSorted((one, other) => one.from - other.from);
  let result = '';
  let place = from;
  for (const splice of sorted) {
    result += source.slice(place, Math.max(splice.from, place)) + splice.text;
    place = Math.max(splice.to, place);
  }
  return result + source.slice(place, to);
}

/** Where the line of a place begins. */
export function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

/** How far a place is from the beginning of its line. */
export function columnOf(source: string, at: number): number {
  return at - lineStart(source, at);
}

/** Whether only white space stands before a place in its line. */
export function beginsLine(source: string, at: number): boolean {
  return source.slice(lineStart(source, at), at).trim() === '';
}

/** The end of what ends at a place, without white space behind it. */
export function trimmedEnd(source: string, end: number): number {
  return source.slice(0, end).trimEnd().length;
}

/** Where the line after a place begins; a source ends with a line break. */
export function nextLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

/** Where a part that begins at a place begins with the comments of its own above it, if it begins a line. */
export function withComments(source: string, at: number): number {
  if (!beginsLine(source, at)) return at;
  const column = columnOf(source, at);
  let start = lineStart(source, at);
  while (start > 0) {
    const above = lineStart(source, start - 1);
    const line = source.slice(above, start);
    if (!line.trimStart().startsWith('#') || line.search(/\S/) !== column) break;
    start = above;
  }
  return start;
}
