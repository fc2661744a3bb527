import { readerFor, update, type Turn } from './turn.ts';

/** Evaluates the searchable values anew; one that fails is null until it can be read. */
export function refreshSearchable(turn: Turn): void {
  const entries = Object.entries(turn.plan.searchable);
  if (entries.length === 0) return;
  const read = readerFor(turn);
  const values = entries.map(([name, template]) => {
    const result = read.value(template);
    return [name, result.ok ? result.value : null] as const;
  });
  update(turn, { searchable: Object.fromEntries(values) });
}
