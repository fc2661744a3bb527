import { AppError, type Permission } from '@fermata/contracts';
import { said } from '@fermata/model';

/** `access.forbidden` (403): one of these rights is needed. */
export function missingRight(any: readonly Permission[]): AppError {
  return new AppError('access.forbidden', said`This needs ${{ right: any.join(', ') }}`, { status: 403 });
}
