import { AppError } from '@fermata/contracts';
import { said } from '@fermata/model';

type Document = 'definition' | 'sampling';

/** The revision that If-Match names; undefined for `*` (any). Fails with `<document>.if-match` (400) on anything else. */
export function readIfMatch(header: string, document: Document): number | undefined {
  if (header === '*') return undefined;
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new AppError(`${document}.if-match`, said`If-Match is the ETag that was seen, such as "3", or *`, {
    status: 400,
  });
}

/** What `readIfMatch` reads; without the header `<document>.if-match` (428). */
export function demandIfMatch(header: string | undefined, document: Document): number | undefined {
  if (header !== undefined) return readIfMatch(header, document);
  throw new AppError(`${document}.if-match`, said`Saving needs If-Match`, { status: 428 });
}
