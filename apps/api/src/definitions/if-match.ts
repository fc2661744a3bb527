import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';

/** The revision that If-Match names; undefined for `*` (any). Fails with `definition.if-match` (400) on anything else. */
export function readIfMatch(header: string): number | undefined {
  if (header === '*') return undefined;
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new AppError('definition.if-match', said`If-Match is the ETag of the draft, such as "3", or *`, {
    status: 400,
  });
}
