import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { JsonObject } from '@fermata/model';
import type { PublishEventRequest } from '@fermata/contracts';

interface Kind {
  readonly name: string;
  readonly examples: readonly JsonObject[];
}

/** Every example payload of `@octokit/webhooks-examples` as an event. */
export async function githubExamples(): Promise<readonly PublishEventRequest[]> {
  const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
  const kinds = JSON.parse(await readFile(file, 'utf8')) as readonly Kind[];
  return kinds.flatMap(({ name, examples }) => examples.map((data, index) => eventOf(name, index, data)));
}

function eventOf(name: string, index: number, data: JsonObject): PublishEventRequest {
  const action = typeof data['action'] === 'string' ? `.${data['action']}` : '';
  return { id: `${name}-${index}`, source: 'github-examples', type: `github.${name}${action}`, data };
}
