import type { SystemFinding, SystemState } from '@fermata/contracts';

/** What is judged: the state without its findings, and what could not be asked. */
export interface Judged extends Omit<SystemState, 'findings'> {
  /** Parts that did not answer, by name, with their reason. */
  readonly silent: Readonly<Record<string, string>>;
  /** Whether a way in is open that only a machine of one's own should have. */
  readonly isInsecure: boolean;
}

type Rule = (state: Judged) => readonly SystemFinding[];

const slowOutboxSeconds = 60;
const slowProjectionMs = 10_000;
const longBacklog = 1_000;
const oldBackupDays = 7;
const dayMs = 86_400_000;

const rules: readonly Rule[] = Object.freeze([
  temporalAway,
  unpolled,
  givenUp,
  stuck,
  silentParts,
  slowOutbox,
  slowProjection,
  backlogs,
  insecure,
  backup,
]);

const ranks = Object.freeze({ error: 0, warning: 1, hint: 2 } as const);

/** Everything that is not as it should be, worst first; each with what to do about it. */
export function findingsOf(state: Judged): readonly SystemFinding[] {
  return rules
    .flatMap((rule) => rule(state))
    .sort((one, other) => ranks[one.severity] - ranks[other.severity]);
}

function temporalAway({ processes }: Judged): readonly SystemFinding[] {
  if (processes.find(({ kind }) => kind === 'temporal')?.state !== 'down') return [];
  return [
    finding('temporal.away', 'error', {
      words: 'Temporal does not answer. What is taken in waits; nothing is lost.',
      fix: 'See whether its server runs and the address of FERMATA_TEMPORAL_ADDRESS is right.',
    }),
  ];
}

function unpolled({ queues }: Judged): readonly SystemFinding[] {
  return queues
    .filter(({ pollers }) => pollers === 0)
    .map(({ name: queue }) =>
      finding('queue.unpolled', 'error', {
        words: `No worker takes from the queue ${queue}: what is due there waits.`,
        fix: 'Start a worker, and see in its log why it ended.',
        values: { queue },
      }),
    );
}

function backlogs({ queues }: Judged): readonly SystemFinding[] {
  return queues
    .filter(({ backlog, pollers }) => pollers > 0 && (backlog ?? 0) > longBacklog)
    .map(({ name: queue, backlog: waiting = 0 }) =>
      finding('queue.backlog', 'warning', {
        words: `About ${waiting} tasks wait in the queue ${queue}.`,
        fix: 'Add workers; each is a process of its own.',
        values: { queue, waiting },
      }),
    );
}

function givenUp({ outbox }: Judged): readonly SystemFinding[] {
  const dead = outbox?.dead ?? 0;
  if (dead === 0) return [];
  return [
    finding('outbox.dead', 'error', {
      words: `${dead} messages to instances were given up.`,
      fix: 'Read why below, put it right, and send them again.',
      values: { dead },
    }),
  ];
}

function slowOutbox({ outbox }: Judged): readonly SystemFinding[] {
  const seconds = Math.round(outbox?.oldestSeconds ?? 0);
  if (seconds < slowOutboxSeconds) return [];
  return [
    finding('outbox.slow', 'warning', {
      words: `A message to an instance has waited for ${seconds} seconds.`,
      fix: 'See whether Temporal answers and an API process runs: each has a relay.',
      values: { seconds },
    }),
  ];
}

function slowProjection({ projection }: Judged): readonly SystemFinding[] {
  const seconds = Math.round((projection?.lagMs ?? 0) / 1_000);
  if (seconds * 1_000 < slowProjectionMs) return [];
  return [
    finding('projection.slow', 'warning', {
      words: `Lists stand ${seconds} seconds behind what instances do.`,
      fix: 'See whether the database or the workers are at their limit.',
      values: { seconds },
    }),
  ];
}

function stuck({ stuck: found }: Judged): readonly SystemFinding[] {
  const count = found?.count ?? 0;
  if (count === 0) return [];
  return [
    finding('instances.stuck', 'warning', {
      words: `${count} open instances wait for nothing that will come.`,
      fix: 'Open them: see their last step, then move, retry or cancel them.',
      values: { count },
    }),
  ];
}

function silentParts({ silent }: Judged): readonly SystemFinding[] {
  return Object.entries(silent).map(([part, reason]) =>
    finding('part.silent', 'warning', {
      words: `The part “${part}” could not be asked: ${reason}.`,
      values: { part, reason },
    }),
  );
}

function insecure({ isInsecure }: Judged): readonly SystemFinding[] {
  if (!isInsecure) return [];
  return [
    finding('address.insecure', 'warning', {
      words: 'People reach Fermata without TLS.',
      fix: 'Put a proxy with TLS before it and set FERMATA_PUBLIC_URL to its https address.',
    }),
  ];
}

function backup({ backup: made, asOf }: Judged): readonly SystemFinding[] {
  if (made.lastAt === undefined)
    return [
      finding('backup.none', 'hint', {
        words: 'No backup is known of.',
        fix: 'Make one, and note it here when it was made by your own means.',
      }),
    ];
  const days = Math.floor((Date.parse(asOf) - Date.parse(made.lastAt)) / dayMs);
  if (days < oldBackupDays) return [];
  return [
    finding('backup.old', 'warning', {
      words: `The last backup that is known of is ${days} days old.`,
      fix: 'Make one, and note it here when it was made by your own means.',
      values: { days },
    }),
  ];
}

function finding(
  code: string,
  severity: SystemFinding['severity'],
  more: { readonly words: string; readonly fix?: string; readonly values?: SystemFinding['values'] },
): SystemFinding {
  return { code, severity, values: {}, ...more };
}
