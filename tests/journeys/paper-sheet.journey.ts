import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '#kernel';
import type { Phone } from '../support/browser.ts';
import { bookOf } from '../support/builders.ts';
import { fillSheet, giveCamera, lay, type FilledSheet } from '../support/filled-sheet.ts';
import { Hands } from '../support/hands.ts';
import { undoChip } from '../support/meeting-hands.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { practiceEvents } from '../support/practice-events.ts';

let phone: Phone;
let hands: Hands;
let sheet: FilledSheet;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = new Hands(phone.page);
	await giveCamera(phone);
	await phone.page.goto(`${phone.origin}/`);
	const state = bookOf(practiceEvents(await phone.today()));
	await hands.tap('app.shelf-practice');
	sheet = await fillSheet(phone, hands, state);
});

afterAll(() => phone.close());

/** All that the phone keeps for the app, in bytes: databases, caches, private files; and how much of it is a picture by its kind. */
const kept = () =>
	phone.page.evaluate(async () => {
		let [bytes, pictures] = [0, 0];
		function weigh(value: unknown): void {
			if (value instanceof Blob) bytes += value.size;
			else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) bytes += value.byteLength;
			else if (typeof value === 'string') bytes += value.length;
			else if (value !== null && typeof value === 'object')
				for (const part of Object.values(value)) weigh(part);
			if (value instanceof Blob || value instanceof ImageData || value instanceof ImageBitmap) pictures += 1;
		}
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not read'));
			});
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await asked(indexedDB.open(name));
			for (const store of database.objectStoreNames)
				weigh(await asked(database.transaction(store).objectStore(store).getAll()));
			database.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) weigh(await (await cache.match(request))?.arrayBuffer());
		}
		async function weighFiles(folder: FileSystemDirectoryHandle): Promise<void> {
			for await (const entry of folder.values())
				if (entry.kind === 'file') bytes += (await entry.getFile()).size;
				else await weighFiles(entry);
		}
		await weighFiles(await navigator.storage.getDirectory());
		return { bytes, pictures };
	});

test('a filled sheet goes by the camera into the book, nothing of its picture is kept, and one touch takes it back', async () => {
	await hands.tap('book.home-accounts');
	await hands.tap('meeting.late-title');
	const before = await kept();
	await hands.tap('sheet.way');
	await hands.at('/red-book/late/sheet');
	await lay(phone, present(sheet.pages[0], 'a page'));
	await phone.page.getByText(hands.say('sheet.other-page')).waitFor({ timeout: 150_000 });
	await lay(phone, present(sheet.pages[1], 'another page'));
	await hands.see('action.go-on', 150_000);
	await hands.tap('action.go-on');
	await hands.tap('sheet.right');
	// What lies there by the book and the sheet is what was told off: nothing is asked twice.
	await hands.tap('sheet.enter');
	await hands.at('/meeting');
	const after = await kept();
	expect(after.pictures).toBe(0);
	// Rows of twenty women; a picture of two pages takes ten times as much in any coding.
	expect(after.bytes - before.bytes).toBeLessThan(24_000);
	await undoChip(hands).click();
	await hands.tap('action.undo');
	expect(phone.problems).toEqual([]);
});
