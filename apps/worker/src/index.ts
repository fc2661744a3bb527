export { readConfiguration } from './configuration/configuration.ts';
export type { WorkerConfiguration } from './configuration/configuration.ts';
export { startHost } from './host.ts';
export type { Host } from './host.ts';
