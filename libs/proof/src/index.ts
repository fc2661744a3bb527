export type { Decision } from './decision.ts';
export type { Finding } from './finding.ts';
export type { Proof, ProofOptions } from './prove.ts';
export { prove } from './prove.ts';
export { confirms } from './replay/replay.ts';
export type { Chance } from './replay/director.ts';
export type { Wander } from './replay/wander.ts';
export { wander } from './replay/wander.ts';
