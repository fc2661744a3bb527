import type { ExecutorContext } from './executor.ts';
import type { HttpInput, HttpOutput } from './http-request/schema.ts';
import { sendRequest } from './http-request/http-request.ts';

/** What developers' activities get as `context.connection(name)`; the shape of the sdk's Connection. */
export interface ConnectionClient {
  request<Body>(request: HttpInput): Promise<Omit<HttpOutput, 'body'> & { readonly body: Body }>;
}

/** A client bound to one connection, with the limits, keys and failures of `http.request`. */
export function connectionClient(context: ExecutorContext, name: string): ConnectionClient {
  return {
    async request<Body>(request: HttpInput) {
      const answer = await sendRequest(request, { ...context, connection: name });
      return { ...answer, body: answer.body as Body };
    },
  };
}
