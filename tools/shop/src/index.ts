export type { Fault } from './faults.ts';
export type { LedgerEntry } from './ledger.ts';
export type { Order } from './orders.ts';
export { startShop } from './shop.ts';
export type { Shop, ShopOptions } from './shop.ts';
