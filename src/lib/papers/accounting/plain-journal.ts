import { addDays, type LocalDate, type MemberId } from '#kernel';
import { typeOf, type AccountCode, type AccountType } from '#ledger';
import { chart, partsOfAccount } from '#group';
import { money, sum, zero, type CurrencyCode, type Money } from '#money';
import { decimalText, minorPlaces, type Words } from '#i18n';
import type { AccountBook } from '#reports';
import { wordsText } from '../cell-text.ts';
import { meetingName } from '../paper-data.ts';
import { entryWords, type NameOf } from '../words.ts';

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

/** A book as programs of accountants take it: every entry with its legs, and what each account holds after each leg. */
export interface PlainJournal {
	readonly group: string;
	readonly currency: CurrencyCode;
	/** Nothing in it happened. */
	readonly practice: boolean;
	/** In the order of their first use. */
	readonly accounts: readonly PlainAccount[];
	/** By the day in the books. */
	readonly entries: readonly PlainEntry[];
}

export interface PlainAccount {
	/** "Liabilities:Savings:Member-7:Regular" */
	readonly path: string;
	readonly code: AccountCode;
	/** The day of its first leg. */
	readonly since: LocalDate;
	/** The symbol of the woman whose account it is; null where it is no member's own, or she has none. */
	readonly symbol: string | null;
	/** Hers, where names were asked for. */
	readonly name: string | null;
}

export interface PlainEntry {
	readonly day: LocalDate;
	/** English. */
	readonly what: string;
	readonly eventId: string;
	/** Kind and number; null outside a meeting. */
	readonly meeting: string | null;
	readonly legs: readonly PlainLeg[];
}

/** Minor units, debit positive. */
export interface PlainLeg {
	readonly path: string;
	readonly amount: Money;
	/** What the account holds with it. */
	readonly balance: Money;
}

export interface PlainSource {
	readonly book: AccountBook;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	/** English. */
	readonly words: Words;
	/** Names that may stand in the file; null of those that may not. */
	readonly nameOf: NameOf;
}

/** Corrections stand with all of their lines, as in the general ledger. */
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

/** The book as a journal of hledger 1.21 or later; each leg asserts what its account holds then. */
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
 * The book as a ledger of beancount 2 or 3. Its assertions hold at the beginning of a day: what an account holds stands on the
 * day after each on which it moved, and allows no difference. They hold for an account with all below it, as the social fund and what in
 * it was given for the most vulnerable.
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

/** Entries of each day, in the order of their days. */
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
