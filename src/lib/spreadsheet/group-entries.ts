import type { LocalDate } from '#kernel';
import type { GrantReceived, GroupEvent } from '#group';
import { money, type Money } from '#money';
import type { PageRow } from './meeting-lines.ts';
import { given } from './sheet-group.ts';

/** A row with an amount in one of the group's own columns. */
export interface OfGroup {
	readonly line: PageRow;
	readonly amount: Money;
}

/** Builds the event of each of the group's columns; null if another column of the row covers it. Amounts are minor units. */
export const ofGroup = {
	income: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'IncomeReceived',
		occurredOn,
		...named(line),
		category: line.incomeFrom,
		amount
	}),
	expense: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'ExpensePaid',
		occurredOn,
		...named(line),
		category: line.expenseFor,
		amount
	}),
	/** A member's row hands on her money only; otherwise the amount is taken from members in the order of their numbers. */
	heldOut: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'HandedToOthers',
		occurredOn,
		...through(line),
		purpose: line.heldFor,
		amount,
		...given({ reference: line.paperNumber }),
		...(line.memberId !== null && { of: [{ memberId: line.memberId, amount }] })
	}),
	depositIn: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'DepositPlaced',
		...atDeposit(occurredOn, { line, amount })
	}),
	depositOut: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'DepositTakenBack',
		...atDeposit(occurredOn, { line, amount })
	}),
	depositInterest: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'DepositCredited',
		occurredOn,
		deposit: line.depositAt,
		amount,
		reference: line.paperNumber ?? ''
	}),
	toBank: atBank('CashTakenToBank'),
	fromBank: atBank('CashTakenFromBank'),
	bankInterest: atBank('BankInterestCredited'),
	bankCharges: atBank('BankCharged'),
	revolvingFundIn: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent =>
		grant(occurredOn, { line, amount }, 'revolvingFund'),
	vulnerabilityFundIn: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent =>
		grant(occurredOn, { line, amount }, 'vulnerabilityFund'),
	grantIn: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent =>
		grant(occurredOn, { line, amount }, 'grant'),
	grantBack: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'GrantReturned',
		occurredOn,
		...through(line),
		kind: line.grantKind,
		to: line.other,
		amount,
		reference: line.paperNumber ?? ''
	}),
	borrowed: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'BorrowingReceived',
		occurredOn,
		...through(line),
		borrowingId: line.borrowing,
		lender: line.other,
		kind: line.lenderKind,
		amount
	}),
	borrowingPaid: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'BorrowingRepaid',
		occurredOn,
		...through(line),
		borrowingId: line.borrowing,
		principal: amount,
		...given({ interest: line.amounts.get('borrowingInterest') })
	}),
	borrowingCredit: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type: 'BorrowingCredited',
		occurredOn,
		borrowingId: line.borrowing,
		kind: line.creditKind,
		amount,
		reference: line.paperNumber ?? ''
	}),
	/** Null if the row has principal, because the payment then includes the interest. */
	borrowingInterest: (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent | null =>
		line.amounts.has('borrowingPaid')
			? null
			: {
					type: 'BorrowingRepaid',
					occurredOn,
					...through(line),
					borrowingId: line.borrowing,
					principal: money(0),
					interest: amount
				}
};

function atBank(type: 'CashTakenToBank' | 'CashTakenFromBank' | 'BankInterestCredited' | 'BankCharged') {
	return (occurredOn: LocalDate, { line, amount }: OfGroup): GroupEvent => ({
		type,
		occurredOn,
		bankAccountId: line.account,
		amount
	});
}

function grant(occurredOn: LocalDate, { line, amount }: OfGroup, kind: GrantReceived['kind']): GroupEvent {
	return { type: 'GrantReceived', occurredOn, ...through(line), kind, source: line.other, amount };
}

const atDeposit = (occurredOn: LocalDate, { line, amount }: OfGroup) => ({
	occurredOn,
	...through(line),
	deposit: line.depositAt,
	amount,
	...given({ reference: line.paperNumber })
});

function through({ via }: PageRow): { readonly via?: string } {
	return via === undefined ? {} : { via };
}

function named({ memberId, via }: PageRow) {
	return { ...(via !== undefined && { via }), ...(memberId !== null && { memberId }) };
}
