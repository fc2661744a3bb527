import type { IncomingMessage, ServerResponse } from 'node:http';

/** Hands calls of the page to the API as they are. */
export function forwardTo(api: URL): (incoming: IncomingMessage, outgoing: ServerResponse) => void;
