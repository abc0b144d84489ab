export {
	slipsAgainst,
	type BalanceDifference,
	type RecordOfBook,
	type SlipsAgainstBook
} from './against-book.ts';
export {
	balancesOf,
	fundNames,
	womanFigures,
	type FundName,
	type HeadBalances,
	type WomanBalances,
	type WomanFigure
} from './balance-bytes.ts';
export {
	womanOf,
	SlipPile,
	type Slip,
	type SlipRefusal,
	rebuildFrom,
	type Rebuilt,
	type RebuildRefusal
} from './rebuild.ts';
export { neededOf, spreadBalances } from './spread.ts';
