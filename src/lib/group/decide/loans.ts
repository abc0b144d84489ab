import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { add, atLeastZero, least, subtract, sum, zero, type Money } from '#money';
import { loanDay } from '../admit/loans.ts';
import type { DisburseLoan, RepayLoans } from '../commands.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import type { Loan } from '../loan/loan.ts';
import { isGivenUp, loanPosition, type LoanPosition } from '../loan/position.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn, type GroupState } from '../state.ts';
import { lacksDecision } from './decision.ts';
import { optional } from './optional.ts';

export function draftDisbursal(
	state: GroupState,
	command: DisburseLoan
): Result<readonly GroupEvent[], Rejection> {
	const lacking = lacksDecision(state, command.agreedBy, 'LoanDisbursed');
	if (lacking) return err(lacking);
	const { loanId, memberId, principal, terms, purpose, guarantors = [] } = command;
	return ok([
		{
			type: 'LoanDisbursed',
			occurredOn: command.on,
			loanId,
			memberId,
			principal,
			source: command.source ?? 'own',
			terms,
			purpose,
			...optional('guarantors', guarantors.length === 0 ? undefined : [...guarantors]),
			...optional('via', command.via)
		}
	]);
}

/**
 * One payment over her loans, oldest first, then over those that were written off; what nothing is owed for is refused
 * or saved, as the group decided.
 */
export function draftRepayments(
	state: GroupState,
	command: RepayLoans
): Result<readonly GroupEvent[], Rejection> {
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

/** Loans of hers on which anything is owed, oldest first; those that were written off are owed no more. */
export function openLoansOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	return payableLoans(state, memberId, on).filter((loan) => !isGivenUp(loan, on));
}

/** Loans of hers of which anything can be paid, oldest first. */
function payableLoans(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	const day = loanDay(state, on);
	return [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId && loanPosition(loan, day).payOff > 0)
		.sort((left, right) => left.sequence - right.sequence);
}

/** First what is asked today of every loan, then what else may be repaid, at last what may be recovered. */
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
	const payments = loans.filter(({ taken }) => taken > 0).map(({ loan, taken }) => ({ loan, amount: taken }));
	return { payments, over: left, owed: sum(loans.map(({ position }) => position.payOff)) };
}
