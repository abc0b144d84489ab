export { cashPieces, fewestPieces, smallestCoin, type CashPieces, type CurrencyCode } from './currency.ts';
export * from './exact.ts';
export { layOut, worthOf, type LaidPieces, type Pieces } from './lay-out.ts';
export * from './money.ts';
