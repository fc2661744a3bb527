/** One server-sent event as it was read. */
export interface ReadEvent {
  readonly id?: string;
  readonly data?: string;
}

/**
 * Takes pieces of a stream of server-sent events (HTML standard, 9.2.6) and gives the events that are complete.
 * Comments are dropped; names of events too, for the data carry them.
 */
export function eventReader(): (piece: string) => readonly ReadEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter(({ id, data }) => id !== undefined || data !== undefined);
  };
}

function eventOf(block: string): ReadEvent {
  const lines = block.split('\n');
  const valuesOf = (field: string) =>
    lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).trim());
  const id = valuesOf('id').at(-1);
  const data = valuesOf('data');
  return { ...(id !== undefined && { id }), ...(data.length > 0 && { data: data.join('\n') }) };
}
