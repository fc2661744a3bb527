export type { Choice } from './game/game.ts';
export type { Finding } from './finding.ts';
export type { Proof, ProofOptions } from './prove.ts';
export { prove } from './prove.ts';
