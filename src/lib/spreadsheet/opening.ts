import { type ConstitutionWritten, type OpeningBalances, openingSides } from '#group';
import { money, type Money, subtract, zero } from '#money';
import {
	amountAboveZero,
	type Cells,
	codeOr,
	name,
	readAmount,
	readChoice,
	type Reader,
	readSheetDay
} from './cells.ts';
import {
	depositPlaceWords,
	expenseAccounts,
	heldPurposeWords,
	incomeAccounts,
	lenderKindWords,
	type RowKind
} from './choices.ts';
import { columnOf } from './columns.ts';
import { memberOf, type Members } from './members.ts';
import { given, type GroupFrame, ids, type SheetGroup } from './sheet-group.ts';
import { word, type Word } from './words.ts';
import type { LocalDate } from '#kernel';
import { readOpeningLoan } from './loan-cells.ts';

/** The cut-off sheet of a group. */
export interface OpeningSheet {
	readonly event: OpeningBalances;
	/** Row of the cash in the box. */
	readonly boxRow: number;
	/** True if the sheet said "rest" and the missing amount was computed. */
	readonly surplusComputed: boolean;
}

const figureKinds: readonly RowKind[] = [
	'loan',
	'fine',
	'borrowing',
	'deposit',
	'box',
	'socialFund',
	'vulnerabilityFund',
	'revolvingFund',
	'grants',
	'income',
	'expense',
	'surplus',
	'deficit'
];
const figureColumns = [
	'savings',
	'voluntarySavings',
	'shares',
	'arrears',
	'held',
	'fineDue',
	'outstanding'
] as const;

/** True if the group's rows contain any figure of a cut-off sheet. */
function hasFigures(group: SheetGroup): boolean {
	return (
		group.of(...figureKinds).length > 0 ||
		group.of('bank').some((cells) => cells.has('amount')) ||
		group.of('member').some((cells) => figureColumns.some((column) => cells.has(column)))
	);
}

/**
 * Builds the OpeningBalances of a group from its rows (ledger law 5, fine print 7); null for a group that begins with its
 * first meeting. A sheet that does not balance is reported with the difference in minor units.
 */
export function readOpening(
	group: SheetGroup,
	frame: GroupFrame,
	{ members, rules }: { readonly members: Members; readonly rules: ConstitutionWritten }
): OpeningSheet | null {
	const on = frame.cutOff;
	if (on === null) {
		if (hasFigures(group) && !frame.cells.has('cutOff')) frame.cells.say('cutOff', { code: 'cutOffMissing' });
		return null;
	}
	for (const { joined, cells } of members.list) {
		const isNamed = figureColumns.some((column) => cells.has(column));
		if (joined > on && isNamed) cells.say('joined', { code: 'dayAfterCutOff', detail: { cutOff: on } });
	}
	const box = group.only('box');
	if (box === null) frame.cells.say(null, { code: 'boxMissing' });
	const seenBy = members.seenBy.length > 0 ? [...members.seenBy] : undefined;
	const sheet: OpeningBalances = {
		type: 'OpeningBalances',
		occurredOn: on,
		...given({ booksSince: frame.cells.read('booksSince', readSheetDay), seenBy }),
		box: box?.needs('amount', readAmount) ?? zero,
		...readLists(group, members, { rules, on }),
		...readFunds(group)
	};
	const { row } = frame.cells.row;
	return { ...withSurplus(group, sheet, row), boxRow: box?.row.row ?? row };
}

const restWord = readChoice([word('rest', 'rest', 'बाकी')]);
const amountOrRest: Reader<Money | 'rest'> = (text) => {
	const rest = restWord(text);
	return rest.ok ? rest : readAmount(text);
};

/** Adds the surplus or deficit; for "rest" it is computed from the other figures and may have either sign. */
function withSurplus(
	group: SheetGroup,
	sheet: OpeningBalances,
	row: number
): Pick<OpeningSheet, 'event' | 'surplusComputed'> {
	const surplusRow = group.only('surplus');
	const deficitRow = group.only('deficit');
	if (surplusRow !== null)
		deficitRow?.say('row', { code: 'rowTwice', detail: { first: surplusRow.row.row } });
	const surplus = surplusRow?.needs('amount', amountOrRest);
	const deficit = deficitRow?.needs('amount', readAmount);
	if (surplus === 'rest') {
		const { debits, credits } = openingSides(sheet);
		const rest = subtract(debits, credits);
		const event = rest < 0 ? { ...sheet, deficit: money(-rest) } : { ...sheet, surplus: rest };
		return { event, surplusComputed: true };
	}
	const event = { ...sheet, ...given({ surplus, deficit }) };
	const { debits, credits } = openingSides(event);
	if (debits !== credits && !hasWrongMoney(group)) {
		const difference = subtract(debits, credits);
		group.say(row, null, { code: 'notBalanced', detail: { debits, credits, difference } });
	}
	return { event, surplusComputed: false };
}

/** True if a sum, the kind of a row, or the name of an income or expense is invalid: a difference would then mislead. */
function hasWrongMoney(group: SheetGroup): boolean {
	const named = new Set<number | null>(group.of('income', 'expense').map(({ row }) => row.row));
	return group.problems.some(
		({ row, column, code }) =>
			code === 'boxMissing' ||
			column === 'row' ||
			(column === 'name' && named.has(row)) ||
			(column !== null && columnOf(column)?.money === true)
	);
}

type List<
	Field extends
		| 'bank'
		| 'savings'
		| 'savingsArrears'
		| 'finesDue'
		| 'loans'
		| 'borrowings'
		| 'heldForOthers'
		| 'deposits'
> = NonNullable<OpeningBalances[Field]>;

/** Returns the lists of the cut-off sheet in the order of rows, without empty ones. */
function readLists(
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
		heldForOthers: readHeld(members),
		deposits: readDeposits(group)
	};
	return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function readBanks(group: SheetGroup): List<'bank'> {
	return group.of('bank').flatMap((cells, place) => {
		const held = cells.read('amount', readAmount);
		return held === undefined ? [] : [{ bankAccountId: ids.bank(place + 1), amount: held }];
	});
}

/** Reads savings. A group has either regular savings or shares; old voluntary savings are accepted under any rules. */
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

/** Reads fines: one on the member's row, further ones on rows of their own. */
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
		// A loan of a member with an invalid number still counts in the balance of the sheet.
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

function readDeposits(group: SheetGroup): List<'deposits'> {
	return group.of('deposit').map((cells) => ({
		deposit: cells.needs('name', codeOr(depositPlaceWords)) ?? 'other',
		amount: cells.needs('amount', amountAboveZero) ?? money(1)
	}));
}

/** Reads the group's own funds, and the current year's income and expenses if the paper book keeps them separately. */
function readFunds(group: SheetGroup): Partial<OpeningBalances> {
	const funds = {
		socialFund: only(group, 'socialFund'),
		vulnerabilityFund: only(group, 'vulnerabilityFund'),
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

function only(
	group: SheetGroup,
	kind: 'socialFund' | 'vulnerabilityFund' | 'revolvingFund' | 'grants'
): Money | undefined {
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
