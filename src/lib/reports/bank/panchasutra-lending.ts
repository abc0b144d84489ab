import { heldUnder } from '#ledger';
import { money, ratio, sum, type Money } from '#money';
import { chart, type GroupState, type Loan } from '#group';
import type { Month } from '../month-calendar.ts';
import { loanUseOf, type LoanUse } from './loan-use.ts';
import { numberOf } from './panchasutra-repayment.ts';
import type { LoanBehind, Panchasutra } from './panchasutra-types.ts';

/** What was lent in that time, and what is out now. @param isAll since the beginning: loans that were brought in count */
export function lendingIn(
	{ from, to }: Month,
	isAll: boolean,
	corpus: Money,
	state: GroupState
): Panchasutra['lending'] {
	const given = [...state.loans.values()]
		.filter(({ disbursedOn: day }) => day <= to && (day >= from || isAll))
		.sort((one, other) => one.sequence - other.sequence)
		.map((loan) => loanBehind(loan, state));
	const here = given.filter((loan) => !loan.broughtIn);
	const amount = sum(here.map((loan) => loan.principal));
	const onLoan = heldUnder(state.balances, chart, 'loans');
	const byUse = (use: LoanUse) => {
		const loans = given.filter((loan) => loan.use === use);
		return { loans: loans.length, amount: sum(loans.map((loan) => loan.principal)) };
	};
	return {
		given,
		here: here.length,
		average: here.length === 0 ? null : money(Math.round(amount / here.length / 100) * 100),
		byUse: {
			income: byUse('income'),
			oldDebt: byUse('oldDebt'),
			household: byUse('household'),
			unknown: byUse('unknown')
		},
		onLoan,
		onLoanShare: ratio(onLoan, corpus),
		borrowers: new Set(given.map(({ number }) => number)).size,
		members: state.members.size
	};
}

function loanBehind(loan: Loan, state: GroupState): LoanBehind {
	const { loanId, disbursedOn: on, principal, purpose, opening } = loan;
	const number = numberOf(loan, state);
	return { loanId, number, on, principal, purpose, use: loanUseOf(purpose), broughtIn: opening !== null };
}
