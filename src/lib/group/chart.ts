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

/** More than the members of the books that are open at a time. */
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

/** What women's savings earned by the rules. */
export const savingsInterest = code('savings-interest');

export const cashOver = code('cash-over');

export const surplus = code('surplus');

export const socialFund = code('social-fund');

/**
 * Funds for help, by the source of what they lend (ledger law 50): no income and no corpus of the group. What was given for the most
 * vulnerable stays apart from what women put in themselves.
 */
export const helpFunds = { socialFund, vulnerabilityFund: code('social-fund/vulnerability') } as const;
export type HelpFund = keyof typeof helpFunds;

export const revolvingFund = code('revolving-fund');

export const grants = code('grants');

export const bankAccount = (id: BankAccountId) => code(`bank/${id}`);

export const loansTo = (memberId: MemberId, source: LoanSource) => loanCodes(memberId, source);

export const savingsOf = (memberId: MemberId, fund: SavingFund) => savingCodes(memberId, fund);

const [loanCodes, savingCodes] = [keptCodes('loans'), keptCodes('savings')];

/** Codes are kept: a fold asks for the same ones again and again, and a balance is found sooner by a text that is the same. */
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

/** Money that a woman gave and that is neither hers nor the group's: a premium, what a federation asks of her (ledger law 48). */
export const heldForOthers = (memberId: MemberId, purpose: string) =>
	code(`held-for-others/${memberId}/${purpose}`);

export const assetOf = (thing: string) => code(`assets/${thing}`);

/** Savings and shares of the group itself that somebody else keeps (ledger law 49). */
export const depositAt = (deposit: string) => code(`deposits/${deposit}`);

export const otherIncome = (category: string) => code(`other-income/${category}`);

/** Rests that no coin can pay, forgone or kept (ledger law 46). */
export const rounding = 'rounding';

/** What whoever keeps a deposit adds to it. */
export const depositInterest = 'deposit-interest';

export const otherExpense = (category: string) => code(`other-expense/${category}`);

/** Expenses that have a line of their own; any other category goes under "other-expense". */
export const expenseLines = ['stationery', 'travel', 'honorarium', 'meetings', 'bank-charges'] as const;

export function expenseAccount(category: string): AccountCode {
	return (expenseLines as readonly string[]).includes(category)
		? code(category)
		: code(`other-expense/${category}`);
}

/** "bankInterest" in a journal file is the account "bank-interest". */
export function accountFromCamelCase(name: string): AccountCode {
	return code(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

/** Money moves through the box unless the event names a bank account: `via: "bank/<id>"`. */
export function moneyAccount(via: string | undefined): AccountCode {
	return via === undefined ? box : code(via);
}

/** What an account was made of; null where its line of the chart has no such part. */
export interface AccountParts {
	/** The line of the chart under which it stands. */
	readonly root: string;
	readonly memberId: MemberId | null;
	/** Of savings. */
	readonly fund: SavingFund | null;
	/** Of loans. */
	readonly source: LoanSource | null;
	readonly bankAccountId: BankAccountId | null;
	readonly borrowingId: BorrowingId | null;
	/** The thing of assets, where a deposit lies, whom a named fund is for, the category of other income and other expense, what money is held for. */
	readonly code: string | null;
}

/** Parts of codes that were asked for: each line of a book asks again. */
const partsKept = new Map<AccountCode, AccountParts>();

/** The way back from `savingsOf`, `loansTo`, `bankAccount` and the other makers of codes. */
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

/** Whether cash lies in it, or money that the group can take from a bank. */
export const isBoxOrBank = (account: AccountCode): boolean => account === box || rootOf(account) === 'bank';
