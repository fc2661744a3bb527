import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the peer took it. */
export interface TakenMail {
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly source: string;
}

/** A mail server on loopback. */
export interface SmtpPeer {
  readonly url: string;
  readonly taken: readonly TakenMail[];
  /** Says 550 to these addresses. */
  readonly refused: Set<string>;
  /** No recipients, and nobody listens: as if it were switched off. */
  stop(): Promise<void>;
}

/** Starts it, on the port of one that was stopped where that is given. */
export async function startPeer(port = 0): Promise<SmtpPeer> {
  const taken: TakenMail[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? Object.assign(new Error('nobody here'), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      let source = '';
      stream.on('data', (part: Buffer) => (source += part.toString('utf8')));
      stream.on('end', () => {
        taken.push({ to: envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    taken,
    refused,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
