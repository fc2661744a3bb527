/** The ports of a stack when they are free. */
export declare const defaultPorts: Readonly<{
  web: 3000;
  api: 3001;
  postgres: 5433;
  temporal: 7233;
  temporalUi: 8233;
  shop: 3090;
  workerHealth: 3002;
}>;
export type Ports = Record<keyof typeof defaultPorts, number>;
/**
 * The ports to try first: the operator's wishes, else the defaults. 0 means any free port.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Ports}
 * @throws one message with everything that is no port
 */
export declare function preferredPorts(env: NodeJS.ProcessEnv): Ports;
/**
 * What the applications are told. What the operator has set himself in the environment wins only
 * for the settings that do not tie the parts of this stack together.
 * @param {object} stack
 * @param {Ports} stack.ports
 * @param {import('./places.mjs').Places} stack.places
 * @param {string} stack.databaseUrl
 * @param {{ address: string, uiUrl: string | undefined }} stack.temporal
 * @param {string} stack.secret
 * @param {NodeJS.ProcessEnv} [own]
 * @returns {NodeJS.ProcessEnv}
 */
export declare function environmentFor(
  {
    ports,
    places,
    databaseUrl,
    temporal,
    secret,
  }: {
    ports: Ports;
    places: import('./places.mjs').Places;
    databaseUrl: string;
    temporal: {
      address: string;
      uiUrl: string | undefined;
    };
    secret: string;
  },
  own?: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv;
/**
 * The addresses that people and the CLI need.
 * @param {Ports} ports
 * @param {{ uiUrl: string | undefined }} temporal
 * @returns {Record<string, string>}
 */
export declare function urlsFor(
  ports: Ports,
  temporal: {
    uiUrl: string | undefined;
  },
): Record<string, string>;
