import type { TaskRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { AttemptReport, LogLine } from '@fermata/persistence';
import type { Info } from '@temporalio/activity';
import type { PerformerParts } from '../tasks/perform.ts';
import type { TaskLog } from '../tasks/implementation.ts';
import { endOfFailure, placeOfAttempt, type AttemptPlace } from './attempt-report.ts';
import { storedLine } from './log-line.ts';

/** What recording needs. */
export interface RecorderParts {
  readonly sink: { write(report: AttemptReport): void };
  /** Host time in epoch milliseconds. */
  readonly now: () => number;
  readonly worker: string;
  /** The attempt that is under way here. */
  readonly info: () => Info;
  /** How often an attempt that goes on is told, in milliseconds. Default 1,000. */
  readonly everyMs?: number;
}

/** Most lines that are kept of one attempt. */
const mostLines = 200;

type Perform = (request: TaskRequest) => Promise<JsonValue>;

interface Recording {
  readonly place: AttemptPlace;
  lines: LogLine[];
  count: number;
}

/**
 * Tells of attempts and of what is logged in them, beside the work and never waited for. An attempt that goes on is
 * told after a second, and again when it has logged more; one that ends at once is told once.
 */
export class AttemptRecorder {
  readonly #parts: RecorderParts;
  readonly #open = new Map<string, Recording>();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /** The same work, told of. */
  recorded(perform: Perform): Perform {
    return async (request) => {
      const { now, worker } = this.#parts;
      const info = this.#parts.info();
      const place = placeOfAttempt(request, info, { startedAt: new Date(now()), worker });
      const recording: Recording = { place, lines: [], count: 0 };
      this.#open.set(keyOf(info), recording);
      const timer = setInterval(this.#tellOn(recording), this.#parts.everyMs ?? 1_000);
      try {
        const output = await perform(request);
        this.#tell(recording, { outcome: 'completed', endedAt: new Date(now()) });
        return output;
      } catch (failure) {
        const endedAt = new Date(now());
        this.#tell(recording, { ...endOfFailure(failure, endedAt.getTime()), endedAt });
        throw failure;
      } finally {
        clearInterval(timer);
        this.#open.delete(keyOf(info));
      }
    };
  }

  /** The same log, whose lines are kept with their attempt besides; `debug` goes to the worker's log alone. */
  heard(log: PerformerParts['log']): PerformerParts['log'] {
    return (fields) => {
      const recording = this.#open.get(keyOf(this.#parts.info()));
      const own = log(fields);
      return recording === undefined ? own : this.#heardBy(recording, own);
    };
  }

  #heardBy(recording: Recording, own: TaskLog): TaskLog {
    const line =
      (level: 'info' | 'warn' | 'error'): TaskLog['info'] =>
      (message, fields) => {
        own[level](message, fields);
        this.#keep(recording, () => storedLine(level, message, fields, new Date(this.#parts.now())));
      };
    return {
      debug: (message, fields) => own.debug(message, fields),
      info: line('info'),
      warn: line('warn'),
      error: line('error'),
    };
  }

  #keep(recording: Recording, line: () => LogLine): void {
    recording.count += 1;
    if (recording.count < mostLines) recording.lines.push(line());
    if (recording.count !== mostLines) return;
    const message = `further lines are in the log of the worker: an attempt keeps ${mostLines}`;
    recording.lines.push(storedLine('warn', message, undefined, new Date(this.#parts.now())));
  }

  #tellOn(recording: Recording): () => void {
    let isTold = false;
    return () => {
      if (isTold && recording.lines.length === 0) return;
      isTold = true;
      this.#tell(recording, { outcome: 'running' });
    };
  }

  #tell(recording: Recording, end: Pick<AttemptReport, 'outcome' | 'endedAt' | 'error' | 'nextAt'>): void {
    const { place, lines } = recording;
    recording.lines = [];
    this.#parts.sink.write({ ...place, ...end, lines });
  }
}

function keyOf({ workflowExecution, activityId, attempt }: Info): string {
  return `${workflowExecution?.runId ?? ''} ${activityId} ${attempt}`;
}
