import { loanDay, loanPosition, savedBy, type GroupEvent } from '#group';
import { money } from '#money';
import type { Asked } from './asked.ts';

/** An entry as a foreign file may hold it: with facts of its own, for which the app has no command. */
export function foreignEntry(asked: Asked): GroupEvent {
	const { on: occurredOn, memberId } = asked;
	const loan = asked.one(
		[...asked.state.loans.values()].filter((one) => one.outstanding > 0),
		2
	);
	const amount = asked.amount(3000);
	switch (asked.number(1) % 13) {
		case 0: {
			// All of it principal, though interest may be due; now and then more than was paid, or less.
			const paid = loan === undefined ? amount : asked.amount(loan.outstanding);
			const wrongBy = asked.bold ? 100 : asked.once(3, 3) ? -100 : 0;
			const principal = money(paid + wrongBy);
			const split = { interestArrears: money(0), interestDue: money(0), principal };
			return {
				type: 'LoanRepaid',
				occurredOn,
				loanId: loan?.loanId ?? ('none' as never),
				amount: paid,
				split,
				...asked.via
			};
		}
		case 1: {
			const { settlement } = settlementOf(asked);
			return { type: 'MemberLeft', occurredOn, memberId, reason: 'wish', settlement };
		}
		case 2:
			return { type: 'DividendPaid', occurredOn, rule: 'equal', amount, to: 'box', via: 'bank/b1' };
		case 3:
			return { type: 'AttendanceMarked', occurredOn, memberId, state: 'present', by: 'representative' };
		case 4:
			return { type: 'SavingDeposited', occurredOn, memberId, fund: 'regular', amount, via: 'bank/b1' };
		case 5:
			return { type: 'ExpensePaid', occurredOn, memberId, category: 'tea', amount };
		case 6:
			return {
				type: 'FineImposed',
				occurredOn,
				fineId: `ff${asked.place}` as never,
				memberId,
				reason: 'quarrel',
				amount,
				to: 'socialFund'
			};
		case 7:
			return { type: 'DividendPaid', occurredOn, rule: 'byShares', amount: money(100), to: 'savings' };
		case 8:
			return { type: 'OpeningBalances', occurredOn, box: amount, surplus: money(amount + 100) };
		case 9:
			// What replaces an entry, of the open meeting or of no page, without the reversal before it.
			return {
				type: 'FeePaid',
				occurredOn,
				category: 'form',
				amount,
				corrects:
					(asked.once(2, 3) ? asked.state.openMeeting?.events.at(-1)?.eventId : undefined) ??
					('none' as never)
			};
		case 10:
			return {
				type: 'FinePaid',
				occurredOn,
				fineId: [...asked.state.fines.keys()][0] ?? ('none' as never),
				amount: money(100)
			};
		default:
			return {
				type: 'CashDifferenceAccepted',
				occurredOn,
				amount: money(200),
				direction: asked.once(2, 4) ? 'over' : 'short',
				reason: 'unknown'
			};
	}
}

/** All that is hers less what she owes stays to be paid; her fines are given up, as a paper book may have done. */
function settlementOf(asked: Asked) {
	const { memberId, state, on } = asked;
	const loans = [...state.loans.values()].filter(
		(one) => one.memberId === memberId && one.writtenOff === null
	);
	const loan = loans.reduce((sum, one) => sum + one.outstanding, 0);
	const day = loanDay(state, on);
	const interest = loans.reduce((sum, one) => sum + loanPosition(one, day).interestDue, 0);
	const savings = savedBy(state, memberId);
	const left = Math.max(0, savings - loan - interest);
	return {
		settlement: {
			savings,
			surplus: money(0),
			loan: money(loan),
			interest: money(interest),
			fines: money(0),
			paid: money(asked.bold || asked.once(3, 3) ? 100 : 0),
			payable: money(left)
		}
	};
}
