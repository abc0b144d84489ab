import type { LocalDate } from '#kernel';
import type { ConstitutionWritten, OpeningBalances } from '#group';
import { money, zero, type Money } from '#money';
import { readAmount, amountAboveZero, codeOr, readChoice, name, type Cells } from './cells.ts';
import { expenseAccounts, heldPurposeWords, incomeAccounts, lenderKindWords } from './choices.ts';
import { readOpeningLoan } from './loan-cells.ts';
import { memberOf, type Members } from './members.ts';
import { ids, type SheetGroup } from './sheet-group.ts';
import type { Word } from './words.ts';

type List<
	Field extends 'bank' | 'savings' | 'savingsArrears' | 'finesDue' | 'loans' | 'borrowings' | 'heldForOthers'
> = NonNullable<OpeningBalances[Field]>;

/** The lists of the cut-off sheet, in the order of the rows; an empty one is left out. */
export function readLists(
	group: SheetGroup,
	members: Members,
	{ rules, on }: { readonly rules: ConstitutionWritten; readonly on: LocalDate }
): Partial<OpeningBalances> {
	const lists = {
		bank: readBanks(group),
		savings: readSavings(members, rules),
		savingsArrears: readArrears(members),
		finesDue: readFines(group, members),
		loans: readLoans(group, members, { rules, on }),
		borrowings: readBorrowings(group),
		heldForOthers: readHeld(members)
	};
	return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function readBanks(group: SheetGroup): List<'bank'> {
	return group.of('bank').flatMap((cells, place) => {
		const held = cells.read('amount', readAmount);
		return held === undefined ? [] : [{ bankAccountId: ids.bank(place + 1), amount: held }];
	});
}

/** Regular savings and shares are two ways of one group; voluntary savings may be old, whatever the rules say now. */
function readSavings(members: Members, { saving }: ConstitutionWritten): List<'savings'> {
	const inShares = saving.mode === 'shares';
	return members.list.flatMap(({ memberId, cells }) => {
		if (cells.has(inShares ? 'savings' : 'shares'))
			cells.say(inShares ? 'savings' : 'shares', { code: 'wrongFund' });
		const funds = [
			{ fund: 'regular', saved: cells.read('savings', readAmount) },
			{ fund: 'voluntary', saved: cells.read('voluntarySavings', readAmount) },
			{ fund: 'shares', saved: cells.read('shares', readAmount) }
		] as const;
		return funds.flatMap(({ fund, saved = zero }) => (saved > 0 ? [{ memberId, fund, amount: saved }] : []));
	});
}

function readArrears(members: Members): List<'savingsArrears'> {
	return members.list.flatMap(({ memberId, cells }) => {
		const behind = cells.read('arrears', readAmount) ?? zero;
		return behind > 0 ? [{ memberId, amount: behind }] : [];
	});
}

function readHeld(members: Members): List<'heldForOthers'> {
	return members.list.flatMap(({ memberId, cells }) => {
		const held = cells.read('held', readAmount) ?? zero;
		const purpose = cells.read('heldFor', codeOr(heldPurposeWords)) ?? 'other';
		return held > 0 ? [{ memberId, purpose, amount: held }] : [];
	});
}

/** A fine stands on the row of the woman, a second one on a row of its own. */
function readFines(group: SheetGroup, members: Members): List<'finesDue'> {
	const found = group.of('member', 'fine').flatMap((cells) => {
		const isOwnRow = cells.row.kind === 'fine';
		const due = isOwnRow
			? cells.needs('fineDue', amountAboveZero)
			: (cells.read('fineDue', readAmount) ?? zero);
		const member = isOwnRow ? memberOf(cells, members) : memberOnHerRow(cells, members);
		if (due === undefined || due === 0 || member === undefined) return [];
		return [{ memberId: member.memberId, amount: due }];
	});
	return found.map((fine, place) => ({ fineId: ids.fine(place + 1), ...fine }));
}

function readLoans(
	group: SheetGroup,
	members: Members,
	{ rules, on }: { readonly rules: ConstitutionWritten; readonly on: LocalDate }
): List<'loans'> {
	const found = group.of('member', 'loan').flatMap((cells) => {
		const loan = readOpeningLoan(cells, rules, on);
		if (loan === null) return [];
		const member = cells.row.kind === 'loan' ? memberOf(cells, members) : memberOnHerRow(cells, members);
		// An amount of a member whose number is wrong still counts in the balance of the sheet.
		return [{ ...loan, memberId: member?.memberId ?? ids.member(0) }];
	});
	return found.map((loan, place) => ({ loanId: ids.loan(place + 1), ...loan }));
}

function memberOnHerRow(cells: Cells, members: Members) {
	return members.list.find((member) => member.cells.row === cells.row);
}

function readBorrowings(group: SheetGroup): List<'borrowings'> {
	return group.of('borrowing').map((cells, place) => ({
		borrowingId: ids.borrowing(place + 1),
		lender: cells.needs('name', name(80)) ?? '',
		kind: cells.needs('lenderKind', readChoice(lenderKindWords)) ?? 'other',
		outstanding: cells.needs('amount', amountAboveZero) ?? money(1)
	}));
}

/** What a group has of its own, and what it earned and spent if the paper book still keeps that apart. */
export function readFunds(group: SheetGroup): Partial<OpeningBalances> {
	const funds = {
		socialFund: only(group, 'socialFund'),
		revolvingFund: only(group, 'revolvingFund'),
		grants: only(group, 'grants'),
		income: byAccount(group, 'income', incomeAccounts),
		expense: byAccount(group, 'expense', expenseAccounts)
	};
	return Object.fromEntries(
		Object.entries(funds).filter(
			([, fund]) => fund !== undefined && (typeof fund === 'number' || Object.keys(fund).length > 0)
		)
	);
}

function only(group: SheetGroup, kind: 'socialFund' | 'revolvingFund' | 'grants'): Money | undefined {
	return group.only(kind)?.needs('amount', readAmount);
}

function byAccount<Account extends string>(
	group: SheetGroup,
	kind: 'income' | 'expense',
	accounts: readonly Word<Account>[]
): Readonly<Partial<Record<Account, Money>>> {
	const lines = new Map<Account, { readonly row: number; readonly amount: Money }>();
	for (const cells of group.of(kind)) {
		const account = cells.needs('name', readChoice(accounts));
		const sum = cells.needs('amount', readAmount);
		if (account === undefined || sum === undefined) continue;
		const first = lines.get(account);
		if (first !== undefined) cells.say('name', { code: 'rowTwice', detail: { first: first.row } });
		else lines.set(account, { row: cells.row.row, amount: sum });
	}
	return Object.fromEntries([...lines].map(([account, line]) => [account, line.amount])) as Partial<
		Record<Account, Money>
	>;
}
