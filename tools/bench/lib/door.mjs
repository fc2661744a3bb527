/* What others may call. */
export { crashShort } from '../benches/crash.mjs';
