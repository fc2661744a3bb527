import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secretPattern = /^[A-Za-z0-9_-]{43}$/;
const tokenPattern = /^fermata_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/;

/** 256 random bits, base64url: session cookies, CSRF values, one-time tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: its SHA-256 in hex. The secrets have 256 bits of their own, so no salt is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** The hash of something that looks like one of {@link newSecret}; undefined for anything else. */
export function hashOfSecret(secret: string): string | undefined {
  return secretPattern.test(secret) ? hashSecret(secret) : undefined;
}

/** A new API token: `secret` is shown once, `prefix` stays visible, `hash` is stored. */
export interface TokenSecret {
  readonly secret: string;
  readonly prefix: string;
  readonly hash: string;
}

/** Makes the secret of an API token: `fermata_<prefix>_<256 random bits>`. */
export function newTokenSecret(): TokenSecret {
  const prefix = `fermata_${randomBytes(4).toString('hex')}`;
  const secret = `${prefix}_${newSecret()}`;
  return { secret, prefix, hash: hashSecret(secret) };
}

/** The hash of something that looks like an API token; undefined for anything else. */
export function hashOfToken(secret: string): string | undefined {
  return tokenPattern.test(secret) ? hashSecret(secret) : undefined;
}

/** Compares two secrets in a time that says nothing of where they differ. */
export function isSameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(expected)));
}
