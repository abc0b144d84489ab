import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { least, money, subtract, type Money } from '#money';
import { loanDay } from '../admit/loans.ts';
import type { DisburseLoan, RepayLoans } from '../commands.ts';
import { quorumOf } from '../constitution.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import type { Loan } from '../loan/loan.ts';
import { loanPosition } from '../loan/position.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { lacksApprovals } from './meetings.ts';
import { optional } from './optional.ts';

/** A loan is a decision of the meeting: quorum and enough officers among those who said yes. */
export function draftDisbursal(
	state: GroupState,
	command: DisburseLoan
): Result<readonly GroupEvent[], Rejection> {
	if (state.openMeeting === null) return err({ type: 'NoOpenMeeting' });
	if (state.openMeeting.kind === 'desk') return err({ type: 'NotAtTheDesk' });
	const lacking =
		lacksQuorum(state) ?? lacksApprovals(state, command.agreedBy, state.constitution?.approvals.loan ?? 2);
	if (lacking) return err(lacking);
	const { loanId, memberId, principal, terms, purpose } = command;
	return ok([
		{
			type: 'LoanDisbursed',
			occurredOn: command.on,
			loanId,
			memberId,
			principal,
			source: 'own',
			terms,
			purpose,
			approvedBy: [...command.agreedBy],
			...optional('via', command.via)
		}
	]);
}

/** Without a quorum nothing is decided (ledger law 3). */
export function lacksQuorum(state: GroupState): Rejection | null {
	const { openMeeting, constitution } = state;
	if (openMeeting === null || constitution === null) return null;
	const present = [...openMeeting.marks.values()].filter(
		(mark) => mark === 'present' || mark === 'late'
	).length;
	const needed = quorumOf(constitution, state.members.size);
	return present >= needed ? null : { type: 'QuorumMissing', present, needed };
}

/** One payment over her loans, oldest first; what nothing is owed for is refused or saved, as the group decided. */
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
	if (state.constitution?.overpayment !== 'voluntarySaving' || state.constitution.saving.voluntary !== true)
		return err({ type: 'MoreThanOwed', owed });
	return ok([...events, { type: 'SavingDeposited', occurredOn, memberId, fund: 'voluntary', amount: over }]);
}

/** Loans of hers on which anything is owed, oldest first. */
export function openLoansOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	const day = loanDay(state, on);
	return [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId && loanPosition(loan, day).payOff > 0)
		.sort((left, right) => left.sequence - right.sequence);
}

function spread(state: GroupState, memberId: MemberId, amount: Money, on: LocalDate) {
	const payments: { loan: Loan; amount: Money }[] = [];
	let left = amount;
	let owed: number = 0;
	for (const part of ['asked', 'everything'] as const) {
		for (const loan of openLoansOf(state, memberId, on)) {
			const { interestArrears, interestDue, principalDue, payOff } = loanPosition(loan, loanDay(state, on));
			const before = payments.find((payment) => payment.loan.loanId === loan.loanId);
			const most = part === 'asked' ? money(interestArrears + interestDue + principalDue) : payOff;
			const taken = least(left, subtract(most, before?.amount ?? money(0)));
			if (part === 'everything') owed += payOff;
			if (taken <= 0) continue;
			if (before) before.amount = money(before.amount + taken);
			else payments.push({ loan, amount: taken });
			left = subtract(left, taken);
		}
	}
	payments.sort((one, other) => one.loan.sequence - other.loan.sequence);
	return { payments, over: left, owed: money(owed) };
}
