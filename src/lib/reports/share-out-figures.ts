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

/** Projection of a share-out on the report date. Amounts are minor units. */
interface ShareOutFigures {
	readonly fund: Money;
	/** Payout by member number. */
	readonly payouts: Readonly<Record<string, Money>>;
	/** Remaining debt by member number. */
	readonly owedAfter: Readonly<Record<string, Money>>;
	/** Part of the fund left over by rounding. */
	readonly remainder: Money;
	/** True if the cash in the box covers all payouts. */
	readonly enoughInBox: boolean;
}

type ReportWithShareOut = BookReport & { readonly shareOut?: ShareOutFigures };

export interface ShareOutAsked {
	/** Default: by savings. */
	readonly rule?: SharingRule | undefined;
	/** Required by the rule `mixed`. */
	readonly weights?: SharingWeights | undefined;
	/** Required by the rule `fixedRate`. */
	readonly rate?: SharingRate | undefined;
	/** Notes and coins in the box, to which payouts are rounded. */
	readonly notes?: Pieces | undefined;
	/** Minor units of surplus to distribute without netting debts; default: the whole share-out. */
	readonly distribute?: Money | undefined;
}

/**
 * Projects a share-out (ledger law 10 and fine print 26) by the requested rule, by savings if none is given.
 *
 * @returns rejections: SurplusTooSmall, TermsInvalid (weights not adding up to 100), NothingToShareBy, RateTooHigh,
 *   DifferenceNotAccepted and NotesCannotPay (notes that are not those of the box or do not suffice)
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
 * Returns the output of the command `report`. For a group with shares it includes a projected share-out by savings, unless
 * nothing was saved in the cycle yet.
 *
 * @param events of a checked book
 */
export function reportWithShareOut(events: readonly GroupEvent[], view: BookAsAt): ReportWithShareOut {
	const { state, on } = registerBook(events, view);
	const report = bookReport(events, view);
	if (events.length === 0 || rulesOn(state, on)?.kind !== 'vsla') return report;
	const shared = rehearsed(state, on, {});
	return shared.ok ? { ...report, shareOut: shared.value } : report;
}

/** Returns the report with the requested share-out, for any group. @returns the rejections of `rehearsed` */
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
