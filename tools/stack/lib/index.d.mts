export {
  applications,
  buildSteps,
  pageSteps,
  finishings,
  missingEntries,
  preparations,
} from './applications.mjs';
export { backupData, restoreData, restoreProblem } from './backup.mjs';
export { backOff, failuresAfter } from './back-off.mjs';
export { dataVersion, upgradeData, upgradeSteps } from './data-version.mjs';
export { doctor } from './doctor.mjs';
export { defaultPorts, environmentFor, preferredPorts, urlsFor } from './environment.mjs';
export { build, install, nodeProblem } from './install.mjs';
export { logNames, rotate, showLogs } from './logs.mjs';
export { placesOf, thisClone } from './places.mjs';
export { freePort, freePorts, isPortFree } from './ports.mjs';
export { createDatabase, isAnswering, query } from './postgres-client.mjs';
export { fastSettings, providePostgres, startPostgres } from './postgres.mjs';
export { lockHolder, readRunning } from './running.mjs';
export { knownSettings, unknownSettings } from './settings.mjs';
export { resetStack, stopStack } from './stop.mjs';
export { supervise } from './supervise.mjs';
export { findTemporal } from './temporal-binary.mjs';
export { register, searchAttributes, untilServing } from './temporal-client.mjs';
export { fastPragmas, startTemporal } from './temporal.mjs';
export { AlreadyRunning, up } from './up.mjs';
