import { join } from 'node:path';
import { build, context } from 'esbuild';

const folder = join(import.meta.dirname, '..');

/** @param {{ minify: boolean }} options */
const optionsFor = ({ minify }) => ({
  entryPoints: ['checks', 'simulate', 'stream'].map((name) => ({
    in: join(folder, 'src/workers', `${name}.worker.ts`),
    out: name,
  })),
  outdir: join(folder, 'public/workers'),
  bundle: true,
  format: /** @type {const} */ ('iife'),
  target: 'es2023',
  minify,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: /** @type {const} */ ('warning'),
});

/**
 * Bundles the web workers into `public/workers`, whose responses carry policies of their own.
 * @param {{ minify: boolean }} options
 */
export async function buildWorkers(options) {
  await build(optionsFor(options));
}

/** Bundles them again whenever a source changes. */
export async function watchWorkers() {
  const watched = await context(optionsFor({ minify: false }));
  await watched.watch();
}
