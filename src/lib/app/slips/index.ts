export * from './against-book.ts';
export {
	balancesOf,
	fundNames,
	womanFigures,
	type FundName,
	type HeadBalances,
	type WomanBalances,
	type WomanFigure
} from './balance-bytes.ts';
export * from './rebuild.ts';
export { neededOf, spreadBalances } from './spread.ts';
