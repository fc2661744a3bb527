/* What a bench has started is ended in the opposite order: at its end, when it fails, and on a signal. */

/** @type {(() => Promise<void> | void)[]} */
const closers = [];

/**
 * Has something ended when the bench ends.
 * @param {() => Promise<void> | void} close
 */
export function onClose(close) {
  closers.push(close);
}

/** Ends everything; one that fails does not keep the others. */
export async function closeAll() {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
    try {
      await close();
    } catch (error) {
      process.stderr.write(`could not end cleanly: ${error instanceof Error ? error.message : error}\n`);
    }
  }
}

/** Ctrl-C ends what was started, then us. */
export function closeOnSignal() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => void closeAll().then(() => process.exit(130)));
  }
}
