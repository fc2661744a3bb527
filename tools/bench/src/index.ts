export { crashShort } from '../lib/door.mjs';
export type { CrashCounts, CrashReport } from '../lib/door.mjs';
