import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildDocument } from './document.ts';

/** Where the committed document says that the API is. */
const publicUrl = 'http://127.0.0.1:3001';

/** The document as it is committed: of this code, the same on every machine. */
export function printedDocument(app: NestFastifyApplication): string {
  return `${JSON.stringify(buildDocument(app, { publicUrl }), null, 2)}\n`;
}
