import type { BankAccountId, BorrowingId, MemberId } from '#kernel';
import { chartOfAccounts, rootOf, type AccountCode, type AccountType, type ChartOfAccounts } from '#ledger';
import type { LoanSource, SavingFund } from './event-fields.ts';

const lines = (type: AccountType, roots: readonly string[], guarded: readonly string[] = []) =>
	roots.map((root) => ({ root, type, mayGoBelowZero: !guarded.includes(root) }));

/** The chart of accounts of a savings group (ledger law 4). */
export const chart: ChartOfAccounts = chartOfAccounts([
	...lines('asset', ['box', 'bank', 'loans', 'assets', 'deposits'], ['box', 'bank', 'loans', 'deposits']),
	...lines(
		'liability',
		['savings', 'social-fund', 'borrowings', 'payable', 'held-for-others'],
		['savings', 'social-fund', 'payable', 'held-for-others']
	),
	...lines('equity', ['revolving-fund', 'grants', 'surplus'], ['revolving-fund', 'grants']),
	...lines('income', [
		'interest',
		'fines',
		'fees',
		'bank-interest',
		'recovered',
		'cash-over',
		'other-income'
	]),
	...lines('expense', [
		'interest-paid',
		'bank-charges',
		'stationery',
		'travel',
		'honorarium',
		'meetings',
		'loans-written-off',
		'cash-short',
		'savings-interest',
		'other-expense'
	])
]);

const code = (path: string) => path as AccountCode;

/** Size of the caches: more than the number of members in all books open at a time. */
const membersKept = 1000;

export const box = code('box');

export const interestIncome = code('interest');

export const finesIncome = code('fines');

export const feesIncome = code('fees');

export const bankInterest = code('bank-interest');

export const recovered = code('recovered');

export const interestPaid = code('interest-paid');

export const bankCharges = code('bank-charges');

export const loansWrittenOff = code('loans-written-off');

export const cashShort = code('cash-short');

/** Expense: interest that the group credits on members' savings. */
export const savingsInterest = code('savings-interest');

export const cashOver = code('cash-over');

export const surplus = code('surplus');

export const socialFund = code('social-fund');

/**
 * Restricted funds for help, by the source of their loans (ledger law 50); they are no income and not part of the corpus. Grants for the most
 * vulnerable are kept apart from members' contributions.
 */
export const helpFunds = { socialFund, vulnerabilityFund: code('social-fund/vulnerability') } as const;
export type HelpFund = keyof typeof helpFunds;

export const revolvingFund = code('revolving-fund');

export const grants = code('grants');

export const bankAccount = (id: BankAccountId) => code(`bank/${id}`);

export const loansTo = (memberId: MemberId, source: LoanSource) => loanCodes(memberId, source);

export const savingsOf = (memberId: MemberId, fund: SavingFund) => savingCodes(memberId, fund);

const [loanCodes, savingCodes] = [keptCodes('loans'), keptCodes('savings')];

/** Caches account codes: a replay asks for the same ones again and again, and a map lookup is faster with an identical string. */
function keptCodes(root: string): (memberId: MemberId, part: string) => AccountCode {
	const made = new Map<string, Map<MemberId, AccountCode>>();
	return (memberId, part) => {
		let codes = made.get(part);
		if (codes === undefined || codes.size > membersKept) {
			codes = new Map<MemberId, AccountCode>();
			made.set(part, codes);
		}
		let account = codes.get(memberId);
		if (account === undefined) {
			account = code(`${root}/${memberId}/${part}`);
			codes.set(memberId, account);
		}
		return account;
	};
}

export const borrowing = (id: BorrowingId) => code(`borrowings/${id}`);

export const payableTo = (memberId: MemberId) => code(`payable/${memberId}`);

/** Money from a member that belongs neither to her nor to the group: an insurance premium, a contribution to the federation (ledger law 48). */
export const heldForOthers = (memberId: MemberId, purpose: string) =>
	code(`held-for-others/${memberId}/${purpose}`);

export const assetOf = (thing: string) => code(`assets/${thing}`);

/** Savings and shares of the group kept by another institution (ledger law 49). */
export const depositAt = (deposit: string) => code(`deposits/${deposit}`);

export const otherIncome = (category: string) => code(`other-income/${category}`);

/** Category of rounding remainders that no coin can pay, forgone or kept (ledger law 46). */
export const rounding = 'rounding';

/** Category of interest on placed deposits. */
export const depositInterest = 'deposit-interest';

export const otherExpense = (category: string) => code(`other-expense/${category}`);

/** Expenses with an account of their own; any other category goes under "other-expense". */
export const expenseLines = ['stationery', 'travel', 'honorarium', 'meetings', 'bank-charges'] as const;

export function expenseAccount(category: string): AccountCode {
	return (expenseLines as readonly string[]).includes(category)
		? code(category)
		: code(`other-expense/${category}`);
}

/** Converts a name of a journal file to an account: "bankInterest" becomes "bank-interest". */
export function accountFromCamelCase(name: string): AccountCode {
	return code(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

/** Money moves through the box unless the event names a bank account: `via: "bank/<id>"`. */
export function moneyAccount(via: string | undefined): AccountCode {
	return via === undefined ? box : code(via);
}

/** Components of an account code; null if its chart line has no such part. */
export interface AccountParts {
	readonly root: string;
	readonly memberId: MemberId | null;
	/** For savings only. */
	readonly fund: SavingFund | null;
	/** For loans only. */
	readonly source: LoanSource | null;
	readonly bankAccountId: BankAccountId | null;
	readonly borrowingId: BorrowingId | null;
	/** Asset, place of a deposit, restricted fund, category of other income or expense, or purpose of money held for others. */
	readonly code: string | null;
}

/** Cache, because every line of a book asks for the parts again. */
const partsKept = new Map<AccountCode, AccountParts>();

/** Inverse of `savingsOf`, `loansTo`, `bankAccount` and the other constructors of codes. */
export function partsOfAccount(account: AccountCode): AccountParts {
	const known = partsKept.get(account);
	if (known !== undefined) return known;
	const parts = partsIn(account);
	if (partsKept.size >= 2 * membersKept) partsKept.clear();
	partsKept.set(account, parts);
	return parts;
}

function partsIn(account: AccountCode): AccountParts {
	const root = rootOf(account);
	const [, first = null, second = null] = account.split('/');
	const isOf = (...roots: readonly string[]): boolean => roots.includes(root);
	return {
		root,
		memberId: isOf('savings', 'loans', 'payable', 'held-for-others') ? (first as MemberId | null) : null,
		fund: isOf('savings') ? (second as SavingFund | null) : null,
		source: isOf('loans') ? (second as LoanSource | null) : null,
		bankAccountId: isOf('bank') ? (first as BankAccountId | null) : null,
		borrowingId: isOf('borrowings') ? (first as BorrowingId | null) : null,
		code: isOf('held-for-others')
			? second
			: isOf('assets', 'deposits', 'social-fund', 'other-income', 'other-expense')
				? first
				: null
	};
}

/** True for the cash box and the bank accounts of the group. */
export const isBoxOrBank = (account: AccountCode): boolean => account === box || rootOf(account) === 'bank';
