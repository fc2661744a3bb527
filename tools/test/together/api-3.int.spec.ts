import { runTogether } from '../together.mjs';

await runTogether('api', 3);
