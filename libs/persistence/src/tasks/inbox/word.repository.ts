import { prepared } from '../../database/prepared.ts';
import type { Transaction } from '../../database/transaction.ts';
import { soughtIn, wordsOf } from './words.ts';

/** Words of which one is that of few tasks. */
export interface RareWords {
  readonly rarest: string;
  /** That word itself, and none that only begins with it. */
  readonly isWhole: boolean;
  readonly others: readonly string[];
}

/** What a search comes to. */
export type Sought =
  /** A text without words. */
  | { readonly kind: 'nothing' }
  /** Few tasks have its rarest word. Who sees none of them wants `otherwise`: words that only begin so. */
  | ({ readonly kind: 'few'; readonly otherwise?: Sought } & RareWords)
  /** Each of its words is common: a list is walked in its order, and each task looked at. */
  | { readonly kind: 'common'; readonly words: readonly string[] };

/** How many tasks a rare word has at most. */
const rare = 1_200;
/** Of how many tasks a number or a key may be the beginning; of more only what it is in full is meant, if there is that. */
const many = 200;
const keyLike = /\p{N}/u;
const mostWords = 8;

/** Words of open and lately ended tasks. */
export class WordRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Keeps the words of a new task. */
  add(task: { readonly id: string; readonly title: string; readonly businessKey: string | null }): void {
    this.#tx.send(
      prepared(
        `INSERT INTO task_word (project_id, task_id, word) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      ),
      [this.#tx.projectId, task.id, wordsOf(task.title, task.businessKey)],
    );
  }

  /** Looks how rare the words of a text are; a text without words finds nothing. */
  async seek(text: string): Promise<Sought> {
    const words = soughtIn(text).slice(0, mostWords);
    const rarest = await this.#rarest(words);
    if (rarest === undefined) return { kind: 'nothing' };
    if (rarest.count > rare) return { kind: 'common', words };
    const others = words.filter((word) => word !== rarest.word);
    const few = { kind: 'few', rarest: rarest.word, isWhole: false, others } as const;
    if (!rarest.isWhole) return few;
    return { ...few, isWhole: true, otherwise: rarest.beginning > rare ? { kind: 'common', words } : few };
  }

  /** Which of these tasks have all of the words. */
  async having(ids: readonly string[], words: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT sought.id FROM unnest($2::text[]) AS sought (id) WHERE ${hasWords('sought.id', '$3')} AND $1 <> ''`,
      [this.#tx.projectId, ids, words],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Forgets the words of tasks that ended in the month before a moment, those of so many tasks at most, and says how many
   * words; what was missed for longer than a month stays, and does no harm. Runs in the installation.
   */
  forget(before: Date, atMost: number): Promise<number> {
    return this.#tx.run(
      `DELETE FROM task_word w USING (SELECT t.project_id, t.id FROM project p JOIN task t ON t.project_id = p.id
           AND t.closed_at < $1 AND t.closed_at >= $1::timestamptz - interval '31 days'
         WHERE EXISTS (SELECT 1 FROM task_word x WHERE x.project_id = t.project_id AND x.task_id = t.id)
         LIMIT $2) AS old
       WHERE w.project_id = old.project_id AND w.task_id = old.id`,
      [before, atMost],
    );
  }

  #rarest(words: readonly string[]): Promise<Counted | undefined> {
    const counted = (which: string) => `(SELECT count(*)::int AS count FROM (SELECT 1 FROM task_word w
      WHERE w.project_id = $1 AND ${which} LIMIT ${rare + 1}) AS bounded)`;
    return this.#tx.row(
      `SELECT s.word, w.count > 0 AS "isWhole", b.count AS beginning, CASE WHEN w.count > 0 THEN w.count ELSE b.count END AS count
       FROM unnest($2::text[], $3::text[], $4::boolean[]) AS s (word, after, "isKey")
         CROSS JOIN LATERAL ${counted('w.word >= s.word AND w.word < s.after')} AS b
         CROSS JOIN LATERAL ${counted(`s."isKey" AND b.count > ${many} AND w.word = s.word`)} AS w
       ORDER BY count LIMIT 1`,
      [this.#tx.projectId, words, words.map(after), words.map((word) => keyLike.test(word))],
    );
  }
}

interface Counted {
  readonly word: string;
  readonly isWhole: boolean;
  /** Of tasks, up to one more than a rare word has. */
  readonly count: number;
  /** The same of words that begin with it. */
  readonly beginning: number;
}

/** SQL: the ids of the tasks that have all of the words, where `$1` is the project and `place` gives that of a value. */
export function tasksHaving(
  { rarest, isWhole, others }: RareWords,
  place: (value: unknown) => string,
): string {
  const word = place(rarest);
  const which = isWhole ? `w.word = ${word}` : `w.word >= ${word} AND w.word < ${place(after(rarest))}`;
  const rest = others.length === 0 ? '' : `AND ${hasWords('w.task_id', place(others))}`;
  return `SELECT DISTINCT w.task_id AS id FROM task_word w WHERE w.project_id = $1 AND ${which} ${rest}`;
}

/** SQL: whether the task has a word that begins with each word of a list. */
function hasWords(task: string, words: string): string {
  return `NOT EXISTS (SELECT 1 FROM unnest(${words}::text[]) AS s (word) WHERE NOT EXISTS (
    SELECT 1 FROM task_word x WHERE x.project_id = $1 AND x.task_id = ${task} AND x.word >= s.word COLLATE "C"
      AND x.word < (s.word || '\u{10ffff}') COLLATE "C"))`;
}

/** The end of the words that begin so. */
function after(word: string): string {
  return `${word}\u{10ffff}`;
}
