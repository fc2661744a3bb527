import { Clone } from './clone.ts';

/**
 * One fresh clone with a running stack for all journeys, named by FERMATA_E2E_CLONE. A folder that is named already is
 * used as it is, and neither started nor removed.
 */
export default async function setUp(): Promise<void> {
  if (process.env['FERMATA_E2E_CLONE'] !== undefined) return;
  const clone = await Clone.make();
  process.env['FERMATA_E2E_CLONE'] = clone.scratch;
  process.env['FERMATA_E2E_OWNED'] = 'true';
  await clone.start().catch(async (error: unknown) => {
    await clone.remove();
    throw error;
  });
}
