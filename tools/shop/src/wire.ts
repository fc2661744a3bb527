import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer of the shop. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const maxBodyBytes = 65_536;

/** The body as an object of JSON; undefined where it is none or too large. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return parsed(Buffer.concat(chunks).toString());
}

/** Sends an answer and ends the connection. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const headers = { 'content-type': 'application/json', connection: 'close', ...answer.headers };
  response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
}

/** Sends an answer twice over, as a confused server would. */
export function sendTwice(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}`;
  response.socket?.end(`${head}\r\n\r\n${text}`.repeat(2));
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
