// Brings PostgreSQL up twice on one folder and prints what was found: run as whichever user is to be tried.
import { startPostgres, fastSettings, query } from '../lib/index.mjs';
import { freePort } from '../lib/ports.mjs';
import { isAlive } from '../lib/processes.mjs';

const [dataFolder = ''] = process.argv.slice(2);
const options = async () => ({
  dataFolder,
  port: await freePort(),
  log: `${dataFolder}.log`,
  settings: fastSettings,
});

const first = await startPostgres(await options());
const second = await startPostgres(await options());
await query(first.url, 'create table kept (id int)');
const [settings] = await query(
  first.url,
  `select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets,
          current_setting('password_encryption') as encryption`,
);
const wrong = new URL(first.url);
wrong.password = 'guess';
const refused = await query(wrong.href, 'select 1').then(
  () => 'let in',
  (error) => error.code,
);
await first.stop();
const stopped = first.pid !== undefined && !isAlive(first.pid);
const third = await startPostgres(await options());
const kept = await query(third.url, 'select count(*)::int as rows from kept');
await third.stop('immediate');
const adopted = { second: second.adopted, samePort: second.port === first.port, third: third.adopted };
process.stdout.write(
  JSON.stringify({ adopted, settings, refused, stopped, kept, dataFolder: third.dataFolder }),
);
