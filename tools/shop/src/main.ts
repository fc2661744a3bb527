import { startShop } from './shop.ts';

const port = Number(process.env['FERMATA_SHOP_PORT'] ?? 3090);
const file = process.env['FERMATA_SHOP_FILE'];

const shop = await startShop(file === undefined ? { port } : { port, file });
process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'shop is open', url: shop.url })}\n`);

const stop = (): void => void shop.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
