import { heldIn, heldUnder, totalOfType, type AccountType } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { box, chart, rulesOn, type Constitution, type GroupEvent, type GroupState } from '#group';
import type { LocalDate } from '#kernel';
import { bookLines } from '../book-lines.ts';
import { surplusOf } from '../accounts/corpus.ts';
import type { Figures } from '../figures.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { membersNow } from './panchasutra.ts';

/**
 * The financial statement that banks require with an application (form VII of the common set): sources and uses of the
 * money, with equal totals. Minor units.
 */
export interface GroupPosition {
	readonly on: LocalDate;
	readonly members: number;
	/** Savings per member and meeting; null where members choose the amount or save in shares. */
	readonly savingEach: Money | null;
	readonly percentPerMonth: string | null;
	/**
	 * `otherIncome` includes fees, cash surpluses and recoveries on written-off loans; `surplusBefore` is the surplus account (brought in
	 * less shared); held for others are the social fund, payables to leavers, and money that members gave for others.
	 */
	readonly sources: Figures<
		| 'savings'
		| 'interest'
		| 'bankInterest'
		| 'fines'
		| 'otherIncome'
		| 'surplusBefore'
		| 'revolvingFund'
		| 'grants'
		| 'borrowings'
		| 'heldForOthers'
		| 'total'
	>;
	readonly uses: Figures<
		'loans' | 'bank' | 'deposits' | 'box' | 'things' | 'interestPaid' | 'otherExpenses' | 'total'
	>;
	readonly income: Money;
	readonly expense: Money;
	/** Income − expense of all years, as the form requires. */
	readonly netIncome: Money;
	readonly surplus: Money;
	/** Savings + surplus + revolving fund + grants. */
	readonly corpus: Money;
}

/** @param events of a checked book */
export function groupPosition(events: readonly GroupEvent[], view: BookAsAt): GroupPosition {
	const { state, on } = bookLines(events, view);
	const { balances } = state;
	const constitution = rulesOn(state, on);
	const held = (root: string) => heldUnder(balances, chart, root);
	const type = (of: AccountType) => totalOfType(balances, chart, of);
	const income = type('income');
	const expense = type('expense');
	const [interest, bankInterest, fines] = [held('interest'), held('bank-interest'), held('fines')];
	const sources = {
		savings: groupSavings(state),
		interest,
		bankInterest,
		fines,
		otherIncome: money(income - interest - bankInterest - fines),
		surplusBefore: held('surplus'),
		revolvingFund: held('revolving-fund'),
		grants: held('grants'),
		borrowings: held('borrowings'),
		heldForOthers: money(held('social-fund') + held('payable') + held('held-for-others'))
	};
	const uses = {
		loans: held('loans'),
		bank: held('bank'),
		deposits: held('deposits'),
		box: heldIn(balances, chart, box),
		things: held('assets'),
		interestPaid: held('interest-paid'),
		otherExpenses: money(expense - held('interest-paid'))
	};
	const surplus = surplusOf(balances);
	return {
		on,
		members: membersNow(state, on),
		savingEach: savingEach(constitution),
		percentPerMonth: constitution?.percentPerMonth ?? null,
		sources: { ...sources, total: sum(Object.values(sources)) },
		uses: { ...uses, total: sum(Object.values(uses)) },
		income,
		expense,
		netIncome: money(income - expense),
		surplus,
		corpus: sum([sources.savings, surplus, sources.revolvingFund, sources.grants])
	};
}

/** Returns the savings of all members in all funds, in minor units. */
export function groupSavings({ balances }: Pick<GroupState, 'balances'>): Money {
	return heldUnder(balances, chart, 'savings');
}

function savingEach(constitution: Constitution | null): Money | null {
	return constitution?.saving.mode === 'fixed' ? constitution.saving.amount : null;
}

/** Returns the savings due in twelve months by the rules in force, in minor units. */
export function savingInAYear(state: GroupState, on: LocalDate): Money {
	const constitution = rulesOn(state, on);
	if (constitution === null) return zero;
	const { saving, meetingRhythm } = constitution;
	const now = [...state.members.values()].filter((member) => member.leftOn === null);
	const times = { week: 52, fortnight: 26, month: 12 }[meetingRhythm.every];
	if (saving.mode === 'fixed') return money(saving.amount * times * now.length);
	if (saving.mode === 'shares') return money(saving.shareValue * times * now.length);
	return money(now.reduce((all, { memberId }) => all + (amountOf(saving, memberId) ?? 0), 0) * times);
}

type PerMember = Extract<Constitution['saving'], { mode: 'perMember' }>;

function amountOf(saving: PerMember, memberId: string): number | undefined {
	return saving.amounts.find((one) => one.memberId === memberId)?.amount;
}
