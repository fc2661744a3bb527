import { describe, expect, it } from '@jest/globals';
import { csvCell, exportFormats } from './export-lines.ts';

describe('a cell of an export', () => {
  it('is text to a spreadsheet, whatever it begins with', () => {
    for (const formula of ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|calc', '%0a=1', '\n=1'])
      expect(csvCell(formula).replace(/^"/, '')).toMatch(/^'/);
    expect(csvCell('ana')).toBe('ana');
    expect(csvCell(-4)).toBe('-4');
    expect(csvCell(undefined)).toBe('');
  });

  it('keeps commas, quotes and lines inside', () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
    expect(csvCell('=HYPERLINK("x","y")')).toBe(`"'=HYPERLINK(""x"",""y"")"`);
  });
});

describe('a line of an export', () => {
  const row = {
    seq: 7,
    at: '2026-03-09T08:00:00.000Z',
    actor: '=cmd',
    via: 'system',
    verb: 'task.claimed',
    object: 'task:t-1',
    allowed: true,
    previousHash: 'a',
    hash: 'b',
  };

  it('has a cell for each column of its head', () => {
    expect(exportFormats.csv.head.trim().split(',')).toHaveLength(11);
    expect(exportFormats.csv.line(row)).toBe(
      "7,2026-03-09T08:00:00.000Z,'=cmd,system,task.claimed,task:t-1,true,,,a,b\r\n",
    );
  });

  it('is the row itself where lines are JSON', () => {
    expect(JSON.parse(exportFormats.ndjson.line(row))).toEqual(row);
  });
});
