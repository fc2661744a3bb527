import { Clone } from './clone.ts';
import { untilLetGo } from './let-go.ts';

/**
 * One fresh clone with a running stack for all journeys, named by FERMATA_E2E_CLONE. A folder that is named already is
 * used as it is, and neither started nor removed.
 */
export default async function setUp(): Promise<void> {
  if (process.env['FERMATA_E2E_CLONE'] !== undefined) return;
  const clone = await Clone.make();
  process.env['FERMATA_E2E_CLONE'] = clone.scratch;
  process.env['FERMATA_E2E_OWNED'] = 'true';
  try {
    await clone.start();
    if (process.env['FERMATA_TESTS_WAIT'] !== undefined) await untilLetGo(process);
  } catch (error) {
    await clone.remove();
    throw error;
  }
}
