import { addDays, type LocalDate, type MemberId } from '#kernel';
import { typeOf, type AccountCode, type AccountType } from '#ledger';
import { chart, partsOfAccount } from '#group';
import { money, sum, zero, type CurrencyCode, type Money } from '#money';
import { decimalText, minorPlaces, type Words } from '#i18n';
import type { AccountBook } from '#reports';
import { wordsText } from '../cell-text.ts';
import { meetingName } from '../paper-data.ts';
import { entryWords, type NameOf } from '../words.ts';

/** The root account names that hledger and beancount define. */
const headings: Readonly<Record<AccountType, string>> = {
	asset: 'Assets',
	liability: 'Liabilities',
	equity: 'Equity',
	income: 'Income',
	expense: 'Expenses'
};

/**
 * Returns the path of an account, such as "Liabilities:Savings:Member-7:Regular" for "savings/m7/regular". Members are named by
 * number, so that the path contains no id and no name. Different accounts have different paths.
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
 * Escapes a part for both programs: a capital letter or a digit, then letters, digits and "-". All other characters, and a capital at
 * the beginning, are written as their code point in hexadecimal, so that different codes stay different.
 */
function component(part: string): string {
	const first = part.slice(0, 1);
	const tail = part.slice(1).replaceAll(/[^A-Za-z0-9-]|-(?=-)/gu, asHex);
	if (/[a-z]/.test(first)) return first.toUpperCase() + tail;
	return /\d/.test(first) ? first + tail : `X${asHex(first)}${tail}`;
}

const asHex = (letter: string): string => `--${(letter.codePointAt(0) ?? 0).toString(16)}-`;

/** A book for accounting programs: every entry with its postings, and the account's balance after each posting. */
export interface PlainJournal {
	readonly group: string;
	readonly currency: CurrencyCode;
	/** True for a practice book, whose entries are made up. */
	readonly practice: boolean;
	/** In the order of first use. */
	readonly accounts: readonly PlainAccount[];
	/** Ordered by posting day. */
	readonly entries: readonly PlainEntry[];
}

export interface PlainAccount {
	/** Such as "Liabilities:Savings:Member-7:Regular". */
	readonly path: string;
	readonly code: AccountCode;
	/** The day of its first posting. */
	readonly since: LocalDate;
	/** Symbol of the member who owns the account; null if it is no member's or she has no symbol. */
	readonly symbol: string | null;
	/** The member's name, if names were requested. */
	readonly name: string | null;
}

export interface PlainEntry {
	readonly day: LocalDate;
	/** Description in English. */
	readonly what: string;
	readonly eventId: string;
	/** Kind and number of the meeting; null outside a meeting. */
	readonly meeting: string | null;
	readonly legs: readonly PlainLeg[];
}

/** Minor units, debit positive. */
export interface PlainLeg {
	readonly path: string;
	readonly amount: Money;
	/** Balance of the account after this posting. */
	readonly balance: Money;
}

export interface PlainSource {
	readonly book: AccountBook;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	/** English words. */
	readonly words: Words;
	/** Returns the names that the file may contain; null for all others. */
	readonly nameOf: NameOf;
}

/** Builds the journal with all lines of corrections, as in the general ledger. */
export function plainJournal({ book, currency, practice, words, nameOf }: PlainSource): PlainJournal {
	const accounts = new Map<AccountCode, PlainAccount>();
	const balances = new Map<AccountCode, number>();
	const accountFor = (code: AccountCode, since: LocalDate): PlainAccount => {
		const known = accounts.get(code) ?? { ...accountIn(book, code, nameOf), since };
		accounts.set(code, known);
		return known;
	};
	const entries = book.rows.map(({ head, postings }): PlainEntry => ({
		day: head.day,
		what: wordsText({ words: entryWords(head) }, words),
		eventId: head.eventId,
		meeting: head.meeting === null ? null : meetingName(head.meeting.kind, head.meeting.number),
		legs: postings.map(({ account, side, amount }) => {
			const signed = side === 'debit' ? amount : money(-amount);
			const balance = money((balances.get(account) ?? 0) + signed);
			balances.set(account, balance);
			return { path: accountFor(account, head.day).path, amount: signed, balance };
		})
	}));
	return { group: book.state.name ?? '', currency, practice, accounts: [...accounts.values()], entries };
}

function accountIn(book: AccountBook, code: AccountCode, nameOf: NameOf): Omit<PlainAccount, 'since'> {
	const { memberId } = partsOfAccount(code);
	return {
		code,
		path: accountPath(code, typeOf(chart, code), book.numbers),
		symbol: symbolOf(book, memberId),
		name: memberId === null ? null : nameOf(memberId)
	};
}

const symbolOf = ({ state }: AccountBook, memberId: MemberId | null): string | null =>
	memberId === null ? null : (state.members.get(memberId)?.symbol ?? null);

/** Returns the book as a journal for hledger 1.21 or later; each posting asserts the balance of its account. */
export function hledgerText({ group, currency, practice, accounts, entries }: PlainJournal): string {
	const amount = (of: Money) => `${decimalText(of, currency)} ${currency}`;
	const width = Math.max(0, ...accounts.map(({ path }) => path.length));
	const entryText = ({ day, what, eventId, meeting, legs }: PlainEntry) => [
		'',
		`${day} * ${what}  ; event:${eventId}${meeting === null ? '' : `, meeting:${meeting}`}`,
		...legs.map((leg) => `    ${leg.path.padEnd(width)}  ${amount(leg.amount)} = ${amount(leg.balance)}`)
	];
	const lines = [
		`; ${group}`,
		...(practice ? ['; Practice: nothing in this book happened.'] : []),
		'decimal-mark .',
		`commodity 1000.${'0'.repeat(minorPlaces(currency))} ${currency}`,
		...accounts.map((account) => `account ${account.path}  ; ${tagsOf(account)}`),
		...entries.flatMap(entryText)
	];
	return `${lines.join('\n')}\n`;
}

function tagsOf({ code, symbol, name }: PlainAccount): string {
	const more = [...(symbol === null ? [] : [`symbol:${symbol}`]), ...(name === null ? [] : [`name:${name}`])];
	// A comma would end the value of a tag.
	return [`code:${code}`, ...more].map((tag) => tag.replaceAll(',', ' ')).join(', ');
}

/**
 * Returns the book as a ledger for beancount 2 or 3. Its balance assertions are checked at the beginning of a day, so each is dated the
 * day after a movement; no tolerance is allowed. An assertion includes all sub-accounts, as with the social fund and its part for the
 * most vulnerable.
 */
export function beancountText({ group, currency, practice, accounts, entries }: PlainJournal): string {
	const amount = (of: Money) => decimalText(of, currency);
	const entryText = ({ day, what, eventId, meeting, legs }: PlainEntry) => [
		`${day} * ${quoted(what)}`,
		`  event: ${quoted(eventId)}`,
		...(meeting === null ? [] : [`  meeting: ${quoted(meeting)}`]),
		...legs.map((leg) => `  ${leg.path}  ${amount(leg.amount)} ${currency}`),
		''
	];
	const below = new Map(
		accounts.map(({ path }) => [path, accounts.filter((one) => one.path.startsWith(`${path}:`))])
	);
	const held = new Map<string, Money>();
	const holds = (day: LocalDate, own: readonly PlainEntry[]) => {
		const legs = own.flatMap((entry) => entry.legs);
		for (const { path, balance } of legs) held.set(path, balance);
		return [...new Set(legs.map(({ path }) => path))].map((path) => {
			const all = [{ path }, ...(below.get(path) ?? [])].map((one) => held.get(one.path) ?? zero);
			return `${addDays(day, 1)} balance ${path}  ${amount(sum(all))} ~ 0 ${currency}`;
		});
	};
	const lines = [
		`option "title" ${quoted(group)}`,
		`option "operating_currency" ${quoted(currency)}`,
		...(practice ? ['; Practice: nothing in this book happened.'] : []),
		...accounts.flatMap((account) => openText(account, currency)),
		'',
		...[...byDay(entries)].flatMap(([day, own]) => [...own.flatMap(entryText), ...holds(day, own), ''])
	];
	return `${lines.join('\n')}\n`;
}

function openText({ path, code, since, symbol, name }: PlainAccount, currency: string): readonly string[] {
	return [
		`${since} open ${path} ${currency}`,
		`  code: ${quoted(code)}`,
		...(symbol === null ? [] : [`  symbol: ${quoted(symbol)}`]),
		...(name === null ? [] : [`  name: ${quoted(name)}`])
	];
}

/** Groups entries by day, in the order of days. */
function byDay(entries: readonly PlainEntry[]): ReadonlyMap<LocalDate, readonly PlainEntry[]> {
	const days = new Map<LocalDate, PlainEntry[]>();
	for (const entry of entries) {
		const own = days.get(entry.day);
		if (own === undefined) days.set(entry.day, [entry]);
		else own.push(entry);
	}
	return days;
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
