import { AppError } from '@fermata/contracts';
import { isSameSecret } from './secrets.ts';
import type { Subject } from './subject.ts';
import { said, type Phrase } from '@fermata/model';

/** What of a request tells whether a page of another site made the browser send it. */
export interface RequestOrigin {
  readonly method: string;
  /** The header `Sec-Fetch-Site`, which pages cannot forge. */
  readonly fetchSite: string | undefined;
  /** The header `X-Fermata-CSRF`. */
  readonly csrf: string | undefined;
}

const safeMethods = Object.freeze(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses with `access.csrf` (403) a write that another site may have caused: one that the browser itself calls
 * cross-site, and one with a session cookie but without the session's CSRF value. A token is never sent by itself.
 */
export function defendCrossSite(origin: RequestOrigin, via: Subject['via'] | undefined): void {
  if (safeMethods.includes(origin.method) || via?.kind === 'token') return;
  if (origin.fetchSite === 'cross-site') throw refused(said`A write from a page of another site is refused`);
  if (via === undefined || isSameSecret(origin.csrf, via.csrf)) return;
  throw refused(said`A write with a session needs the header X-Fermata-CSRF from /api/v1/me`);
}

function refused(message: Phrase): AppError {
  return new AppError('access.csrf', message, { status: 403 });
}
