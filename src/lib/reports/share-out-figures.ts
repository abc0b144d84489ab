import { err, ok, present, type LocalDate, type MemberId, type Result } from '#kernel';
import { heldIn } from '#ledger';
import { sum, zero, type Money, type Pieces } from '#money';
import {
	box,
	chart,
	rulesOn,
	shareOut,
	sharedParts,
	surplusNow,
	type GroupEvent,
	type GroupState,
	type Rejection,
	type SharingRate,
	type SharingRule,
	type SharingWeights
} from '#group';
import { bookReport, type BookReport } from './book-report.ts';
import type { BookAsAt } from './meeting-pages.ts';
import { registerBook } from './registers/register-book.ts';

/** What a share-out would give on the day of the report. Amounts are minor units. */
interface ShareOutFigures {
	readonly fund: Money;
	/** By the member's number: what she would take home. */
	readonly payouts: Readonly<Record<string, Money>>;
	/** By the member's number: what she would still owe. */
	readonly owedAfter: Readonly<Record<string, Money>>;
	/** What rounding leaves. */
	readonly remainder: Money;
	/** Whether the box holds all payouts. */
	readonly enoughInBox: boolean;
}

type ReportWithShareOut = BookReport & { readonly shareOut?: ShareOutFigures };

export interface ShareOutAsked {
	/** By savings where it is left out. */
	readonly rule?: SharingRule | undefined;
	/** Of `mixed`. */
	readonly weights?: SharingWeights | undefined;
	/** Of `fixedRate`. */
	readonly rate?: SharingRate | undefined;
	/** The notes and coins in the box, to which what is paid is rounded. */
	readonly notes?: Pieces | undefined;
	/** Minor units of surplus to be shared, without netting of debts; the whole share-out where it is left out. */
	readonly distribute?: Money | undefined;
}

/**
 * A rehearsal (ledger law 10 and fine print 26), by the rule that is asked for or by savings.
 *
 * @returns refused: SurplusTooSmall, TermsInvalid (weights that are not 100), NothingToShareBy, RateTooHigh, DifferenceNotAccepted and
 *   NotesCannotPay (notes that are not the box's, or do not reach)
 */
function rehearsed(
	state: GroupState,
	on: LocalDate,
	{ rule = 'bySavings', weights, rate, notes, distribute }: ShareOutAsked
): Result<ShareOutFigures, Rejection> {
	if (distribute !== undefined) return distributed(state, on, { rule, weights, rate, amount: distribute });
	const shared = shareOut(state, on, { rule, weights, rate, notes, basis: 'whole' });
	if (!shared.ok) return shared;
	const { fund, rows, remainder, enoughInBox } = shared.value;
	return ok({
		fund,
		payouts: byNumber(state, rows, ({ payout }) => payout),
		owedAfter: byNumber(state, rows, ({ owedAfter }) => owedAfter),
		remainder,
		enoughInBox
	});
}

/**
 * What the command `report` prints of a book. A group with shares has its share-out by savings beside it, but for a cycle in
 * which nothing was saved yet.
 *
 * @param events of a book that was checked
 */
export function reportWithShareOut(events: readonly GroupEvent[], view: BookAsAt): ReportWithShareOut {
	const { state, on } = registerBook(events, view);
	const report = bookReport(events, view);
	if (events.length === 0 || rulesOn(state, on)?.kind !== 'vsla') return report;
	const shared = rehearsed(state, on, {});
	return shared.ok ? { ...report, shareOut: shared.value } : report;
}

/** The same, with the share-out that is asked for, of any group. @returns refused as a rehearsal is */
export function reportWithRehearsal(
	events: readonly GroupEvent[],
	view: BookAsAt,
	asked: ShareOutAsked
): Result<ReportWithShareOut, Rejection> {
	const { state, on } = registerBook(events, view);
	const report = bookReport(events, view);
	if (events.length === 0) return ok(report);
	const shared = rehearsed(state, on, asked);
	return shared.ok ? ok({ ...report, shareOut: shared.value }) : shared;
}

function distributed(
	state: GroupState,
	on: LocalDate,
	{
		rule,
		weights,
		rate,
		amount
	}: {
		readonly rule: SharingRule;
		readonly weights: SharingWeights | undefined;
		readonly rate: SharingRate | undefined;
		readonly amount: Money;
	}
): Result<ShareOutFigures, Rejection> {
	const surplus = surplusNow(state);
	if (amount > surplus) return err({ type: 'SurplusTooSmall', surplus, asked: amount });
	const shared = sharedParts(state, on, rule, weights, amount, true, rate);
	if (!shared.ok) return shared;
	const { parts, stays } = shared.value;
	return ok({
		fund: amount,
		payouts: byNumber(state, parts, (part) => part.amount),
		owedAfter: byNumber(state, parts, () => zero),
		remainder: stays,
		enoughInBox: sum(parts.map((part) => part.amount)) <= heldIn(state.balances, chart, box)
	});
}

function byNumber<Row extends { readonly memberId: MemberId }>(
	{ members }: GroupState,
	rows: readonly Row[],
	amountOf: (row: Row) => Money
): Readonly<Record<string, Money>> {
	const numberOf = (row: Row) => present(members.get(row.memberId), 'a row is of a member').number;
	return Object.fromEntries(rows.map((row) => [String(numberOf(row)), amountOf(row)]));
}
