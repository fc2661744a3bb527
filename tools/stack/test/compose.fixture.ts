import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { thisClone } from '../lib/index.mjs';

export interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly { readonly host_ip: string; readonly target: number }[];
  readonly networks?: unknown;
  readonly deploy?: { readonly replicas?: number };
}

export interface Network {
  readonly internal?: boolean;
  readonly ipam?: { readonly config?: readonly { readonly subnet: string }[] };
}

export interface Project {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, Network | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const composeFile = join(thisClone, 'docker-compose.yml');

/** The file as YAML says it: merges applied, variables as they are written. */
export async function composeAsYaml(): Promise<Project> {
  return parse(await readFile(composeFile, 'utf8'), { merge: true }) as Project;
}

/** The names of the networks of a service, in either notation. */
export function networksOf({ networks }: Service): string[] {
  return Array.isArray(networks) ? networks.map(String) : Object.keys(networks ?? {});
}
