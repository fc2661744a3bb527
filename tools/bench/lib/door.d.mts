/** What was counted over a crash run. */
export interface CrashCounts {
  /** Kills delivered, by process. */
  readonly kills: Readonly<Record<string, number>>;
  readonly instances: number;
  /** Instances that ended as they should. */
  readonly endedRight: number;
  readonly refundsExpected: number;
  /** Expected refunds that stand in the shop's ledger exactly once. */
  readonly refundsOnce: number;
  /** Movements that nobody should have made, second ones included. */
  readonly refundsWrong: number;
  /** Rejections told exactly once. */
  readonly emittedOnce: number;
  readonly emissionsExpected: number;
  /** Instances whose rows differ from the state recomputed from history. */
  readonly differences: number;
  readonly outboxLeft: number;
  readonly outboxDead: number;
  /** Lines of the logs that must not be there. */
  readonly badLogLines: number;
  /** Instances without progress for 60 s while all processes ran. */
  readonly stuck: number;
}

/** The verdict of a crash run with what is to be read when it failed. */
export interface CrashReport {
  readonly passed: boolean;
  /** Replays the run: BENCH_SEED. */
  readonly seed: number;
  readonly counts: CrashCounts;
  readonly lines: readonly string[];
}

/**
 * The short form of the crash bench on a stack of its own (built before): one kill -9 of each process while a dozen
 * refunds run. Ends all that it has started.
 */
export function crashShort(options?: {
  readonly say?: (line: string) => void;
  readonly seed?: number;
}): Promise<CrashReport>;
