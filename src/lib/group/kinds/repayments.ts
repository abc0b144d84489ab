import { assert, err, ok, present, type LocalDate, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { add, atLeastZero, least, money, smallestCoin, subtract, sum, zero, type Money } from '#money';
import * as v from 'valibot';
import { loansTo, moneyAccount, otherExpense, otherIncome, rounding } from '../chart.ts';
import { needsAccountOf, needsMeeting, needsMembers, needsNotLeft, needsWholeCoins } from '../checks.ts';
import {
	amount,
	amountMax,
	event,
	loanId,
	paymentSplit,
	saying,
	toOthers,
	via,
	type PaymentSplit
} from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import type { AskedOn, DraftsOf, KindsOf } from '../kind.ts';
import { unpaidInterest } from '../loans/charges.ts';
import { fundOr, interestOf, recoveredBy } from '../loans/fund-loans.ts';
import { needsLoanOn } from '../loans/limits.ts';
import { loanDay, loanPosition, splitPayment, type LoanPosition, payableLoans } from '../loans/position.ts';
import { isGivenUp } from '../loans/loan.ts';
import {
	isRepaidLast,
	leastOutstandingFrom,
	repayLast,
	withMovement,
	withRecovery
} from '../loans/movements.ts';
import type { Rejection } from '../rejections.ts';
import { cameBack, lessPaid, othersLegs, paidToOthers, withOwners } from '../sharing/owed-to-others.ts';
import { ownLoan } from '../state-draft.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';

const loanRepaid = event('LoanRepaid', {
	via,
	loanId,
	amount,
	split: v.optional(
		v.pipe(
			paymentSplit,
			v.description(
				'what the payment was used for; computed where it is missing, kept where it is given; all zero where the loan was written off: the whole amount is recovered'
			)
		)
	),
	toOthers,
	rounding: saying(
		v.pipe(v.number(), v.integer(), v.minValue(-amountMax), v.maxValue(amountMax)),
		'what no coin can pay of a loan that is paid off, in minor units: above zero the group forgoes it, below zero it keeps it; the split is the amount and this'
	)
});

export type LoanRepaid = v.InferOutput<typeof loanRepaid>;

declare module '../event-types.ts' {
	interface EventKinds {
		LoanRepaid: LoanRepaid;
	}
}

/** One payment for a member's loans, oldest first; it becomes one event for each loan. */
export interface RepayLoans extends AskedOn<'RepayLoans'> {
	readonly memberId: MemberId;
	readonly amount: Money;
}

export type RepaymentCommand = RepayLoans;

export const repaymentKinds = {
	LoanRepaid: {
		fields: loanRepaid,
		admit: admitRepayment,
		legs: repayment,
		facts: repayLoan,
		shown: { words: 'member.paid-back', picture: 'box-in', account: 'account.entry-loan-repaid' },
		point: 'repayment',
		isDecided: ({ split }) => split !== undefined
	}
} as const satisfies KindsOf<LoanRepaid>;

export const repaymentDrafts: DraftsOf<RepaymentCommand> = { RepayLoans: draftRepayments };

/**
 * Computes a missing split and accepts a given one if it is plausible. A recovery on a written-off loan is neither interest nor principal: its split
 * is all zero (ledger fine print 10).
 */
function admitRepayment(state: GroupState, event: LoanRepaid): Result<LoanRepaid, Rejection> {
	const refused =
		needsMeeting(state) ?? needsMembers(state, event.approvedBy) ?? needsAccountOf(state, event.via);
	if (refused) return err(refused);
	const loan = state.loans.get(event.loanId);
	if (loan === undefined) return err({ type: 'LoanUnknown', loanId: event.loanId });
	const isRecovered = isGivenUp(loan, event.occurredOn);
	// A leaver's debts were settled; only recoveries on loans written off before may still come in.
	const gone = isRecovered ? null : needsNotLeft(state, loan.memberId);
	if (gone) return err(gone);
	const day = loanDay(state, event.occurredOn);
	const outstanding = isRecovered ? zero : leastOutstandingFrom(loan, event.occurredOn);
	// The pay-off amount is computed lazily, because charges are expensive and outstanding principal already proves a debt.
	const owed = (): Money => loanPosition(loan, day).payOff;
	if (outstanding <= 0 && owed() === 0) return err({ type: 'LoanFinished', loanId: event.loanId });
	const reason = needsLoanOn(loan, event.occurredOn) ?? needsWholeCoins(state, event.amount, event.via);
	if (reason) return err(reason);
	if (event.split === undefined) {
		// The rounding rest matters only if the payment may pay the loan off.
		const mayPayOff = !isRecovered && event.amount + halfCoin(state, event) >= outstanding;
		const rest = mayPayOff ? restOf(state, event, owed()) : zero;
		const { split, over } = isRecovered
			? { split: nothing, over: event.amount - owed() }
			: splitPayment(loan, add(event.amount, rest), day);
		const { rounding: _, ...plain } = event;
		return over > 0
			? err({ type: 'MoreThanOwed', owed: owed() })
			: withOwners(state, { ...plain, split, ...(rest !== 0 && { rounding: rest }) });
	}
	const { split, rounding = 0 } = event;
	if (isRecovered ? event.amount > owed() : split.principal > outstanding)
		return err({ type: 'MoreThanOwed', owed: owed() });
	if (
		Math.abs(rounding) > halfCoin(state, event) ||
		(rounding !== 0 && (isRecovered || split.principal < outstanding))
	)
		return err({ type: 'SplitDoesNotAddUp' });
	return splitTotal(split) === (isRecovered ? 0 : event.amount + rounding)
		? withOwners(state, event)
		: err({ type: 'SplitDoesNotAddUp' });
}

/** Half of the smallest coin for cash payments, minor units; zero through a bank, which can pay every paisa. */
const halfCoin = ({ currency }: GroupState, { via }: LoanRepaid): number =>
	via === undefined ? Math.floor(smallestCoin(currency) / 2) : 0;

/**
 * Rounding rest of a payment that pays the loan off: above zero it is left unpaid, below zero it was paid too much; zero if more than half a coin is
 * left (ledger law 46).
 */
function restOf(state: GroupState, event: LoanRepaid, owed: Money): Money {
	const rest = subtract(owed, event.amount);
	return Math.abs(rest) <= halfCoin(state, event) ? rest : zero;
}

const nothing: PaymentSplit = { interestArrears: zero, interestDue: zero, principal: zero };

const splitTotal = (split: PaymentSplit): number =>
	split.interestArrears + split.interestDue + split.principal;

/** Posts a repayment by its stored split; a split of zeros means a written-off loan, and the whole amount is a recovery. */
function repayment(state: GroupState, event: LoanRepaid): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a repaid loan is known');
	const { split } = event;
	assert(split !== undefined, 'a recorded repayment carries its split');
	const interest = add(split.interestArrears, split.interestDue);
	const rest = money(event.rounding ?? 0);
	const back = subtract(add(event.amount, rest), add(interest, split.principal));
	// The principal of a written-off loan left the surplus with the write-off, so a recovery posts none.
	const others =
		back > 0
			? { ...paidToOthers(loan, cameBack(loan, back)), principal: zero }
			: paidToOthers(loan, { interest, principal: split.principal });
	const theirs = sum(others.owners.map(({ amount }) => amount));
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		// For a loan from a help fund the rounding rest belongs to the fund, too.
		debit(fundOr(otherExpense(rounding), loan), atLeastZero(rest)),
		credit(fundOr(otherIncome(rounding), loan), atLeastZero(money(-rest))),
		credit(interestOf(loan), back > 0 ? interest : subtract(interest, others.interest)),
		credit(loansTo(loan.memberId, loan.source), split.principal),
		credit(recoveredBy(loan), back > 0 ? subtract(back, theirs) : back),
		...othersLegs(others)
	]);
}

/** Adds a repayment to the loan; a split of zeros is a recovery on a written-off loan. */
function repayLoan(draft: GroupDraft, event: LoanRepaid): void {
	const loan = present(draft.loans.get(event.loanId), 'a repaid loan is known');
	const split = present(event.split, 'a recorded repayment carries its split');
	const interest = money(split.interestArrears + split.interestDue);
	if (interest === 0 && split.principal === 0) {
		draft.loans.set(event.loanId, withRecovery(lessPaid(loan, cameBack(loan, event.amount)), event.amount));
		return;
	}
	const movement = { on: event.occurredOn, principal: money(-split.principal), interest };
	if (loan.ofOthers === undefined && isRepaidLast(loan, movement)) {
		repayLast(ownLoan(draft, loan), movement);
		return;
	}
	const repaid = withMovement(lessPaid(loan, { interest, principal: split.principal }), movement);
	const { writtenOff } = repaid;
	if (writtenOff === null) draft.loans.set(event.loanId, repaid);
	else {
		// A late repayment from before the write-off reduces the interest that was unpaid then.
		const unpaid = unpaidInterest(repaid, writtenOff.on, draft.regularMeetings);
		draft.loans.set(event.loanId, { ...repaid, writtenOff: { ...writtenOff, interest: unpaid } });
	}
}

/** Splits one payment over her loans, oldest first, then over written-off ones; an excess is refused or saved, as the rules say. */
function draftRepayments(state: GroupState, command: RepayLoans): Result<readonly GroupEvent[], Rejection> {
	if (state.openMeeting === null) return err({ type: 'NoOpenMeeting' });
	const { on: occurredOn, memberId } = command;
	if (!state.members.has(memberId)) return err({ type: 'MemberUnknown', memberId });
	const { payments, over, owed } = spread(state, memberId, command.amount, occurredOn);
	const events: GroupEvent[] = payments.map(({ loan, amount }) => ({
		type: 'LoanRepaid',
		occurredOn,
		loanId: loan.loanId,
		amount
	}));
	if (over === 0) return ok(events);
	const rules = rulesOn(state, occurredOn);
	if (rules?.overpayment !== 'voluntarySaving' || rules.saving.voluntary !== true)
		return err({ type: 'MoreThanOwed', owed });
	return ok([...events, { type: 'SavingDeposited', occurredOn, memberId, fund: 'voluntary', amount: over }]);
}

/** Allocates the payment in rounds: amounts due today on every loan, then early repayments, then recoveries. */
function spread(state: GroupState, memberId: MemberId, amount: Money, on: LocalDate) {
	const day = loanDay(state, on);
	const loans = payableLoans(state, memberId, on).map((loan) => ({
		loan,
		position: loanPosition(loan, day),
		taken: zero
	}));
	const open = loans.filter(({ loan }) => !isGivenUp(loan, on));
	const rounds: readonly (readonly [typeof loans, (position: LoanPosition) => Money])[] = [
		[open, (asked) => sum([asked.interestArrears, asked.interestDue, asked.principalDue])],
		[open, ({ payOff }) => payOff],
		[loans, ({ payOff }) => payOff]
	];
	let left = amount;
	for (const [lines, most] of rounds) {
		for (const line of lines) {
			const more = least(left, atLeastZero(subtract(most(line.position), line.taken)));
			line.taken = add(line.taken, more);
			left = subtract(left, more);
		}
	}
	// The last coin pays a loan off if the difference is at most half of it (ledger law 46).
	const last = open.findLast(({ taken, position }) => taken > 0 && taken === position.payOff);
	if (last !== undefined && left <= smallestCoin(state.currency) / 2) {
		last.taken = add(last.taken, left);
		left = zero;
	}
	const payments = loans.filter(({ taken }) => taken > 0).map(({ loan, taken }) => ({ loan, amount: taken }));
	return { payments, over: left, owed: sum(loans.map(({ position }) => position.payOff)) };
}
