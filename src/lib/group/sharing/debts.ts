import { present, type LocalDate, type MemberId } from '#kernel';
import { add, least, subtract, zero, type Money } from '#money';
import type { EventOf } from '../event-types.ts';
import { loanDay, loanPosition, type LoanPosition } from '../loans/position.ts';
import type { Loan } from '../loans/loan.ts';
import type { Fine, GroupState } from '../state.ts';

/** Debts of a member on a day, oldest first, without written-off loans; minor units. */
export interface Debts {
	readonly loans: readonly { readonly loan: Loan; readonly principal: Money; readonly interest: Money }[];
	readonly fines: readonly { readonly fine: Fine; readonly amount: Money }[];
}

/** All debts at pay-off: for a flat loan its whole interest, unless a rebate applies. */
export function debtsOf(state: GroupState, memberId: MemberId, on: LocalDate): Debts {
	return debtsWith(state, memberId, on, ({ payOff, outstanding }) => subtract(payOff, outstanding));
}

/** Debts at a share-out: only interest that has fallen due (ledger fine print 20). */
export function debtsFallenDue(state: GroupState, memberId: MemberId, on: LocalDate): Debts {
	return debtsWith(state, memberId, on, ({ interestArrears, interestDue }) =>
		add(interestArrears, interestDue)
	);
}

function debtsWith(
	state: GroupState,
	memberId: MemberId,
	on: LocalDate,
	interestOf: (position: LoanPosition) => Money
): Debts {
	const day = loanDay(state, on);
	const loans = [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId && loan.writtenOff === null)
		.sort((left, right) => left.sequence - right.sequence)
		.map((loan) => ({
			loan,
			principal: loan.outstanding,
			interest: interestOf(loanPosition(loan, day))
		}))
		.filter(({ principal, interest }) => principal + interest > 0);
	const fines = [...state.fines.values()]
		.filter((fine) => fine.memberId === memberId && !fine.forgiven && fine.paid < fine.amount)
		.map((fine) => ({ fine, amount: subtract(fine.amount, fine.paid) }));
	return { loans, fines };
}

/** Debts paid by a settlement; both the posting rule and the facts use them. */
export function settledDebts(
	state: GroupState,
	{ memberId, occurredOn, settlement }: Pick<EventOf<'MemberLeft'>, 'memberId' | 'occurredOn' | 'settlement'>
): Debts {
	return takenFrom(
		debtsOf(state, memberId, occurredOn),
		present(settlement, 'a recorded leaving carries its settlement')
	);
}

/** Allocates amounts of principal, interest and fines to the debts, oldest first; minor units. */
export function takenFrom(
	debts: Debts,
	{ loan, interest, fines }: Readonly<Record<'loan' | 'interest' | 'fines', Money>>
): Debts {
	const principals = usedUp(
		loan,
		debts.loans.map((line) => line.principal)
	);
	const interests = usedUp(
		interest,
		debts.loans.map((line) => line.interest)
	);
	const amounts = usedUp(
		fines,
		debts.fines.map((line) => line.amount)
	);
	return {
		loans: debts.loans.map((line, place) => ({
			loan: line.loan,
			principal: principals[place] ?? zero,
			interest: interests[place] ?? zero
		})),
		fines: debts.fines.map((line, place) => ({ fine: line.fine, amount: amounts[place] ?? zero }))
	};
}

/** Allocates an amount to the oldest debt first. After a correction the debts may be less than was settled: the last one takes the rest. */
function usedUp(amount: Money, most: readonly Money[]): readonly Money[] {
	let left = amount;
	return most.map((line, place) => {
		const taken = place === most.length - 1 ? left : least(left, line);
		left = subtract(left, taken);
		return taken;
	});
}
