import { writeBundle } from './hosting/bundle.ts';

await writeBundle();
