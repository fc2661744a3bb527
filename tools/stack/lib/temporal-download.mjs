// Run by temporal-binary.mjs: lets the Temporal SDK download its dev server into the folder given.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [downloadDir] = process.argv.slice(2);
try {
  const executable = /** @type {const} */ ({ type: 'cached-download', ...(downloadDir && { downloadDir }) });
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message.replaceAll('\n', ' ')}\n`);
  process.exitCode = 1;
}
