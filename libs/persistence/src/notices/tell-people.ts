import type { NoticeKind } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { maySee } from './may-see.ts';
import { usualChannels } from './notice-channels.ts';

/** What people are told of a task, and who is. */
export interface Telling {
  readonly kind: NoticeKind;
  readonly taskId: string;
  /** Only for the installation's work: whose task it is. */
  readonly projectId?: string;
  readonly people?: readonly string[];
  /** Everybody in these groups; `role:agent` is everybody of a role. */
  readonly groups?: readonly string[];
  /** Also those who watch the task. */
  readonly watchers?: boolean;
  /** Also who holds it. */
  readonly holder?: boolean;
  /** Nobody of these, whatever else is said. */
  readonly except?: readonly (string | null)[];
  /** A few words, such as why it was delegated. */
  readonly detail?: string;
  /** The comment it is about; its text is read when somebody looks, so that what was taken back is gone. */
  readonly commentId?: string;
}

interface Told {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
}

/** One deed tells no more people than this. */
const mostTold = 500;
const longestDetail = 500;

const candidates = `
  SELECT unnest($4::text[])
  UNION SELECT m.user_id FROM group_member m WHERE m.project_id = $1 AND m.group_name = ANY ($5::text[])
  UNION SELECT r.user_id FROM user_role r WHERE r.project_id = $1 AND 'role:' || r.role = ANY ($5::text[])
  UNION SELECT w.person FROM task_watch w WHERE w.project_id = $1 AND w.task_id = $2 AND $6
  UNION SELECT h.assignee FROM task h WHERE h.project_id = $1 AND h.id = $2 AND $7`;

/**
 * Tells people of what has happened to a task: a notice for each, in the transaction of the deed, and a mail in the
 * outbox where the person wants it at once. Nobody is told of a deed of their own, of a task they may not see (any
 * more), or of what they do not want to hear. Gives those who were told, at most 500.
 */
export async function tellPeople(tx: Transaction, telling: Telling): Promise<readonly string[]> {
  const told = await tx.rows<Told>(
    `INSERT INTO person_notice (project_id, id, person, kind, task_id, title, by, detail, comment_id, channel, at)
     SELECT $1, 'n-' || gen_random_uuid(), c.person, $3::text, t.id, t.title, $8, $9, $10, c.channel, $11
     FROM (SELECT k.person, COALESCE(s.channels->>$3::text, $12) AS channel FROM (${candidates}) AS k (person)
       JOIN user_account u ON u.id = k.person AND u.disabled_at IS NULL AND u.removed_at IS NULL
       LEFT JOIN notice_setting s ON s.project_id = $1 AND s.person = k.person) AS c
     JOIN task t ON t.project_id = $1 AND t.id = $2
     WHERE c.channel <> 'none' AND c.person <> ALL ($13::text[])
       AND NOT ($3::text = 'closed' AND t.status = 'completed' AND t.submitted_by = c.person) AND ${maySee('c.person', '$11::timestamptz')}
     ORDER BY c.person LIMIT ${mostTold} RETURNING id, person, channel`,
    [...placeOf(tx, telling), ...whoOf(telling), ...whatOf(tx, telling)],
  );
  if (told.length === 0) return [];
  const people = told.map(({ person }) => person);
  const { projectId = tx.projectId } = telling;
  tx.change({ noun: 'notice', objectId: telling.taskId, what: telling.kind, projectId, details: { people } });
  await mail(tx, projectId, told);
  return people;
}

function placeOf(tx: Transaction, { projectId = tx.projectId, taskId, kind }: Telling): readonly unknown[] {
  return [projectId, taskId, kind];
}

function whoOf({ people = [], groups = [], watchers = false, holder = false }: Telling): readonly unknown[] {
  return [people, groups, watchers, holder];
}

function whatOf(tx: Transaction, telling: Telling): readonly unknown[] {
  const { detail, commentId = null, kind, except = [] } = telling;
  const { actor } = tx.acting;
  const not = [actor, ...except.filter((person) => person !== null)];
  return [actor, detail?.slice(0, longestDetail) ?? null, commentId, tx.now, usualChannels[kind], not];
}

/** One message for each notice, by its id: sent again it is known to be the same. */
async function mail(tx: Transaction, projectId: string, told: readonly Told[]): Promise<void> {
  const messages = told
    .filter(({ channel }) => channel === 'mail')
    .map(({ id, person }) => ({
      kind: 'mail' as const,
      projectId,
      key: `mail/${id}`,
      lane: `mail/${person}`,
      payload: { mailId: id, person, notices: [id] },
    }));
  if (messages.length > 0) await new OutboxRepository(tx).addAll(messages);
}
