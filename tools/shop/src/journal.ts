import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Lines of JSON that survive the process. */
export interface Journal {
  /** Every whole line written so far. */
  lines(): readonly unknown[];
  /** Returns when the line lies on the disk. */
  append(line: unknown): void;
  clear(): void;
  close(): void;
}

/** A journal that lives as long as the process. */
export function memoryJournal(): Journal {
  const lines: unknown[] = [];
  const clear = (): void => void lines.splice(0);
  return { lines: () => [...lines], append: (line) => void lines.push(line), clear, close: () => undefined };
}

/** A journal in a file. A last line cut off by a crash was never answered for, and is removed. */
export function fileJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  const whole = (): string => {
    const text = readFileSync(path, 'utf8');
    return text.slice(0, text.lastIndexOf('\n') + 1);
  };
  ftruncateSync(file, Buffer.byteLength(whole()));
  return {
    lines: () =>
      whole()
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line)),
    append: (line) => {
      writeSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    },
    clear: () => ftruncateSync(file, 0),
    close: () => closeSync(file),
  };
}
