import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { recoverBooks } from '#app';
import { compact } from '#group';
import { damage } from '../support/intruder.ts';
import { aPhone, type Phone } from '../support/parts.ts';
import {
	count,
	first,
	found,
	gave,
	open,
	openWithCode,
	run,
	second,
	third,
	today
} from '../support/small-book.ts';

async function aMeeting() {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	const opening = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
	await run(session, 'op-1', opening, gave(first, 2500), count(2500), {
		type: 'SealMeeting',
		on: today,
		approvals: [second, third]
	});
	await run(session, 'op-2', opening, gave(first, 2500));
	await run(session, 'op-3', gave(second, 2500));
	await session.audit(false);
	return { phone, founded, session };
}

const emptied = ({ databaseName, secondCopy }: Phone): Phone =>
	aPhone(new IDBFactory(), databaseName, secondCopy);

test('a database that is gone comes back with its pages and with the meeting that was open', async () => {
	const { phone, founded, session } = await aMeeting();
	const empty = emptied(phone);
	// The cover comes when the app opens a book; here the session knows none.
	await phone.secondCopy.keepCover(founded.cover);
	expect(await recoverBooks(empty.shelf, empty.secondCopy)).toEqual({
		ok: true,
		value: { records: 7, books: 1 }
	});
	const again = await openWithCode(empty, founded, '1357');
	expect(compact(again.state)).toEqual(compact(session.state));
	expect(again.operations).toEqual(session.operations);
});

test('a copy with a gap gives back what stands behind it too; the page that lacks is named', async () => {
	const { phone, founded } = await aMeeting();
	const empty = emptied(phone);
	const { book } = founded.cover;
	await phone.secondCopy.keepCover(founded.cover);
	const copied = phone.secondCopy.records.get(book) ?? [];
	phone.secondCopy.records.set(
		book,
		copied.filter(({ place }) => place !== 4)
	);
	await recoverBooks(empty.shelf, empty.secondCopy);
	const there = await empty.shelf.open(book).records();
	expect(there.ok && there.value.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	await expect(openWithCode(empty, founded, '1357')).rejects.toThrow(
		'{"type":"PagesUnreadable","places":[4]}'
	);
	// Another copy that has it repairs the book.
	phone.secondCopy.records.set(book, copied);
	expect((await openWithCode(empty, founded, '1357')).state.openMeeting?.cashIn).toBe(5000);
});

test('pages and entries that are missing at the end come back behind those that are here', async () => {
	const { phone, founded, session } = await aMeeting();
	await phone.secondCopy.keepCover(founded.cover);
	await damage(phone, 'records', (entry, place) => (place > 5 ? null : entry));
	await damage(phone, 'rows', () => null);
	const again = phone.restarted();
	expect(await recoverBooks(again.shelf, again.secondCopy)).toEqual({
		ok: true,
		value: { records: 2, books: 0 }
	});
	expect(compact((await openWithCode(again, founded, '1357')).state)).toEqual(compact(session.state));
});
