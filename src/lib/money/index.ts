export { cashPieces, fewestPieces, smallestCoin, type CashPieces, type CurrencyCode } from './currency.ts';
export { exact, percentOf, ratio, roundHalfUpTo, type Exact } from './exact.ts';
export { layOut, worthOf, type LaidPieces, type Pieces } from './lay-out.ts';
export {
	isMoney,
	add,
	atLeastZero,
	least,
	money,
	subtract,
	sum,
	toMoney,
	zero,
	type Money,
	type MoneyOutOfRange
} from './money.ts';
export { splitByWeight, splitIntoInstalments } from './split.ts';
