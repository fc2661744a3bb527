#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const built = join(import.meta.dirname, '..', 'dist', 'main.js');
if (!existsSync(built)) {
  console.error('fermata is not built yet. Run: npm start (or: npm ci && npm run build)');
  process.exit(1);
}
const { main } = await import(built);
process.exitCode = await main(process.argv.slice(2));
