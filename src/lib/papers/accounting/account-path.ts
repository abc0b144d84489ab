import type { MemberId } from '#kernel';
import type { AccountCode, AccountType } from '#ledger';
import { partsOfAccount } from '#group';

/** The five words that hledger and beancount know. */
const headings: Readonly<Record<AccountType, string>> = {
	asset: 'Assets',
	liability: 'Liabilities',
	equity: 'Equity',
	income: 'Income',
	expense: 'Expenses'
};

/**
 * "Liabilities:Savings:Member-7:Regular" for "savings/m7/regular": women by their numbers, so that no id and no name is a
 * part of an account. Different accounts have different paths.
 */
export function accountPath(
	account: AccountCode,
	type: AccountType,
	numbers: ReadonlyMap<MemberId, number>
): string {
	const { memberId } = partsOfAccount(account);
	const number = memberId === null ? undefined : numbers.get(memberId);
	const parts = account
		.split('/')
		.map((part, place) =>
			place === 1 && number !== undefined ? `Member-${String(number)}` : component(part)
		);
	return [headings[type], ...parts].join(':');
}

/**
 * A part as both programs take it: a capital letter or a digit, then letters, digits and "-". What a code has beside these, and a
 * capital at its beginning, is written as its number in hexadecimal, so that no two codes become one.
 */
function component(part: string): string {
	const first = part.slice(0, 1);
	const tail = part.slice(1).replaceAll(/[^A-Za-z0-9-]|-(?=-)/gu, asHex);
	if (/[a-z]/.test(first)) return first.toUpperCase() + tail;
	return /\d/.test(first) ? first + tail : `X${asHex(first)}${tail}`;
}

const asHex = (letter: string): string => `--${(letter.codePointAt(0) ?? 0).toString(16)}-`;
