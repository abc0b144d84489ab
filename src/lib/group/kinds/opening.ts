import { err, ok, present, type Result } from '#kernel';
import { credit, debit, entryOf, type JournalEntry, type Posting } from '#ledger';
import { sum, zero, type Money } from '#money';
import * as v from 'valibot';
import {
	accountFromCamelCase,
	assetOf,
	bankAccount,
	borrowing,
	box,
	depositAt,
	grants,
	heldForOthers,
	helpFunds,
	loansTo,
	payableTo,
	revolvingFund,
	savingsOf,
	socialFund,
	surplus
} from '../chart.ts';
import { needsBankAccount, needsMembersOn, needsNotLeft, needsWholeCoins } from '../checks.ts';
import {
	amount,
	balance,
	bankAccountId,
	borrowingId,
	borrowingKind,
	count,
	day,
	event,
	fineId,
	listCode,
	loanId,
	loanSource,
	loanTerms,
	memberId,
	savingFund,
	saying,
	text
} from '../event-fields.ts';
import type { AskedOn, DraftsOf, KindsOf } from '../kind.ts';
import { purpose } from './held-for-others.ts';
import { deposit } from './placed-deposits.ts';
import { broughtLoan } from '../loans/new-loan.ts';
import { beginningOf, officersAmong } from '../offices/officers-who-decide.ts';
import { namedIn } from '../correction/needed-by.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';
import { lenderNamed, openCashCredit } from './lenders.ts';

const openingLoan = v.strictObject({
	loanId,
	memberId,
	principal: saying(amount, 'minor units lent at first; what is out when left out'),
	outstanding: v.pipe(amount, v.description('minor units of principal that are out')),
	instalmentsPaid: v.optional(count(0, 240, 'instalments paid before')),
	interestArrears: saying(balance, 'minor units charged before and unpaid'),
	interestLeft: saying(
		balance,
		'minor units of flat interest still to fall due; in proportion to the instalments left when left out'
	),
	disbursedOn: day,
	source: loanSource,
	terms: loanTerms,
	purpose: v.optional(listCode('purpose of the loan'))
});

const openingIncome = v.strictObject({
	interest: v.optional(balance),
	fines: v.optional(balance),
	fees: v.optional(balance),
	bankInterest: v.optional(balance),
	recovered: v.optional(balance),
	cashOver: v.optional(balance)
});

const openingExpense = v.strictObject({
	interestPaid: v.optional(balance),
	bankCharges: v.optional(balance),
	stationery: v.optional(balance),
	travel: v.optional(balance),
	honorarium: v.optional(balance),
	meetings: v.optional(balance),
	loansWrittenOff: v.optional(balance),
	cashShort: v.optional(balance)
});

const many = <Item extends v.GenericSchema>(item: Item) =>
	v.optional(v.pipe(v.array(item), v.maxLength(200)));

const openingBalances = event('OpeningBalances', {
	booksSince: saying(day, 'since when the group has kept books on paper'),
	seenBy: saying(v.pipe(v.array(memberId), v.maxLength(30)), 'who compared the sheet with the paper book'),
	fromPages: saying(
		v.strictObject({
			pages: count(2, 200, 'how many pages gave them'),
			on: v.pipe(day, v.description('day of the meeting that the pages are of'))
		}),
		'only where no book was left: the figures were given back by pages that the women keep'
	),
	box: v.pipe(balance, v.description('minor units of cash in the box')),
	bank: many(v.strictObject({ bankAccountId, amount: balance })),
	savings: many(v.strictObject({ memberId, fund: savingFund, amount: balance })),
	savingsArrears: many(v.strictObject({ memberId, amount: balance })),
	finesDue: many(v.strictObject({ fineId, memberId, amount })),
	loans: many(openingLoan),
	borrowings: many(
		v.strictObject({
			borrowingId,
			lender: text('lender'),
			kind: borrowingKind,
			outstanding: amount,
			cashCredit: v.optional(
				v.pipe(openCashCredit, v.description('only of a cash credit: what the bank lets the group draw'))
			)
		})
	),
	assets: saying(
		v.pipe(
			v.array(v.strictObject({ thing: listCode('the thing: a code of the group'), amount })),
			v.maxLength(40)
		),
		'what the group owns, at what it cost'
	),
	payables: saying(
		v.pipe(v.array(v.strictObject({ memberId, amount })), v.maxLength(200)),
		'what was still to be paid to a woman'
	),
	deposits: saying(
		v.pipe(v.array(v.strictObject({ deposit, amount })), v.maxLength(60)),
		'savings and shares of the group that somebody else keeps'
	),
	heldForOthers: saying(
		v.pipe(v.array(v.strictObject({ memberId, purpose, amount })), v.maxLength(200)),
		'what women gave for others and was not handed on yet'
	),
	socialFund: v.optional(balance),
	vulnerabilityFund: saying(balance, 'what is left of what was given for the most vulnerable'),
	revolvingFund: v.optional(balance),
	grants: v.optional(balance),
	income: v.optional(openingIncome),
	expense: v.optional(openingExpense),
	surplus: saying(balance, 'minor units earned before and kept; this or deficit balances the sheet'),
	deficit: saying(balance, 'minor units lost before')
});

export type OpeningBalances = v.InferOutput<typeof openingBalances>;

declare module '../event-types.ts' {
	interface EventKinds {
		OpeningBalances: OpeningBalances;
	}
}

export interface EnterOpeningBalances extends AskedOn<'EnterOpeningBalances'> {
	readonly balances: Omit<OpeningBalances, 'type' | 'occurredOn' | 'eventId' | 'recordedAt' | 'approvedBy'>;
}

export type OpeningCommand = EnterOpeningBalances;

export const openingKinds = {
	OpeningBalances: {
		fields: openingBalances,
		admit: admitOpening,
		legs: (_, event) => openingEntry(event),
		facts: bringIn,
		shown: { words: 'book.entry-opening', picture: 'book', account: 'paper.brought' }
	}
} as const satisfies KindsOf<OpeningBalances>;

export const openingDrafts: DraftsOf<OpeningCommand> = {
	EnterOpeningBalances: (_, { on, balances }) =>
		ok([{ type: 'OpeningBalances', occurredOn: on, ...balances }])
};

/** Checks the cut-off sheet: it comes before any other money, names only known members and accounts, and balances. */
function admitOpening(state: GroupState, event: OpeningBalances): Result<OpeningBalances, Rejection> {
	const refused =
		duplicateId(state, event) ??
		pagesUnseen(state, event) ??
		needsMembersOn(state, namedIn(event), event.occurredOn) ??
		leftBefore(state, event) ??
		(event.bank ?? [])
			.map((line) => needsBankAccount(state, line.bankAccountId))
			.find((reason) => reason !== null) ??
		loanAfterOpening(event) ??
		cashCreditUnlike(event) ??
		moneyBefore(state, event);
	if (refused) return err(refused);
	const sides = openingSides(event);
	if (sides.debits !== sides.credits) return err({ type: 'OpeningNotBalanced', ...sides });
	const coins = needsWholeCoins(state, event.box);
	return coins ? err(coins) : ok(event);
}

/** Finds an id of a loan, fine or borrowing that is not unique in the book. A fine may have been imposed before the sheet. */
function duplicateId(state: GroupState, event: OpeningBalances): Rejection | null {
	const { loans = [], finesDue = [], borrowings = [] } = event;
	const twice =
		repeated(loans.map((line) => line.loanId)) ??
		repeated(finesDue.map((line) => line.fineId)) ??
		repeated(borrowings.map((line) => line.borrowingId)) ??
		finesDue.find((line) => state.fines.has(line.fineId))?.fineId;
	return twice === undefined ? null : { type: 'DuplicateId', id: twice };
}

function repeated<Id extends string>(ids: readonly Id[]): Id | undefined {
	return ids.find((id, place) => ids.indexOf(id) !== place);
}

/** Figures rebuilt from pages need two deciding officers who compared them with the pages. */
function pagesUnseen(
	state: GroupState,
	{ fromPages, seenBy = [], corrects }: OpeningBalances
): Rejection | null {
	// A corrected sheet is approved by the codes of its correction.
	if (fromPages === undefined || corrects !== undefined) return null;
	const given = officersAmong(beginningOf(state), seenBy);
	return given >= 2 ? null : { type: 'ApprovalsMissing', given, needed: 2 };
}

/** Rejects lines for leavers. A corrected sheet is exempt, since she may have left afterwards: its figures are compared with her settlement. */
function leftBefore(state: GroupState, event: OpeningBalances): Rejection | null {
	if (event.corrects !== undefined) return null;
	return (
		namedIn(event)
			.map((memberId) => needsNotLeft(state, memberId))
			.find((reason) => reason !== null) ?? null
	);
}

function loanAfterOpening(event: OpeningBalances): Rejection | null {
	const later = event.loans?.find((loan) => loan.disbursedOn > event.occurredOn);
	return later === undefined ? null : { type: 'DayBeforeLoan', disbursedOn: later.disbursedOn };
}

/** Requires limit and drawing power for a cash credit, and neither for another loan. */
function cashCreditUnlike({ borrowings = [] }: OpeningBalances): Rejection | null {
	const isRight = ({ kind, cashCredit }: (typeof borrowings)[number]) =>
		kind === 'cashCredit'
			? cashCredit !== undefined && cashCredit.drawingPower <= cashCredit.limit
			: cashCredit === undefined;
	return borrowings.every(isRight) ? null : { type: 'TermsInvalid', field: 'drawingPower' };
}

/** Rejects a sheet after other money, unless it replaces the one just reversed (law 6.5). */
function moneyBefore(state: GroupState, event: OpeningBalances): Rejection | null {
	const isInPlace = event.corrects !== undefined && state.justReversed?.event.type === 'OpeningBalances';
	return state.moneyEntered && !isInPlace ? { type: 'MoneyAlreadyEntered' } : null;
}

/** Totals of debits and credits of the cut-off sheet, minor units; they must be equal. */
export function openingSides(event: OpeningBalances): { readonly debits: Money; readonly credits: Money } {
	const legs = openingPostings(event);
	const side = (which: Posting['side']) =>
		sum(legs.filter((leg) => leg.side === which).map((leg) => leg.amount));
	return { debits: side('debit'), credits: side('credit') };
}

/** The postings of the cut-off sheet as given, not yet checked. */
function openingPostings(event: OpeningBalances): readonly Posting[] {
	return [
		debit(box, event.box),
		...(event.bank ?? []).map((line) => debit(bankAccount(line.bankAccountId), line.amount)),
		...(event.loans ?? []).map((loan) => debit(loansTo(loan.memberId, loan.source), loan.outstanding)),
		...(event.assets ?? []).map((line) => debit(assetOf(line.thing), line.amount)),
		...(event.deposits ?? []).map((line) => debit(depositAt(line.deposit), line.amount)),
		...byAccount(event.expense).map(([account, amount]) => debit(account, amount)),
		debit(surplus, event.deficit ?? zero),
		...(event.savings ?? []).map((line) => credit(savingsOf(line.memberId, line.fund), line.amount)),
		...(event.borrowings ?? []).map((line) => credit(borrowing(line.borrowingId), line.outstanding)),
		...(event.payables ?? []).map((line) => credit(payableTo(line.memberId), line.amount)),
		...(event.heldForOthers ?? []).map((line) =>
			credit(heldForOthers(line.memberId, line.purpose), line.amount)
		),
		credit(socialFund, event.socialFund ?? zero),
		credit(helpFunds.vulnerabilityFund, event.vulnerabilityFund ?? zero),
		credit(revolvingFund, event.revolvingFund ?? zero),
		credit(grants, event.grants ?? zero),
		...byAccount(event.income).map(([account, amount]) => credit(account, amount)),
		credit(surplus, event.surplus ?? zero)
	];
}

function byAccount(lines: Readonly<Record<string, Money | undefined>> | undefined) {
	return Object.entries(lines ?? {}).map(
		([name, amount]) => [accountFromCamelCase(name), amount ?? zero] as const
	);
}

/** @throws Defect when the sheet does not balance: it was admitted before */
function openingEntry(event: OpeningBalances): JournalEntry | null {
	return entryOf(openingPostings(event));
}

/** Adds the facts of the cut-off sheet other than balances: arrears of saving, open loans, fines due, borrowings. */
function bringIn(draft: GroupDraft, event: OpeningBalances): void {
	const constitution = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	draft.booksSince = event.booksSince ?? null;
	for (const line of event.savingsArrears ?? []) {
		const member = present(draft.members.get(line.memberId), 'arrears are a member’s');
		draft.members.set(line.memberId, { ...member, openingArrears: line.amount });
	}
	for (const line of event.loans ?? []) {
		draft.loanCount += 1;
		draft.loans.set(line.loanId, broughtLoan(line, event.occurredOn, constitution, draft.loanCount));
	}
	for (const { fineId, memberId, amount } of event.finesDue ?? []) {
		draft.fines.set(fineId, {
			fineId,
			memberId,
			reason: broughtIn,
			amount,
			to: constitution.fines.to ?? 'group',
			imposedOn: event.occurredOn,
			paid: zero,
			forgiven: false
		});
	}
	for (const { borrowingId, lender, kind, outstanding, cashCredit } of event.borrowings ?? []) {
		draft.borrowings.set(borrowingId, {
			borrowingId,
			lender: lenderNamed(lender),
			kind,
			amount: outstanding,
			receivedOn: event.occurredOn,
			terms: {},
			applicationId: null,
			cashCredit:
				cashCredit === undefined
					? null
					: {
							powers: [{ from: event.occurredOn, amount: cashCredit.drawingPower, limit: cashCredit.limit }]
						}
		});
	}
	draft.moneyEntered = true;
}

/** Reason code of a fine from the cut-off sheet; the real reason is only in the paper book. */
const broughtIn = 'broughtIn';
