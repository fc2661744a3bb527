import type { Choice } from '@fermata/forms';
import type { JsonObject, JsonSchema, JsonValue, Problem } from '@fermata/model';

/** What a form asks of the page around it; the page knows the API, the form does not. */
export interface FormPorts {
  /** Judges an answer by its schema, off the page. Without it the server alone judges. */
  readonly check?: (schema: JsonSchema, answer: JsonObject) => Promise<readonly Problem[]>;
  /** Searches a source of choices. */
  readonly lookup?: (search: LookupSearch, signal: AbortSignal) => Promise<readonly Choice[]>;
  /** Keeps a file and gives back what the answer holds of it; `progress` hears shares from 0 to 1. */
  readonly upload?: (
    file: File,
    progress: (share: number) => void,
    signal: AbortSignal,
  ) => Promise<StoredFile>;
  /** Where the content of a file can be seen, on our own origin. */
  readonly fileAddress?: (file: StoredFile) => string | undefined;
}

/** What is searched for. */
export interface LookupSearch {
  readonly source: string;
  /** What narrows the search. */
  readonly with: JsonObject;
  /** What is typed; empty for the first choices. */
  readonly text: string;
  /** Values whose titles are asked for, instead of a search. */
  readonly values?: readonly JsonValue[];
}

/** What an answer holds of a file. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** What the scan of its content says; absent where nothing is scanned. */
  readonly scan?: 'pending' | 'clean' | 'infected';
}
