import { present } from '#kernel';
import { credit, debit, entryOf, heldIn, typeOf, type JournalEntry, type Posting } from '#ledger';
import { money, subtract, zero, type Money } from '#money';
import {
	box,
	chart,
	finesIncome,
	interestIncome,
	loansTo,
	payableTo,
	savingsOf,
	socialFund,
	surplus
} from '../chart.ts';
import type { CycleSharedOut } from '../event-types.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { debtsFallenDue, takenFrom } from './debts.ts';
import type { SharedOutLine } from './events.ts';
import { othersIn, othersLegs, paidToOthers } from './owed-to-others.ts';

/**
 * Savings pay debts and payouts; income and expense are closed into the surplus, which takes what is left (ledger law 5). The
 * closing legs are those that debit income or credit expense: a report of a period leaves them out.
 */
export function sharedOut(state: GroupState, event: CycleSharedOut): JournalEntry | null {
	const lines = present(event.lines, 'a recorded share-out carries its lines');
	const legs = lines.flatMap((line) => legsOf(state, event, line));
	const shared = event.socialFund ?? zero;
	const social = shared > 0 ? [debit(socialFund, shared)] : [];
	return entryOf(withSurplus([...legs, ...social, ...closing(state, legs)]));
}

function legsOf(state: GroupState, event: CycleSharedOut, line: SharedOutLine): readonly Posting[] {
	const { memberId } = line;
	const taken = takenFrom(debtsFallenDue(state, memberId, event.occurredOn), line);
	const { loans, fines } = taken;
	const sharesFund = rulesOn(state, event.occurredOn)?.socialFund?.sharedOut === true;
	return [
		...(['regular', 'shares'] as const).map((fund) => {
			const account = savingsOf(memberId, fund);
			return debit(account, heldIn(state.balances, chart, account));
		}),
		debit(savingsOf(memberId, 'voluntary'), line.voluntary ?? zero),
		...loans.map(({ loan, principal }) => credit(loansTo(memberId, loan.source), principal)),
		credit(interestIncome, subtract(line.interest, othersIn({ loans, fines: [] }).interest)),
		// A fine for a fund that is shared out comes in and goes out again at once: the fund never has it.
		...fines
			.filter(({ fine }) => !(sharesFund && fine.to === 'socialFund'))
			.map(({ fine, amount }) =>
				credit(
					fine.to === 'socialFund' ? socialFund : finesIncome,
					subtract(amount, paidToOthers(fine, { interest: amount, principal: zero }).interest)
				)
			),
		...othersLegs(othersIn(taken)),
		credit(box, line.paid),
		credit(savingsOf(memberId, keptAs(state, event)), line.kept),
		credit(payableTo(memberId), line.payable)
	];
}

/** What is kept is the first saving of the next cycle, in the fund that the group saves in. */
function keptAs(state: GroupState, { occurredOn }: CycleSharedOut): 'shares' | 'regular' {
	return rulesOn(state, occurredOn)?.saving.mode === 'shares' ? 'shares' : 'regular';
}

/** Brings each account of income and expense to zero, with what these legs add to it. */
function closing({ balances }: GroupState, legs: readonly Posting[]): readonly Posting[] {
	const totals = new Map(balances);
	for (const { account, side, amount } of legs)
		totals.set(account, money((totals.get(account) ?? zero) + (side === 'debit' ? amount : -amount)));
	return [...totals].flatMap(([account, balance]) => {
		const type = typeOf(chart, account);
		if (balance === 0 || (type !== 'income' && type !== 'expense')) return [];
		return [balance < 0 ? debit(account, money(-balance)) : credit(account, balance)];
	});
}

function withSurplus(legs: readonly Posting[]): readonly Posting[] {
	const lacking: number = legs.reduce(
		(total, { side, amount }) => (side === 'debit' ? total - amount : total + amount),
		0
	);
	const amount: Money = money(Math.abs(lacking));
	return [...legs, lacking > 0 ? debit(surplus, amount) : credit(surplus, amount)];
}
