import { runTogether } from '../together.mjs';

await runTogether('persistence', 4);
