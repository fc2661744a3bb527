import type { View, Waiting } from '@fermata/interpreter';
import { limits } from './limits.ts';

/** What an admin reads in Temporal Web: title, status and open steps, as Markdown. Costs no
 * history, and unlike the summary of the start it outlives continue-as-new. */
export function currentDetails(title: string, view: View): string {
  const head = view.reason === undefined ? `**${view.status}**` : `**${view.status}**: ${plain(view.reason)}`;
  const text = [`### ${plain(title)}`, head, ...view.waiting.map(line)].join('\n');
  return text.length <= limits.detailsCharacters ? text : `${text.slice(0, limits.detailsCharacters)}…`;
}

function line(waiting: Waiting): string {
  const until = waiting.until === undefined ? '' : `, until ${instant(waiting.until)}`;
  return `- ${plain(waiting.title)} (\`${waiting.visit}\`) waits for ${waiting.for}: ${plain(waiting.detail)}${until}`;
}

function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** One line, without Markdown or HTML of an author's. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_<>[\]|]/g, (sign) => `\\${sign}`);
}
