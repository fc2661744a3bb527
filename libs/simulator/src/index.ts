export type { Faults, ScriptedWorld } from './world.ts';
export type { SimulationRequest, SimulationResult } from './simulate.ts';
export { DEFAULT_START, simulate } from './simulate.ts';
export { differences } from './expectation.ts';
export type { Random } from './random.ts';
export { randomFrom } from './random.ts';
export type { Agenda, Entry } from './agenda.ts';
export { createAgenda } from './agenda.ts';
export { shortTime } from './time.ts';
