import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';

/** Where the build leaves the bundle. */
const prebuilt = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));

/** Bundles the shell; from sources where the process itself runs from sources, else from what was built. */
export async function bundleShell(entry = shellEntry()): Promise<string> {
  const fromSources = entry.endsWith('.ts');
  const { code } = await bundleWorkflowCode({
    workflowsPath: entry,
    logger: quiet,
    preloadModules: [...preloaded],
    ...(fromSources && { webpackConfigHook: preferSources }),
  });
  return code;
}

/** The bundle of the build, or one made now where there is none (development). */
export async function shellBundle(): Promise<WorkflowBundleOption> {
  return existsSync(prebuilt) ? { codePath: prebuilt } : { code: await bundleShell() };
}

/** Writes the bundle next to the built code. */
export async function writeBundle(path = prebuilt): Promise<void> {
  await writeFile(path, await bundleShell());
}

function shellEntry(): string {
  return fileURLToPath(import.meta.resolve('@fermata/workflows'));
}

/**
 * Loaded once for all instances of a worker, instead of once for each: they hold no state of an instance, and the lint of
 * the core keeps it so.
 */
const preloaded = Object.freeze(['@fermata/interpreter']);

/** The bundler's own report is for its makers; what fails is thrown. */
const quiet = new DefaultLogger('ERROR');

type WebpackHook = NonNullable<Parameters<typeof bundleWorkflowCode>[0]['webpackConfigHook']>;

/** Without it a source entry would silently take the built output of the other rooms. */
const preferSources: WebpackHook = (config) => ({
  ...config,
  resolve: { ...config.resolve, conditionNames: ['@fermata/source', '...'] },
});
