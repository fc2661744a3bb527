export { refund, undoRefund } from './payments.ts';
export { echo, sleep } from './demo.ts';
