// Makes the namespace and our search attributes in the Temporal server of FERMATA_TEMPORAL_ADDRESS. May be repeated.
import { register, untilServing } from './lib/temporal-client.mjs';

const address = process.env['FERMATA_TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233';
const namespace = process.env['FERMATA_TEMPORAL_NAMESPACE'] ?? 'fermata';
await untilServing(address, 120_000);
await register(address, namespace);
process.stdout.write(`The namespace ${namespace} is ready at ${address}.\n`);
