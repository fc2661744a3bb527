import type { TokenRow } from '@fermata/contracts';

/** Whether a token still opens anything. */
export function tokenState(
  { expiresAt, revokedAt }: Pick<TokenRow, 'expiresAt' | 'revokedAt'>,
  now: Date,
): 'works' | 'revoked' | 'expired' {
  if (revokedAt !== undefined) return 'revoked';
  return new Date(expiresAt) <= now ? 'expired' : 'works';
}
