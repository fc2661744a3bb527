import type { ChangeRow } from '@fermata/contracts';

/** A reader of the stream over a real connection. */
export class StreamReader {
  /** What it was told, in order. */
  readonly changes: ChangeRow[] = [];
  /** What it would send as `Last-Event-ID`. */
  lastId = '0';
  readonly #abort = new AbortController();
  readonly #response: Promise<Response>;
  #body: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #text = '';

  constructor(url: string, headers: Record<string, string>) {
    this.#response = fetch(url, { headers, signal: this.#abort.signal });
  }

  /** Reads until the condition holds, or the server ends the stream. */
  async until(condition: () => boolean): Promise<'held' | 'ended'> {
    const response = await this.#response;
    if (!response.ok) throw new Error(`the stream answers ${response.status}`);
    this.#body ??= response.body!.getReader();
    while (!condition()) {
      const { done, value } = await this.#body.read();
      if (done) return 'ended';
      this.#take(Buffer.from(value).toString('utf8'));
    }
    return 'held';
  }

  /** Goes away. */
  close(): void {
    this.#abort.abort();
  }

  #take(chunk: string): void {
    const parts = `${this.#text}${chunk}`.split('\n\n');
    this.#text = parts.pop() ?? '';
    for (const part of parts) {
      this.lastId = /^id: (\d+)$/m.exec(part)?.[1] ?? this.lastId;
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (data !== undefined) this.changes.push(JSON.parse(data) as ChangeRow);
    }
  }
}
