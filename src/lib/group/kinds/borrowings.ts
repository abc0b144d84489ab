import { err, ok, present, type BorrowingId, type LocalDate, type Result } from '#kernel';
import { credit, debit, entryOf } from '#ledger';
import { add, least, money, sum, zero, type Money } from '#money';
import * as v from 'valibot';
import { bankDayOf } from '../bank/bank-difference.ts';
import { borrowingOutstanding, leastOwedFrom, owedInMeeting } from '../borrowing/borrowing.ts';
import { drawable, drawingPowerOn, drawnAbovePower } from '../borrowing/cash-credit.ts';
import { bankCharges, borrowing, interestPaid, moneyAccount } from '../chart.ts';
import { needsAccountOf, needsMeeting, needsWholeCoins, needsWholeBook } from '../checks.ts';
import {
	amount,
	applicationId,
	balance,
	borrowingId,
	borrowingKind,
	borrowingTerms,
	event,
	saying,
	text,
	valueOn,
	via
} from '../event-fields.ts';
import type { EventOf } from '../event-types.ts';
import { noFacts, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { CashCredit, GroupDraft, GroupState } from '../state.ts';
import { lenderNamed, needsApplication, needsBorrowing } from './lenders.ts';

const borrowingReceived = event('BorrowingReceived', {
	via,
	valueOn,
	borrowingId,
	lender: text('lender'),
	kind: borrowingKind,
	amount,
	terms: v.optional(borrowingTerms),
	applicationId: v.optional(applicationId)
});

export type BorrowingReceived = v.InferOutput<typeof borrowingReceived>;

const debited = {
	interest: saying(balance, 'minor units of interest'),
	charges: saying(balance, 'minor units of other charges')
};

const borrowingCharged = event('BorrowingCharged', { valueOn, borrowingId, ...debited });

export type BorrowingCharged = v.InferOutput<typeof borrowingCharged>;

const borrowingRepaid = event('BorrowingRepaid', {
	via,
	valueOn,
	borrowingId,
	principal: v.pipe(balance, v.description('minor units that lessen the debt')),
	...debited
});

export type BorrowingRepaid = v.InferOutput<typeof borrowingRepaid>;

declare module '../event-types.ts' {
	interface EventKinds {
		BorrowingReceived: BorrowingReceived;
		BorrowingCharged: BorrowingCharged;
		BorrowingRepaid: BorrowingRepaid;
	}
}

export interface DrawCashCredit extends AskedOn<'DrawCashCredit'> {
	readonly borrowingId: BorrowingId;
	readonly amount: Money;
	readonly via?: string;
	readonly valueOn?: LocalDate;
}

export type ReceiveBorrowing = AskedFor<
	'ReceiveBorrowing',
	BorrowingReceived,
	'borrowingId' | 'lender' | 'kind' | 'amount' | 'terms' | 'applicationId' | 'via' | 'valueOn'
>;

/** Interest and charges debited by the lender, from its statement. */
export interface ChargeBorrowing extends AskedOn<'ChargeBorrowing'> {
	readonly borrowingId: BorrowingId;
	readonly interest?: Money;
	readonly charges?: Money;
	readonly valueOn?: LocalDate;
}

export interface RepayBorrowing extends AskedOn<'RepayBorrowing'> {
	readonly borrowingId: BorrowingId;
	readonly principal: Money;
	readonly interest?: Money;
	readonly charges?: Money;
	readonly via?: string;
	readonly valueOn?: LocalDate;
}

export type BorrowingCommand = DrawCashCredit | ReceiveBorrowing | ChargeBorrowing | RepayBorrowing;

export const borrowingKinds = {
	BorrowingReceived: {
		fields: borrowingReceived,
		admit: admitBorrowing,
		legs: (_, { borrowingId, amount, via }) =>
			entryOf([debit(moneyAccount(via), amount), credit(borrowing(borrowingId), amount)]),
		facts: receiveBorrowing,
		shown: {
			words: 'book.entry-borrowing',
			picture: 'from-outside',
			account: 'paper.money-borrowing-received'
		},
		point: 'bank'
	},
	BorrowingCharged: {
		fields: borrowingCharged,
		admit: admitLendersDebit,
		legs: (_, { borrowingId, interest = zero, charges = zero }) =>
			entryOf([
				debit(interestPaid, interest),
				debit(bankCharges, charges),
				credit(borrowing(borrowingId), add(interest, charges))
			]),
		facts: noFacts,
		shown: {
			words: 'bank.book-debited-charges',
			picture: 'bank-charge',
			account: 'account.entry-borrowing-charged'
		}
	},
	BorrowingRepaid: {
		fields: borrowingRepaid,
		admit: admitPayingBack,
		legs: (_, { borrowingId, principal, interest = zero, charges = zero, via }) =>
			entryOf([
				debit(borrowing(borrowingId), principal),
				debit(interestPaid, interest),
				debit(bankCharges, charges),
				credit(moneyAccount(via), sum([principal, interest, charges]))
			]),
		facts: noFacts,
		shown: {
			words: 'bank.group-loan-repay',
			picture: 'box-to-bank',
			account: 'account.entry-borrowing-repaid'
		},
		point: 'bank'
	}
} as const satisfies KindsOf<BorrowingReceived | BorrowingCharged | BorrowingRepaid>;

/** These entries copy slips, passbooks and letters: the circle does not decide them, so no quorum is required beyond the law. */
export const borrowingDrafts: DraftsOf<BorrowingCommand> = {
	DrawCashCredit: ({ borrowings }, { on, borrowingId, amount, via, valueOn }) => {
		const credit = borrowings.get(borrowingId);
		if (credit === undefined) return err({ type: 'BorrowingUnknown', borrowingId });
		const drawn = { lender: credit.lender, kind: 'cashCredit' as const, amount };
		const more = { ...optional('via', via), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingReceived', occurredOn: on, borrowingId, ...drawn, ...more }]);
	},
	ReceiveBorrowing: (_, { on, borrowingId, lender, kind, amount, terms, applicationId, via, valueOn }) => {
		const more = {
			...optional('terms', terms),
			...optional('applicationId', applicationId),
			...optional('via', via),
			...optional('valueOn', valueOn)
		};
		const received = { lender: tidy(lender), kind, amount, ...more };
		return ok([{ type: 'BorrowingReceived', occurredOn: on, borrowingId, ...received }]);
	},
	ChargeBorrowing: (_, { on, borrowingId, valueOn, ...debited }) => {
		const more = { ...parts(debited), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingCharged', occurredOn: on, borrowingId, ...more }]);
	},
	RepayBorrowing: (_, { on, borrowingId, principal, via, valueOn, ...beside }) => {
		const more = { ...parts(beside), ...optional('via', via), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingRepaid', occurredOn: on, borrowingId, principal, ...more }]);
	}
};

function admitBorrowing(state: GroupState, event: BorrowingReceived): Result<BorrowingReceived, Rejection> {
	const { applicationId, terms } = event;
	if (event.kind === 'cashCredit') return admitDraw(state, event);
	const refused =
		needsMeeting(state) ??
		needsFirstReceipt(state, event) ??
		needsAccountOf(state, event.via) ??
		needsApplication(state, applicationId, event.occurredOn);
	if (refused) return err(refused);
	if (terms?.firstDueOn !== undefined && terms.firstDueOn < bankDayOf(event))
		return err({ type: 'TermsInvalid', field: 'firstDueOn' });
	const coins = needsWholeCoins(state, event.amount, event.via);
	return coins ? err(coins) : ok(event);
}

/** Checks a draw on a cash credit, which may be repeated while the debt stays within the drawing power. */
function admitDraw(state: GroupState, event: BorrowingReceived): Result<BorrowingReceived, Rejection> {
	const { borrowingId, amount } = event;
	const refused = needsMeeting(state) ?? needsAccountOf(state, event.via) ?? needsBorrowing(state, event);
	if (refused) return err(refused);
	const { cashCredit, lender } = present(state.borrowings.get(borrowingId), 'a known borrowing');
	if (cashCredit === null) return err({ type: 'NotACashCredit', borrowingId });
	if (event.terms !== undefined) return err({ type: 'TermsInvalid', field: 'instalments' });
	if (lenderNamed(event.lender) !== lenderNamed(lender) || event.applicationId !== undefined)
		return err({ type: 'TermsInvalid', field: 'lender' });
	const coins = needsWholeCoins(state, amount, event.via);
	if (coins) return err(coins);
	const above = aboveDrawingPower(state, event, cashCredit);
	return above ? err(above) : ok(event);
}

/** Compares with the present debt, and for a past day with the debt of each day. A replacement is checked together with its reversal. */
function aboveDrawingPower(
	state: GroupState,
	event: BorrowingReceived,
	credit: CashCredit
): Rejection | null {
	const { borrowingId, amount, occurredOn: on } = event;
	if (event.corrects !== undefined) return null;
	if (needsWholeBook(state, event)) {
		const journal = present(state.journal, 'an entry of a past day is made with the whole book');
		const more = { on, amount };
		return drawnAbovePower(borrowingId, { journal, credit, more }, () => ({ journal, credit }));
	}
	for (const { day, owed } of owedInMeeting(state, borrowingId, on).filter(({ isDrawn }) => isDrawn))
		if (amount > drawable(credit, owed, day))
			return { type: 'AboveDrawingPower', power: drawingPowerOn(credit, day)?.amount ?? zero, owed };
	return null;
}

/** A loan is disbursed once; a repeated receipt is only possible on a cash credit. */
function needsFirstReceipt(state: GroupState, { borrowingId }: BorrowingReceived): Rejection | null {
	return state.borrowings.has(borrowingId) ? { type: 'NotACashCredit', borrowingId } : null;
}

/** Adds a borrowing; a draw on a cash credit changes only balances. */
function receiveBorrowing(draft: GroupDraft, event: BorrowingReceived): void {
	if (event.kind === 'cashCredit') return;
	const { borrowingId, lender, kind, amount, occurredOn: receivedOn, terms, applicationId } = event;
	draft.borrowings.set(borrowingId, {
		borrowingId,
		lender: lenderNamed(lender),
		kind,
		amount,
		receivedOn,
		terms: terms ?? {},
		applicationId: applicationId ?? null,
		cashCredit: null
	});
}

function admitLendersDebit(state: GroupState, event: BorrowingCharged): Result<BorrowingCharged, Rejection> {
	const refused = needsMeeting(state) ?? needsBorrowing(state, event) ?? needsSomething(event);
	return refused ? err(refused) : ok(event);
}

function needsSomething(event: BorrowingCharged | BorrowingRepaid): Rejection | null {
	const principal = event.type === 'BorrowingRepaid' ? event.principal : zero;
	return principal + (event.interest ?? zero) + (event.charges ?? zero) > 0 ? null : { type: 'NothingPaid' };
}

function admitPayingBack(state: GroupState, event: BorrowingRepaid): Result<BorrowingRepaid, Rejection> {
	const paid = paidInAll(event);
	const refused =
		needsMeeting(state) ??
		needsAccountOf(state, event.via) ??
		needsBorrowing(state, event) ??
		needsSomething(event) ??
		needsWholeCoins(state, paid, event.via);
	if (refused) return err(refused);
	const owed = owedFor(state, event);
	return event.principal > owed ? err({ type: 'MoreThanOwed', owed }) : ok(event);
}

/** Total paid from the box or the account, minor units. */
function paidInAll({ principal, interest, charges }: BorrowingRepaid): Money {
	return money(principal + (interest ?? zero) + (charges ?? zero));
}

/** Maximum that can be repaid or credited on that day: neither more than is owed now, nor more than later decreases leave. */
export function owedFor(state: GroupState, event: BorrowingRepaid | EventOf<'BorrowingCredited'>): Money {
	const { borrowingId, occurredOn } = event;
	if (!needsWholeBook(state, event))
		return owedInMeeting(state, borrowingId, occurredOn)
			.map(({ owed }) => owed)
			.reduce((one, other) => least(one, other));
	const now = borrowingOutstanding(state, borrowingId);
	const journal = present(state.journal, 'an entry of a past day is made with the whole book');
	return least(now, leastOwedFrom(journal, borrowingId, occurredOn));
}

/** Omits fields of zero. */
function parts<Amount extends number>(of: {
	readonly interest?: Amount;
	readonly charges?: Amount;
}): {
	interest?: Amount;
	charges?: Amount;
} {
	return {
		...optional('interest', of.interest || undefined),
		...optional('charges', of.charges || undefined)
	};
}
