import { assert } from '#kernel';
import { foldAdmitted, isPutAway, type GroupEvent } from '#group';
import { zero, type CurrencyCode, type Money } from '#money';
import type { Proof } from '../proof/proof-content.ts';
import {
	balancesOf,
	fundNames,
	womanFigures,
	type FundName,
	type HeadBalances,
	type WomanBalances,
	type WomanFigure
} from './balance-bytes.ts';

/** A figure that differs between slips and book; minor units. */
export type BalanceDifference = { readonly slips: Money; readonly book: Money } & (
	| { readonly fund: FundName }
	/** @property number of the member */
	| { readonly number: number; readonly figure: WomanFigure }
);

/** Result of comparing rebuilt balances with a book. */
export interface SlipsAgainstBook {
	/** `page`: the book has the same page. `meeting`: only another page of that meeting. `end`: neither, so the book's end is compared. */
	readonly at: 'page' | 'meeting' | 'end';
	/** Funds first, then members by number; empty if all agree. */
	readonly differences: readonly BalanceDifference[];
}

/** A record of the book to be compared with slips. */
export interface RecordOfBook {
	readonly hash: string;
	readonly events: readonly GroupEvent[];
}

/**
 * Folds the book up to the page of the slips, and compares every figure.
 *
 * @param records of a verified book, oldest first
 * @throws Defect for records that do not fold, which cannot confirm anything
 */
export function slipsAgainst(
	balances: HeadBalances,
	{ head, until }: Pick<Proof, 'head' | 'until'>,
	records: readonly RecordOfBook[],
	currency: CurrencyCode
): SlipsAgainstBook {
	const page = records.findIndex(({ hash }) => hash.startsWith(head));
	const meeting = records.findLastIndex(
		({ events }) =>
			!isPutAway(events) &&
			events.some(
				(event) =>
					event.type === 'MeetingOpened' && event.kind === until?.kind && event.number === until.number
			)
	);
	const at = page >= 0 ? 'page' : meeting >= 0 ? 'meeting' : 'end';
	const last = { page, meeting, end: records.length - 1 }[at];
	const events = records.slice(0, last + 1).flatMap((record) => record.events);
	const folded = foldAdmitted(events, currency);
	assert(folded.ok, 'a book that is open, or a file that was read, was folded before');
	return { at, differences: differencesBetween(balances, balancesOf(folded.value)) };
}

function differencesBetween(slips: HeadBalances, book: HeadBalances): readonly BalanceDifference[] {
	const funds = fundNames.map((fund) => ({ fund, slips: slips.funds[fund], book: book.funds[fund] }));
	const numbers = [...slips.women, ...book.women].map(({ number }) => number);
	const women = [...new Set(numbers)]
		.sort((one, other) => one - other)
		.flatMap((number) => {
			const [hers, other] = [womanIn(slips, number), womanIn(book, number)];
			return womanFigures.map((figure) => ({
				number,
				figure,
				slips: hers?.[figure] ?? zero,
				book: other?.[figure] ?? zero
			}));
		});
	return [...funds, ...women].filter((one) => one.slips !== one.book);
}

const womanIn = ({ women }: HeadBalances, number: number): WomanBalances | undefined =>
	women.find((woman) => woman.number === number);
