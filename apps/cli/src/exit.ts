/** Documented exit codes of every command. */
export const exitCode = Object.freeze({
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  unreachable: 5,
});

/** Ends a command with a message in plain words and a documented exit code. */
export class CommandFailure extends Error {
  readonly exit: number;
  /** Lines shown below the message: findings with their places. */
  readonly lines: readonly string[];

  constructor(exit: number, message: string, lines: readonly string[] = []) {
    super(message);
    this.name = 'CommandFailure';
    this.exit = exit;
    this.lines = lines;
  }
}
