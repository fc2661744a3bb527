import type { AuditRow } from '@fermata/contracts';

/** A row with what proves it. */
export interface ExportedRow extends AuditRow {
  readonly previousHash: string;
  readonly hash: string;
}

/** How an export is written. */
export interface ExportFormat {
  readonly type: string;
  readonly head: string;
  readonly line: (row: ExportedRow) => string;
}

const columns = [
  'seq',
  'at',
  'actor',
  'via',
  'verb',
  'object',
  'allowed',
  'reason',
  'requestId',
  'previousHash',
  'hash',
] as const satisfies readonly (keyof ExportedRow)[];

/** The formats of an export, each line by line. */
export const exportFormats = Object.freeze({
  csv: {
    type: 'text/csv; charset=utf-8',
    head: `${columns.join(',')}\r\n`,
    line: (row) => `${columns.map((column) => csvCell(row[column])).join(',')}\r\n`,
  },
  ndjson: { type: 'application/x-ndjson', head: '', line: (row) => `${JSON.stringify(row)}\n` },
} as const satisfies Readonly<Record<string, ExportFormat>>);

/**
 * One cell (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it, so that it stays text:
 * names and reasons come from people.
 */
export function csvCell(value: string | number | boolean | undefined): string {
  const text = value === undefined ? '' : String(value);
  const inert = typeof value === 'string' && /^[\s\0]*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
