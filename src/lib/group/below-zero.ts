import { addDays, type LocalDate } from '#kernel';
import { normalSide, rootOf, typeOf, type AccountCode } from '#ledger';
import { least, money, zero, type Money } from '#money';
import { chart } from './chart.ts';
import type { PostedLine } from './posting-day.ts';

/** A run of days at the end of which a guarded account was below zero (ledger law 4 and 11 (36)). */
export interface BelowZero {
	readonly account: AccountCode;
	readonly from: LocalDate;
	/** Last day of the run; if the account stays below zero, the last day on which it moved. */
	readonly to: LocalDate;
	/** Lowest balance of the run on the account's normal side, minor units, below zero. */
	readonly least: Money;
}

/**
 * Finds days on which a page entered late spent money that came in only later. Limits are checked in the order of recording, so no account is below
 * zero now, but by the days of the postings one may have been.
 *
 * @param posted every line of a book, with the day of its legs
 * @returns by account in the order of the chart, then by days
 */
export function belowZeroByDays(posted: readonly PostedLine[]): readonly BelowZero[] {
	return [...movesByDay(posted)].sort(byChart).flatMap(([account, moves]) => {
		const found: BelowZero[] = [];
		let held = 0;
		let open: BelowZero | null = null;
		for (const [day, more] of [...moves].sort(byDay)) {
			held += more;
			if (held < 0) open = furtherBelow(open ?? { account, from: day, to: day, least: zero }, day, held);
			else if (open !== null) {
				found.push({ ...open, to: addDays(day, -1) });
				open = null;
			}
		}
		return open === null ? found : [...found, open];
	});
}

/** @param held minor units at the end of `day`, below zero */
function furtherBelow(so: BelowZero, day: LocalDate, held: number): BelowZero {
	return { ...so, to: day, least: least(money(held), so.least) };
}

type MovesByDay = Map<AccountCode, Map<LocalDate, number>>;

/** Net movement by day on each guarded account, on its normal side. */
function movesByDay(posted: readonly PostedLine[]): MovesByDay {
	const moves: MovesByDay = new Map();
	for (const { entry, postedOn } of posted)
		for (const { account, side, amount } of entry?.postings ?? []) {
			if (chart.get(rootOf(account))?.mayGoBelowZero !== false) continue;
			const days = moves.get(account) ?? new Map<LocalDate, number>();
			const more = side === normalSide(typeOf(chart, account)) ? amount : -amount;
			moves.set(account, days.set(postedOn, (days.get(postedOn) ?? 0) + more));
		}
	return moves;
}

const places = new Map([...chart.keys()].map((root, place) => [root, place]));

const placeOf = (account: AccountCode): number => places.get(rootOf(account)) ?? 0;

const byChart = ([one]: readonly [AccountCode, unknown], [other]: readonly [AccountCode, unknown]): number =>
	placeOf(one) - placeOf(other);

const byDay = ([one]: readonly [LocalDate, number], [other]: readonly [LocalDate, number]): number =>
	one < other ? -1 : 1;
