import {
  AttemptRepository,
  ChangeRepository,
  FileRepository,
  IdempotencyRepository,
  MailRepository,
  SessionRepository,
  SignInRepository,
  TallyRepository,
  WordRepository,
  type Database,
  type Transaction,
} from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';

/** For how long the operator keeps what grows. */
export type Kept = Pick<Environment, 'keepAttemptsDays' | 'keepFilesDays'>;

/** Forgets some rows that are older than its moment, and says how many; it is asked again until there are none. */
interface Duty {
  /** 0 = nothing is ever forgotten. */
  readonly days: number;
  readonly forget: (tx: Transaction, before: Date) => Promise<number>;
}

const dayMs = 86_400_000;
const keptChangesDays = 7;
const keptAnswersDays = 2;
const keptNoticesDays = 90;
const keptSignInsDays = 90;
/** Tasks that ended longer ago are found by their instance. */
const keptWordsDays = 30;
/** The desk's numbers say for themselves what is old. */
const always = 1;

/** A transaction holds locks for moments only, and one round leaves room for others. */
const atOnce = 2_000;
const filesAtOnce = 50;
const mostTransactions = 100;

/** One round of forgetting what is old. What fails is told, and keeps nothing else from being forgotten. */
export async function forgetOld(
  database: Database,
  kept: Kept,
  onFailure: (failure: unknown) => void,
): Promise<void> {
  for (const { days, forget } of dutiesOf(kept)) {
    if (days === 0) continue;
    const some = () => database.inInstallation((tx) => forget(tx, new Date(tx.now.getTime() - days * dayMs)));
    try {
      let turn = 0;
      while (turn < mostTransactions && (await some()) > 0) turn += 1;
    } catch (failure) {
      onFailure(failure);
    }
  }
}

function dutiesOf({ keepAttemptsDays, keepFilesDays }: Kept): readonly Duty[] {
  return [
    { days: keptChangesDays, forget: wholly((tx, before) => new ChangeRepository(tx).forget(before)) },
    { days: keptAnswersDays, forget: wholly((tx, before) => new IdempotencyRepository(tx).forget(before)) },
    { days: keptAnswersDays, forget: wholly((tx) => new SessionRepository(tx).forget()) },
    { days: keptSignInsDays, forget: wholly((tx, before) => new SignInRepository(tx).forget(before)) },
    { days: keptNoticesDays, forget: (tx, before) => new MailRepository(tx).forget(before, atOnce) },
    { days: keptWordsDays, forget: (tx, before) => new WordRepository(tx).forget(before, atOnce) },
    { days: always, forget: wholly((tx) => new TallyRepository(tx).tidy()) },
    { days: keepAttemptsDays, forget: (tx, before) => new AttemptRepository(tx).forget(before, atOnce) },
    {
      days: keepFilesDays,
      forget: (tx, before) => new FileRepository(tx).forgetOrphans(before, filesAtOnce),
    },
  ];
}

/** Of what is forgotten in one statement nothing is left to ask for. */
function wholly(forget: (tx: Transaction, before: Date) => Promise<unknown>): Duty['forget'] {
  return async (tx, before) => {
    await forget(tx, before);
    return 0;
  };
}
