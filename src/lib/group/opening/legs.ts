import { credit, debit, entryOf, type JournalEntry, type Posting } from '#ledger';
import { sum, zero, type Money } from '#money';
import {
	accountFromCamelCase,
	assetOf,
	bankAccount,
	borrowing,
	box,
	grants,
	loansTo,
	payableTo,
	revolvingFund,
	savingsOf,
	socialFund,
	surplus
} from '../chart.ts';
import type { OpeningBalances } from '../event-types.ts';
import type { LegsOf } from '../legs.ts';

export const openingLegs: LegsOf<'OpeningBalances'> = {
	OpeningBalances: (_, event) => openingEntry(event)
};

/** The legs of the cut-off sheet, as given, not yet checked. */
function openingPostings(event: OpeningBalances): readonly Posting[] {
	return [
		debit(box, event.box),
		...(event.bank ?? []).map((line) => debit(bankAccount(line.bankAccountId), line.amount)),
		...(event.loans ?? []).map((loan) => debit(loansTo(loan.memberId, loan.source), loan.outstanding)),
		...(event.assets ?? []).map((line) => debit(assetOf(line.thing), line.amount)),
		...byAccount(event.expense).map(([account, amount]) => debit(account, amount)),
		debit(surplus, event.deficit ?? zero),
		...(event.savings ?? []).map((line) => credit(savingsOf(line.memberId, line.fund), line.amount)),
		...(event.borrowings ?? []).map((line) => credit(borrowing(line.borrowingId), line.outstanding)),
		...(event.payables ?? []).map((line) => credit(payableTo(line.memberId), line.amount)),
		credit(socialFund, event.socialFund ?? zero),
		credit(revolvingFund, event.revolvingFund ?? zero),
		credit(grants, event.grants ?? zero),
		...byAccount(event.income).map(([account, amount]) => credit(account, amount)),
		credit(surplus, event.surplus ?? zero)
	];
}

/** Minor units on each side; the cut-off sheet must balance. */
export function openingSides(event: OpeningBalances): { readonly debits: Money; readonly credits: Money } {
	const legs = openingPostings(event);
	const side = (which: Posting['side']) =>
		sum(legs.filter((leg) => leg.side === which).map((leg) => leg.amount));
	return { debits: side('debit'), credits: side('credit') };
}

/** @throws Defect when the sheet does not balance: it was admitted before */
function openingEntry(event: OpeningBalances): JournalEntry | null {
	return entryOf(openingPostings(event));
}

function byAccount(lines: Readonly<Record<string, Money | undefined>> | undefined) {
	return Object.entries(lines ?? {}).map(
		([name, amount]) => [accountFromCamelCase(name), amount ?? zero] as const
	);
}
