import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { add, atLeastZero, least, smallestCoin, subtract, sum, zero, type Money } from '#money';
import { lacksDecision } from '../decision.ts';
import type { DraftsOf } from '../drafts.ts';
import type { GroupEvent } from '../event-types.ts';
import { optional } from '../optional.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { DisburseLoan, RepayLoans } from './commands.ts';
import { loanDay } from './loan-day.ts';
import { payableLoans } from './payable-loans.ts';
import { isGivenUp } from './loan.ts';
import { loanPosition, type LoanPosition } from './position.ts';

/** What is changed about a loan is a decision of the meeting, as the loan was. */
export const loanDrafts: DraftsOf<
	'DisburseLoan' | 'ForgiveOverdueInterest' | 'RepayLoans' | 'RescheduleLoan' | 'TopUpLoan' | 'WriteOffLoan'
> = {
	DisburseLoan: draftDisbursal,
	ForgiveOverdueInterest: (state, { on: occurredOn, loanId, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'OverdueInterestForgiven');
		return lacking ? err(lacking) : ok([{ type: 'OverdueInterestForgiven', occurredOn, loanId }]);
	},
	RepayLoans: draftRepayments,
	RescheduleLoan: (state, { on: occurredOn, loanId, terms, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanRescheduled');
		if (lacking) return err(lacking);
		return ok([{ type: 'LoanRescheduled', occurredOn, loanId, terms }]);
	},
	TopUpLoan: (state, { on: occurredOn, loanId, amount, terms, agreedBy, via }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanToppedUp');
		if (lacking) return err(lacking);
		const more = { ...optional('terms', terms), ...optional('via', via) };
		return ok([{ type: 'LoanToppedUp', occurredOn, loanId, amount, ...more }]);
	},
	WriteOffLoan: (state, { on: occurredOn, loanId, reason, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanWrittenOff');
		if (lacking) return err(lacking);
		return ok([{ type: 'LoanWrittenOff', occurredOn, loanId, reason }]);
	}
};

function draftDisbursal(state: GroupState, command: DisburseLoan): Result<readonly GroupEvent[], Rejection> {
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
	// A whole coin pays a loan off that is owed less than half of it more or less (ledger law 46).
	const last = open.findLast(({ taken, position }) => taken > 0 && taken === position.payOff);
	if (last !== undefined && left <= smallestCoin(state.currency) / 2) {
		last.taken = add(last.taken, left);
		left = zero;
	}
	const payments = loans.filter(({ taken }) => taken > 0).map(({ loan, taken }) => ({ loan, amount: taken }));
	return { payments, over: left, owed: sum(loans.map(({ position }) => position.payOff)) };
}
