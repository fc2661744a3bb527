/** The settings of the web application. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly api: URL;
}

/** @throws one message with everything that is wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings;
