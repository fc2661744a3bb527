import { readFileSync } from 'node:fs';

const file = new URL('../../package.json', import.meta.url);

/** The version of this API, as its package says. */
export const apiVersion: string = (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
