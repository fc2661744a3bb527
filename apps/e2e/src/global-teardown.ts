import { Clone } from './clone.ts';

/** Stops and removes the clone of this run. */
export default async function tearDown(): Promise<void> {
  const scratch = process.env['FERMATA_E2E_CLONE'];
  if (scratch === undefined || process.env['FERMATA_E2E_OWNED'] !== 'true') return;
  await new Clone(scratch).remove();
}
