// Fails when the sources generated from schemas/ are out of date; writes nothing.
import { writeAll } from './files.mjs';
import { generateModel } from './model.mjs';

process.exitCode = await writeAll(await generateModel(), true);
