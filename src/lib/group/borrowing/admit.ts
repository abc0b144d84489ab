import { err, ok, present, type ApplicationId, type BorrowingId, type LocalDate, type Result } from '#kernel';
import { least, money, zero, type Money } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import { bankDayOf } from '../bank/bank-day.ts';
import { needsAccountOf, needsMeeting, needsWholeCoins } from '../checks.ts';
import type {
	BorrowingCharged,
	BorrowingReceived,
	BorrowingRepaid,
	CashCreditOpened,
	DrawingPowerSet,
	LoanAnswered
} from '../event-types.ts';
import { needsWholeBook } from '../needs-whole-book.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { borrowingOutstanding, leastOwedFrom, owedInMeeting } from './borrowing.ts';
import { drawable, drawingPowerOn, drawnAbovePower, type CashCredit } from './cash-credit.ts';
import { lenderNamed } from './facts.ts';

/** Bank and outside money. What posts nothing may stand outside a meeting (ledger law 5). */
export const borrowingAdmissions: AdmissionsOf<
	| 'LoanApplied'
	| 'LoanAnswered'
	| 'CashCreditOpened'
	| 'DrawingPowerSet'
	| 'BorrowingReceived'
	| 'BorrowingCharged'
	| 'BorrowingRepaid'
> = {
	LoanApplied: (state, event) =>
		state.applications.has(event.applicationId)
			? err({ type: 'DuplicateId', id: event.applicationId })
			: ok(event),
	LoanAnswered: admitAnswer,
	CashCreditOpened: admitCashCredit,
	DrawingPowerSet: admitDrawingPower,
	BorrowingReceived: admitBorrowing,
	BorrowingCharged: admitLendersDebit,
	BorrowingRepaid: admitPayingBack
};

/** An application that was sent back to be completed is still open: it is answered again. Yes and no are final. */
function admitAnswer(state: GroupState, event: LoanAnswered): Result<LoanAnswered, Rejection> {
	const { applicationId } = event;
	const refused = needsApplication(state, applicationId, event.occurredOn);
	if (refused) return err(refused);
	const answer = state.applications.get(applicationId)?.answer?.answer ?? 'returned';
	return answer === 'returned' ? ok(event) : err({ type: 'ApplicationAnswered', applicationId });
}

function admitBorrowing(state: GroupState, event: BorrowingReceived): Result<BorrowingReceived, Rejection> {
	const { applicationId, terms } = event;
	if (event.kind === 'cashCredit') return admitDraw(state, event);
	const refused =
		needsMeeting(state) ??
		needsFirstReceipt(state, event) ??
		needsAccountOf(state, event.via) ??
		needsApplication(state, applicationId, event.occurredOn);
	if (refused) return err(refused);
	if (terms?.firstDueOn !== undefined && terms.firstDueOn < bankDayOf(event))
		return err({ type: 'TermsInvalid', field: 'firstDueOn' });
	const coins = needsWholeCoins(state, event.amount, event.via);
	return coins ? err(coins) : ok(event);
}

/** A loan is received once; a second time it would be a cash credit. */
function needsFirstReceipt(state: GroupState, { borrowingId }: BorrowingReceived): Rejection | null {
	return state.borrowings.has(borrowingId) ? { type: 'NotACashCredit', borrowingId } : null;
}

/** Nothing moves yet, so it may stand outside a meeting. */
function admitCashCredit(state: GroupState, event: CashCreditOpened): Result<CashCreditOpened, Rejection> {
	const { borrowingId, applicationId, limit, drawingPower, from = event.occurredOn, occurredOn } = event;
	const refused =
		(state.borrowings.has(borrowingId) ? ({ type: 'DuplicateId', id: borrowingId } as const) : null) ??
		needsApplication(state, applicationId, occurredOn) ??
		needsPowerWithin(limit, drawingPower);
	if (refused) return err(refused);
	return from < occurredOn ? err({ type: 'TermsInvalid', field: 'drawingPower' }) : ok(event);
}

function admitDrawingPower(state: GroupState, event: DrawingPowerSet): Result<DrawingPowerSet, Rejection> {
	const { borrowingId, drawingPower, from = event.occurredOn, limit } = event;
	const refused = needsBorrowing(state, event);
	if (refused) return err(refused);
	const borrowing = present(state.borrowings.get(borrowingId), 'a known borrowing');
	const { cashCredit, receivedOn } = borrowing;
	if (cashCredit === null) return err({ type: 'NotACashCredit', borrowingId });
	const known = limit ?? drawingPowerOn(cashCredit, from)?.limit ?? drawingPower;
	const above = needsPowerWithin(known, drawingPower);
	if (above) return err(above);
	return from < receivedOn ? err({ type: 'DayBeforeBorrowing', receivedOn }) : ok(event);
}

function needsPowerWithin(limit: Money, drawingPower: Money): Rejection | null {
	return drawingPower > limit ? { type: 'TermsInvalid', field: 'drawingPower' } : null;
}

/** Money drawn on a cash credit: as often as the group likes, while no more is owed than the drawing power. */
function admitDraw(state: GroupState, event: BorrowingReceived): Result<BorrowingReceived, Rejection> {
	const { borrowingId, amount } = event;
	const refused = needsMeeting(state) ?? needsAccountOf(state, event.via) ?? needsBorrowing(state, event);
	if (refused) return err(refused);
	const { cashCredit, lender } = present(state.borrowings.get(borrowingId), 'a known borrowing');
	if (cashCredit === null) return err({ type: 'NotACashCredit', borrowingId });
	if (event.terms !== undefined) return err({ type: 'TermsInvalid', field: 'instalments' });
	if (lenderNamed(event.lender) !== lenderNamed(lender) || event.applicationId !== undefined)
		return err({ type: 'TermsInvalid', field: 'lender' });
	const coins = needsWholeCoins(state, amount, event.via);
	if (coins) return err(coins);
	const above = aboveDrawingPower(state, event, cashCredit);
	return above ? err(above) : ok(event);
}

/** By what is owed now; of a day in the past by the days of the account too. A replacement is looked at with its pair. */
function aboveDrawingPower(
	state: GroupState,
	event: BorrowingReceived,
	credit: CashCredit
): Rejection | null {
	const { borrowingId, amount, occurredOn: on } = event;
	if (event.corrects !== undefined) return null;
	if (needsWholeBook(state, event)) {
		const journal = present(state.journal, 'an entry of a past day is made with the whole book');
		const more = { on, amount };
		return drawnAbovePower(borrowingId, { journal, credit, more }, () => ({ journal, credit }));
	}
	for (const { day, owed } of daysInMeeting(state, borrowingId, on).filter(({ isDrawn }) => isDrawn))
		if (amount > drawable(credit, owed, day))
			return { type: 'AboveDrawingPower', power: drawingPowerOn(credit, day)?.amount ?? zero, owed };
	return null;
}

/** An older app looked at what is owed now, whatever the day. */
function daysInMeeting(state: GroupState, borrowingId: BorrowingId, on: LocalDate) {
	const now = { day: on, owed: borrowingOutstanding(state, borrowingId), isDrawn: true };
	return state.asThen === true ? [now] : owedInMeeting(state, borrowingId, on);
}

function admitLendersDebit(state: GroupState, event: BorrowingCharged): Result<BorrowingCharged, Rejection> {
	const refused = needsMeeting(state) ?? needsBorrowing(state, event) ?? needsSomething(event);
	return refused ? err(refused) : ok(event);
}

function admitPayingBack(state: GroupState, event: BorrowingRepaid): Result<BorrowingRepaid, Rejection> {
	const paid = paidInAll(event);
	const refused =
		needsMeeting(state) ??
		needsAccountOf(state, event.via) ??
		needsBorrowing(state, event) ??
		needsSomething(event) ??
		needsWholeCoins(state, paid, event.via);
	if (refused) return err(refused);
	const owed = owedFor(state, event);
	return event.principal > owed ? err({ type: 'MoreThanOwed', owed }) : ok(event);
}

/** What can still be paid back on that day: no more than now, and no more than later repayments left of it. */
function owedFor(state: GroupState, event: BorrowingRepaid): Money {
	const { borrowingId, occurredOn } = event;
	if (!needsWholeBook(state, event))
		return daysInMeeting(state, borrowingId, occurredOn)
			.map(({ owed }) => owed)
			.reduce((one, other) => least(one, other));
	const now = borrowingOutstanding(state, borrowingId);
	const journal = present(state.journal, 'an entry of a past day is made with the whole book');
	return least(now, leastOwedFrom(journal, borrowingId, occurredOn));
}

/** Minor units that leave the box or the account. */
function paidInAll({ principal, interest, charges }: BorrowingRepaid): Money {
	return money(principal + (interest ?? zero) + (charges ?? zero));
}

/** Known, and received by that day (ledger fine print 14). */
function needsBorrowing(
	state: GroupState,
	event: BorrowingCharged | BorrowingRepaid | DrawingPowerSet | BorrowingReceived
): Rejection | null {
	const { borrowingId, occurredOn } = event;
	const borrowing = state.borrowings.get(borrowingId);
	if (borrowing === undefined) return { type: 'BorrowingUnknown', borrowingId };
	return occurredOn < borrowing.receivedOn
		? { type: 'DayBeforeBorrowing', receivedOn: borrowing.receivedOn }
		: null;
}

/** Known, and made by that day: before it there was no such application. */
function needsApplication(
	state: GroupState,
	applicationId: ApplicationId | undefined,
	on: LocalDate
): Rejection | null {
	if (applicationId === undefined) return null;
	const application = state.applications.get(applicationId);
	return application === undefined || on < application.appliedOn
		? { type: 'ApplicationUnknown', applicationId }
		: null;
}

function needsSomething(event: BorrowingCharged | BorrowingRepaid): Rejection | null {
	const principal = event.type === 'BorrowingRepaid' ? event.principal : zero;
	return principal + (event.interest ?? zero) + (event.charges ?? zero) > 0 ? null : { type: 'NothingPaid' };
}
