import { addDays, assert, present } from '#kernel';
import { buildFolder } from '../../scripts/build.mjs';
import type { Phone } from '../../tests/support/browser.ts';
import { practiceCodePictures } from '../../tests/support/fingers.ts';
import { hi } from '../../src/lib/i18n/messages/hi.ts';
import type { AppRow } from '../frame.ts';
import { buildMinimalApp, minimalApp } from '../reference/minimal-app.ts';
import { buildBook, memberAt } from '../workload.ts';
import { install, startInTurn, type Installed, type Start } from './installed.ts';

const exactly = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Each is put on a phone once; a row's two are started so often once a speed, whatever number of rows look at them. */
const apps = {
	minimal: () => {
		buildMinimalApp();
		const play = { steps: ['^Touches'], until: '^Touches: [1-9]', again: true };
		return install({ folder: minimalApp, headers: () => ({}) }, play);
	},
	...appsOf(buildFolder)
} satisfies Record<string, () => Promise<Installed>>;

/** The app of a build, with nothing on the phone and with a book of ten years. */
export function appsOf(folder: string) {
	return {
		empty: () => install({ folder }, { steps: [exactly(hi['app.shelf-language'])], until: '^/language' }),
		tenYears: () => {
			const parrot = exactly(hi['picture.symbol-parrot']);
			const steps = [parrot, ...practiceCodePictures.map((name) => `^${name}$`)];
			const until = `^${exactly(hi['book.home-start-meeting'])}`;
			return install({ folder }, { steps, until, watched: 8_000 }, putTenYears);
		}
	};
}

type AppName = keyof typeof apps;

const installed = new Map<AppName, Promise<Installed>>();
const started = new Map<string, ReturnType<typeof startInTurn>>();

function installedOnce(name: AppName): Promise<Installed> {
	const app = installed.get(name) ?? apps[name]();
	installed.set(name, app);
	return app;
}

async function startOf(name: AppName, slowdown: number): ReturnType<typeof startInTurn> {
	const key = `${name} ${slowdown}`;
	const [subject, reference] = [await installedOnce(name), await installedOnce('minimal')];
	const start = started.get(key) ?? startInTurn({ subject, reference }, slowdown);
	started.set(key, start);
	return start;
}

const beside = (name: AppName, figure: keyof Start) => async (slowdown: number) => {
	const { subject, reference } = await startOf(name, slowdown);
	return { subject: subject[figure], reference: reference[figure] };
};

export const rows: readonly AppRow[] = [
	{
		name: 'offline start, empty app, first click handled',
		unit: 'ms',
		budget: { normal: 2.3, slow: 2.1 },
		aim: { normal: 1.8, slow: 1.6 },
		measure: beside('empty', 'done')
	},
	{
		name: 'offline start, ten-year book, balances shown',
		unit: 'ms',
		budget: { normal: 4, slow: 4.2 },
		aim: { normal: 3.3, slow: 3.3 },
		measure: beside('tenYears', 'done')
	},
	{
		name: 'first paint, offline',
		unit: 'ms',
		budget: { normal: 1.8, slow: 1.4 },
		aim: { normal: 1.5, slow: 1.3 },
		measure: beside('empty', 'paint')
	},
	{
		name: 'ten-year book, longest task after balances are shown',
		unit: 'ms',
		budget: { normal: 100, slow: 200 },
		aim: { normal: 50, slow: 100 },
		measure: async (slowdown) => ({ subject: (await startOf('tenYears', slowdown)).subject.blocked })
	},
	{
		name: 'heap with a ten-year book, after collection',
		unit: 'KB',
		budget: { normal: 27 },
		aim: { normal: 4 },
		measure: beside('tenYears', 'heap')
	}
];

/**
 * A weekly group for ten years, of which the president opens with the code of the practice group. Its last meeting was held this week: after
 * years without one the phone's day would be asked for.
 */
async function putTenYears(phone: Phone): Promise<void> {
	const weeks = 520;
	const today = await phone.today();
	const book = await buildBook(weeks, addDays(today, -7 * weeks - 1));
	const president = { memberId: memberAt(0), number: 1, symbol: 'parrot', offices: ['president'] };
	const code = { kind: 'pictures', digits: '1234' } as const;
	const keys = await book.keys.withCode(book.document, president, code, book.cover.deviceSecret);
	const stored = {
		covers: [{ ...book.cover, keys }],
		records: book.records.map((record) => ({ ...record, book: book.book })),
		balances: [{ ...book.balances, book: book.book }]
	};
	const packed = JSON.stringify(stored, (_, value: unknown) =>
		value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
	);
	assert(
		present(keys.slots[0], 'the president has a slot').symbol === 'parrot',
		'she is found by her picture'
	);
	// An empty phone has no tables before its first group: practice makes them.
	await phone.page.goto(`${phone.origin}/`);
	await phone.page.getByRole('button', { name: hi['app.shelf-practice'], exact: true }).click();
	await phone.page
		.getByRole('button', { name: new RegExp(`^${exactly(hi['book.home-start-meeting'])}`) })
		.waitFor();
	await phone.page.reload();
	await phone.page.evaluate(putInto, packed);
}

/** Runs in the page, where the app made the tables: what lies in them goes. */
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
