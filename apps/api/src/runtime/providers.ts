/** Injection tokens of what the process owns once. */
export const ENVIRONMENT = Symbol('Environment');
/** The pino logger of the process. */
export const LOGGER = Symbol('Logger');
/** The open Database of libs/persistence. */
export const DATABASE = Symbol('Database');
/** The Orchestrator of libs/orchestration. */
export const ORCHESTRATOR = Symbol('Orchestrator');
/** The Trials of libs/orchestration. */
export const TRIALS = Symbol('Trials');
/** The Inspection of libs/orchestration. */
export const INSPECTION = Symbol('Inspection');
