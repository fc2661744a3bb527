/** Whether a terminal reads this output, so that colours help and never reach a file or a pipe. */
function colourful(): boolean {
  return process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
}

const codes = Object.freeze({ red: 31, green: 32, yellow: 33, blue: 34, dim: 2, bold: 1 });

/** Colours a text on a terminal, and only there. */
export function paint(colour: keyof typeof codes, text: string): string {
  return colourful() ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}

const statusColours: Readonly<Record<string, keyof typeof codes>> = Object.freeze({
  completed: 'green',
  failed: 'red',
  cancelled: 'dim',
  suspended: 'yellow',
  held: 'yellow',
  waiting: 'blue',
  open: 'blue',
});

/** A status word in its colour. */
export function statusWord(status: string): string {
  const colour = statusColours[status];
  return colour === undefined ? status : paint(colour, status);
}

/** Removes control characters, so that nothing stored can drive the reader's terminal. */
export function plain(text: unknown): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is removed
  return String(text ?? '').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

/** As {@link plain} for a text of several lines, which stay lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** Columns aligned by their longest cell; no borders. */
export function table(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) => row.map(plain));
  const widths = header.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [paint('dim', line(header)), ...cells.map(line)].join('\n');
}

interface ProblemLike {
  readonly severity?: string;
  readonly code?: string;
  readonly path?: string;
  readonly message?: string;
  readonly fix?: unknown;
  readonly at?: { readonly line: number; readonly column: number };
}

/** One line per finding: place, severity, message, fix. */
export function problemLines(problems: readonly unknown[], file = ''): string[] {
  return (problems as readonly ProblemLike[]).map((problem) => {
    const place = problem.at === undefined ? (problem.path ?? '') : `${problem.at.line}:${problem.at.column}`;
    const where = [file, place].filter((part) => part !== '').join(':');
    const fix = typeof problem.fix === 'string' ? ` — ${problem.fix}` : '';
    return plain(
      `${where}  ${problem.severity ?? 'error'}  ${problem.message ?? ''}${fix}  [${problem.code ?? ''}]`,
    );
  });
}

/** How long ago, in the largest fitting unit. */
export function since(iso: string, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - Date.parse(iso)) / 1000));
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
