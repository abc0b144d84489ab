import { addDays, present } from '#kernel';
import { box } from '#group';
import { balanceOf } from '#ledger';
import type { Phone } from '../tests/support/browser.ts';
import { hi } from '../src/lib/i18n/messages/hi.ts';
import { buildBook, memberAt } from './workload.ts';

/** Escapes text for a regular expression. */
export const exactly = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Each has the code of the practice group. */
const officers = [
	{ memberId: memberAt(0), number: 1, symbol: 'parrot', offices: ['president'] },
	{ memberId: memberAt(1), number: 2, symbol: 'fish', offices: ['treasurer'] }
] as const;

/**
 * Stores the book of a weekly group, of which a copy was made today, on a phone.
 *
 * @param codes number of officers with a code
 * @param daysAgo age of its last meeting; after years without one the app would ask for the day
 * @returns rupees in its box
 */
export async function putBook(
	phone: Phone,
	weeks: number,
	{
		codes = 1,
		daysAgo = 1,
		women
	}: { readonly codes?: 1 | 2; readonly daysAgo?: number; readonly women?: number | undefined } = {}
): Promise<number> {
	const today = await phone.today();
	const built = await buildBook(weeks, addDays(today, -7 * weeks - daysAgo), women);
	const { book, cover, keys: opened, document, records, balances, state } = built;
	let keys = document;
	for (const holder of officers.slice(0, codes))
		keys = await opened.withCode(keys, holder, { kind: 'pictures', digits: '1234' }, cover.deviceSecret);
	const lastBackup = { on: today, place: present(records.at(-1), 'there are records').place };
	const stored = {
		covers: [{ ...cover, keys, lastBackup }],
		records: records.map((record) => ({ ...record, book })),
		balances: [{ ...balances, book }]
	};
	const packed = JSON.stringify(stored, (_, value: unknown) =>
		value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
	);
	// An empty phone has no tables before its first group: practice creates them.
	await phone.page.goto(`${phone.origin}/`);
	await phone.page.getByRole('button', { name: hi['app.shelf-practice'], exact: true }).click();
	await phone.page
		.getByRole('button', { name: new RegExp(`^${exactly(hi['book.home-start-meeting'])}`) })
		.waitFor();
	await phone.page.reload();
	// The TypeScript loader marks inner functions with a helper that the page lacks.
	await phone.page.evaluate('globalThis.__name = (named) => named');
	await phone.page.evaluate(putInto, packed);
	return balanceOf(state.balances, box) / 100;
}

/** Runs in the page, where the app created the tables; replaces their content. */
async function putInto(packed: string): Promise<void> {
	const stored = JSON.parse(packed, (_, value: unknown) =>
		typeof value === 'object' && value !== null && 'base64' in value
			? Uint8Array.from(atob(String(value.base64)), (letter) => letter.charCodeAt(0))
			: value
	) as Record<string, readonly unknown[]>;
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open('bahi-books');
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('refused'));
	});
	await new Promise((resolve, reject) => {
		const transaction = database.transaction([...database.objectStoreNames], 'readwrite', {
			durability: 'strict'
		});
		for (const table of database.objectStoreNames) transaction.objectStore(table).clear();
		for (const [table, values] of Object.entries(stored))
			for (const value of values) transaction.objectStore(table).add(value);
		transaction.oncomplete = resolve;
		transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
	});
	database.close();
}
