import { said } from '@fermata/model';
import { AppError, type OneTimeToken } from '@fermata/contracts';
import { SignInRepository, type OneTimePurpose, type Transaction } from '@fermata/persistence';
import { hashOfSecret, hashSecret, newSecret } from '../access/secrets.ts';

const dayMs = 24 * 3600 * 1000;
const lifeMs: Readonly<Record<OneTimePurpose, number>> = Object.freeze({
  invite: 7 * dayMs,
  reset: dayMs,
  'first-admin': dayMs,
});

/** Makes a token that works once, in place of earlier ones for the same. Only its hash is kept. */
export async function issueOneTime(
  tx: Transaction,
  purpose: OneTimePurpose,
  userId?: string,
): Promise<OneTimeToken> {
  const token = newSecret();
  const expiresAt = new Date(tx.now.getTime() + lifeMs[purpose]);
  await new SignInRepository(tx).issue({
    hash: hashSecret(token),
    purpose,
    expiresAt,
    ...(userId === undefined ? {} : { userId }),
  });
  return { token, expiresAt: expiresAt.toISOString() };
}

/**
 * Uses a token up and says whose it is (undefined for a first admin's). Fails with `invitation.invalid` (404), the same
 * for one that never was, was used, or is too old.
 */
export async function redeemOneTime(
  tx: Transaction,
  token: string,
  purposes: readonly OneTimePurpose[],
): Promise<string | undefined> {
  const hash = hashOfSecret(token);
  if (hash === undefined) throw invalid();
  for (const purpose of purposes) {
    const redeemed = await new SignInRepository(tx).redeem(hash, purpose);
    if (redeemed !== undefined) return redeemed.userId ?? undefined;
  }
  throw invalid();
}

function invalid(): AppError {
  return new AppError('invitation.invalid', said`This token is unknown, used, or too old`, { status: 404 });
}
