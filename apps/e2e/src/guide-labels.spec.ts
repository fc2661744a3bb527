import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { namedIn } from './guide.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const words = new Set(messagesBelow(join(root, 'apps', 'web', 'messages', 'en')));

/** Every text of the web application, and every branch of one that counts. */
function messagesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? messagesBelow(path) : textsIn(JSON.parse(readFileSync(path, 'utf8')));
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, ...branches(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function branches(text: string): readonly string[] {
  return [...text.matchAll(/(?:one|other|=\d+) \{([^{}]*)\}/g)].map(([, branch = '']) => branch);
}

/** What a guide names in bold that is no text of the pages: a decision of the demo's form, and what a trouble begins with. */
const besides: Readonly<Record<string, readonly string[]>> = {
  support: ['Approve', 'The network is gone.', 'The session has ended.', 'Somebody was first', 'Two devices'],
};

describe('what a guide names in bold', () => {
  it.each(['support', 'supervisor', 'admin'])('stands so on the pages: %s', (guide) => {
    const text = readFileSync(join(root, 'docs', 'guides', `${guide}.md`), 'utf8');
    const labels = namedIn(text);
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !words.has(label.replaceAll(/\d+/g, '#')))).toEqual(besides[guide] ?? []);
  });
});
