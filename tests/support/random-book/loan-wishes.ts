import { addDays, type LoanId } from '#kernel';
import { loanDay, loanPosition, savedBy, type Command, type Loan, type LoanTerms } from '#group';
import { money } from '#money';
import type { Asked, Wishes } from './asked.ts';

/** Loans: given, paid back, changed, given up. */
export const loanWishes = {
	lend: (asked) => {
		const { memberId } = asked;
		const others = asked.memberIds.filter((other) => other !== memberId);
		const guarantor = asked.one(others, 2);
		return [
			{
				type: 'DisburseLoan',
				on: asked.on,
				loanId: `l${asked.place}` as LoanId,
				memberId,
				principal: asked.amount(canBorrow(asked)),
				terms: termsOf(asked),
				purpose: asked.one(['seed', 'health', 'cattle']) ?? 'seed',
				source:
					asked.one(
						['own', 'own', 'revolvingFund', 'cif', 'bank', 'socialFund', 'vulnerabilityFund'] as const,
						6
					) ?? 'own',
				...(guarantor !== undefined && asked.once(5, 8) && { guarantors: [guarantor] }),
				agreedBy: asked.agreedBy,
				...asked.via
			}
		];
	},
	/** One instalment or so, all that is owed, or anything. */
	repay: (asked: Asked): readonly Command[] => {
		const loan = openLoan(asked);
		if (loan === undefined && !asked.bold) return loanWishes.lend(asked);
		if (loan === undefined)
			return [{ type: 'RepayLoans', on: asked.on, memberId: asked.memberId, amount: asked.amount(5000) }];
		const { payOff } = loanPosition(loan, loanDay(asked.state, asked.on));
		const paid = asked.once(4, 1) && payOff % 100 === 0 ? payOff : asked.amount(payOff / 3);
		return [
			{ type: 'RepayLoans', on: asked.on, memberId: loan.memberId, amount: money(Math.max(100, paid)) }
		];
	},
	reschedule: (asked): readonly Command[] => [
		{
			type: 'RescheduleLoan',
			on: asked.on,
			loanId: loanIdOf(asked),
			terms: termsOf(asked),
			agreedBy: asked.agreedBy
		}
	],
	topUp: (asked) => [
		{
			type: 'TopUpLoan',
			on: asked.on,
			loanId: loanIdOf(asked),
			amount: asked.amount(Math.min(asked.money, 30_000)),
			...(asked.once(2, 4) && { terms: termsOf(asked) }),
			agreedBy: asked.agreedBy,
			...asked.via
		}
	],
	forgiveOverdue: (asked: Asked): readonly Command[] => {
		const { state, on } = asked;
		const late = [...state.loans.values()].filter(
			(loan) => loanPosition(loan, loanDay(state, on)).overdueInterest > 0
		);
		const loanId = asked.one(late, 2)?.loanId;
		return loanId === undefined && !asked.bold
			? loanWishes.repay(asked)
			: [
					{
						type: 'ForgiveOverdueInterest',
						on,
						loanId: loanId ?? loanIdOf(asked),
						agreedBy: asked.agreedBy
					}
				];
	},
	writeOff: (asked) => [
		{
			type: 'WriteOffLoan',
			on: asked.on,
			loanId: loanIdOf(asked),
			reason: 'death',
			agreedBy: asked.agreedBy
		}
	]
} satisfies Wishes;

function openLoan(asked: Asked): Loan | undefined {
	const loans = [...asked.state.loans.values()];
	const open = loans.filter((loan) => loan.outstanding > 0 || loan.writtenOff !== null);
	return asked.one(open.length === 0 || asked.bold ? loans : open, 2);
}

const loanIdOf = (asked: Asked): LoanId => openLoan(asked)?.loanId ?? ('none' as LoanId);

/** What is there, up to a hundred rupees for each month, within the group's own limits. */
function canBorrow(asked: Asked): number {
	const { loanLimit } = asked.rules;
	const saved = savedBy(asked.state, asked.memberId);
	return Math.min(
		asked.money,
		60_000,
		loanLimit.slabs?.findLast(({ from }) => saved >= from)?.amount ?? loanLimit.amount ?? Infinity,
		saved * (loanLimit.timesSavings ?? Infinity) || 60_000
	);
}

/** Mostly those of the rules; a bold one begins before it is given. */
function termsOf(asked: Asked): LoanTerms {
	const { rules } = asked;
	const method = asked.once(3, 11) ? asked.one(['declining', 'flat', 'upFront'] as const, 12) : undefined;
	const period = asked.one(['calendarMonth', 'anniversary', 'meeting'] as const, 13);
	return {
		percentPerMonth: rules.percentPerMonth,
		method: method ?? rules.interestMethod,
		period: asked.once(3, 14) ? (period ?? rules.interestPeriod) : rules.interestPeriod,
		instalments: 1 + (asked.number(15) % 12),
		...(asked.once(4, 20) && { instalmentsBy: 'quarter' as const }),
		...(asked.once(5, 16) && { months: asked.once(2, 17) ? 3 : '2.5' }),
		...(asked.once(5, 18) && { firstDueOn: addDays(asked.on, asked.bold ? -1 : asked.number(19) % 60) })
	};
}
