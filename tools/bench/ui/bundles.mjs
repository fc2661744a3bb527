import { join } from 'node:path';
import { build } from 'esbuild';
import { thisClone } from '@fermata/stack';

const here = import.meta.dirname;

/**
 * The page of each side as one script, as production would ship it, and the styles of the product.
 * @param {readonly string[]} sides names of files beside this one
 * @param {string} folder where they go
 */
export async function bundle(sides, folder) {
  await build({
    entryPoints: sides.map((side) => join(here, `${side}.mjs`)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const styles = join(folder, 'styles.css');
  await build({
    entryPoints: [join(thisClone, 'libs/ui/styles/index.css')],
    outfile: styles,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
  return { styles, scriptOf: (/** @type {string} */ side) => join(folder, `${side}.js`) };
}
