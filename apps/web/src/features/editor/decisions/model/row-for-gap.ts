import { addRow, applyChange, differences, isRefused, type Change, type Gap } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { tableView } from './table-view.ts';

/** The change that adds a rule for the case that nothing holds for; what it yields is left for the author. */
export function rowForGap(definition: JsonObject, { example, others }: Gap): Change {
  const row = tableView(definition).rules.length;
  const label = { key: 'edit.addRow', values: { row: row + 1 } };
  const added = addRow(definition);
  const grown = isRefused(added) ? added : applyChange(definition, added);
  if (isRefused(grown)) return { label, edits: [] };
  const when = Object.fromEntries(
    Object.entries(example).filter(([name, value]) => !others.includes(name) && value !== null),
  );
  const rules = (grown.definition as JsonObject)['rules'] as readonly JsonObject[];
  const filled = { ...definition, rules: rules.with(row, { when, then: {} }) };
  return { ...differences(definition, filled), label };
}
