export { stopAll as default } from './integration-servers.mjs';
