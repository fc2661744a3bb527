import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse, problemSchema } from '../http/api-problems.ts';

/** How a body and a path are refused before any handler is asked. */
const bodyProblems = Object.freeze([400, 413, 415] as const);
const pathProblems = Object.freeze([400, 414] as const);

/** Marks an operation that needs no credential, until the document is complete. */
export const publicMark = 'x-public';

type ComponentSchema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

interface Operation {
  readonly requestBody?: unknown;
  readonly parameters?: readonly { readonly in: string }[];
  responses: Record<string, unknown>;
  security?: readonly unknown[];
  [publicMark]?: boolean;
}

/**
 * Adds to each operation how a body is refused that is too large, of another type or no JSON, and a path too long; and
 * says which operations need no credential.
 */
export function withRequestProblems(document: OpenAPIObject): OpenAPIObject {
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, ProblemDetails: problemSchema as unknown as ComponentSchema };
  for (const methods of Object.values(document.paths)) {
    for (const operation of Object.values(methods) as Operation[]) {
      const hasPath = operation.parameters?.some((parameter) => parameter.in === 'path') ?? false;
      const statuses = [
        ...(operation.requestBody === undefined ? [] : bodyProblems),
        ...(hasPath ? pathProblems : []),
      ];
      const added = statuses.map((status) => [String(status), problemResponse(status)]);
      operation.responses = { ...Object.fromEntries(added), ...operation.responses };
      if (operation[publicMark] === true) operation.security = [];
      delete operation[publicMark];
    }
  }
  return document;
}
