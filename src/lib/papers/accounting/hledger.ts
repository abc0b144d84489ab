import { decimalText, minorPlaces } from '#i18n';
import type { Money } from '#money';
import type { PlainAccount, PlainEntry, PlainJournal } from './plain-journal.ts';

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
