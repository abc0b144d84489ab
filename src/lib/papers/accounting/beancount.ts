import { addDays, type LocalDate } from '#kernel';
import { decimalText } from '#i18n';
import type { Money } from '#money';
import type { PlainAccount, PlainEntry, PlainJournal } from './plain-journal.ts';

/**
 * The book as a ledger of beancount 2 or 3. Its assertions hold at the beginning of a day: what an account holds stands on the
 * day after each on which it moved, and allows no difference.
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
	const holds = (day: LocalDate, balances: ReadonlyMap<string, Money>) =>
		[...balances].map(
			([path, held]) => `${addDays(day, 1)} balance ${path}  ${amount(held)} ~ 0 ${currency}`
		);
	const lines = [
		`option "title" ${quoted(group)}`,
		`option "operating_currency" ${quoted(currency)}`,
		...(practice ? ['; Practice: nothing in this book happened.'] : []),
		...accounts.flatMap((account) => openText(account, currency)),
		'',
		...[...byDay(entries)].flatMap(([day, own]) => [
			...own.flatMap(entryText),
			...holds(
				day,
				new Map(own.flatMap(({ legs }) => legs.map(({ path, balance }) => [path, balance] as const)))
			),
			''
		])
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
