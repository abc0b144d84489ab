import { describe, expect, test } from 'vitest';
import type { Shelf, StoredRecord, StoredRow } from '#app';
import { Defect } from '#kernel';
import {
	aBookId,
	aCover,
	aMember,
	anOperation,
	aRecord,
	aRow,
	headAt,
	rowBatch,
	sealBatch,
	someBytes
} from '../support/stored.ts';

const book = aBookId('book-a');
const other = aBookId('book-b');
const done = { ok: true, value: undefined };
const written = { ok: true, value: { repeated: false } };
const repeated = { ok: true, value: { repeated: true } };
const stale = { ok: false, error: { type: 'StaleHead' } };

/** @param openPhone a phone with empty storage; each call of what it gives opens another tab on it */
export function shelfContract(openPhone: () => () => Shelf): void {
	const aShelf = async () => {
		const openTab = openPhone();
		const shelf = openTab();
		await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
		return { shelf, store: shelf.open(book), openTab };
	};

	describe('the shelf', () => {
		test('is empty on a new phone', async () => {
			expect(await openPhone()().covers()).toEqual({ ok: true, value: [] });
		});

		test('keeps a restored book whole, in every tab', async () => {
			const openTab = openPhone();
			const given = {
				cover: aCover(book),
				records: [aRecord(1, 'a'), aRecord(2, 'b')],
				rows: [aRow(1, 'c')],
				balances: { place: 2, bytes: someBytes(7) },
				people: [{ memberId: aMember('sita'), bytes: someBytes(8) }]
			};
			expect(await openTab().add(given)).toEqual(done);
			const tab = openTab();
			expect(await tab.covers()).toEqual({ ok: true, value: [given.cover] });
			const store = tab.open(book);
			expect(await store.load()).toEqual({
				ok: true,
				value: { head: headAt(2), balances: given.balances, rows: given.rows }
			});
			expect(await store.records()).toEqual({ ok: true, value: given.records });
			expect(await store.people()).toEqual({ ok: true, value: given.people });
		});

		test('does not take a book that it has, and changes nothing of it', async () => {
			const { shelf, store } = await aShelf();
			await store.write(rowBatch('a', 1));
			const again = { cover: aCover(book), records: [aRecord(1, 'x')], rows: [], balances: null, people: [] };
			expect(await shelf.add(again)).toEqual(stale);
			expect(await store.load()).toMatchObject({ value: { head: headAt(0), rows: [aRow(1, 'a')] } });
		});

		test('does not take a book with a gap', async () => {
			const gap = { cover: aCover(book), records: [aRecord(2, 'a')], rows: [], balances: null, people: [] };
			await expect(openPhone()().add(gap)).rejects.toThrow(Defect);
		});

		test('replaces a cover, but makes no practice book real', async () => {
			const { shelf } = await aShelf();
			const renewed = { ...aCover(book), symbol: 'pot', deviceSecret: someBytes(6, 32) };
			expect(await shelf.saveCover(renewed)).toEqual(done);
			expect(await shelf.covers()).toEqual({ ok: true, value: [renewed] });
			await expect(shelf.saveCover(aCover(book, true))).rejects.toThrow(Defect);
			await expect(shelf.saveCover(aCover(other))).rejects.toThrow(Defect);
		});

		test('throws away practice books only, with all that is in them', async () => {
			const { shelf, store } = await aShelf();
			await store.write(rowBatch('a', 1));
			const practice = { cover: aCover(other, true), records: [aRecord(1, 'x')], rows: [aRow(1, 'y')] };
			await shelf.add({ ...practice, balances: { place: 1, bytes: someBytes(1) }, people: [] });
			expect(await shelf.discardPractice(other)).toEqual(done);
			expect(await shelf.open(other).load()).toEqual({
				ok: true,
				value: { head: headAt(0), balances: null, rows: [] }
			});
			await expect(shelf.discardPractice(book)).rejects.toThrow(Defect);
			expect(await store.load()).toMatchObject({ value: { rows: [aRow(1, 'a')] } });
		});

		test('lends one pen for each book', async () => {
			const { shelf, openTab } = await aShelf();
			const giveBack = await shelf.takePen(book);
			expect(giveBack).not.toBeNull();
			expect(await openTab().takePen(book)).toBeNull();
			expect(await openTab().takePen(other)).not.toBeNull();
			giveBack?.();
			await new Promise((resolve) => setTimeout(resolve, 0));
			expect(await openTab().takePen(book)).not.toBeNull();
		});
	});

	describe('a meeting', () => {
		test('keeps each entry when it is written, and one record when it is sealed', async () => {
			const { store, openTab } = await aShelf();
			expect(await store.write(rowBatch('a', 1))).toEqual(written);
			expect(await store.write(rowBatch('b', 2))).toEqual(written);
			expect(await openTab().open(book).load()).toMatchObject({
				value: { rows: [aRow(1, 'a'), aRow(2, 'b')] }
			});
			const seal = sealBatch('seal', 0, 2);
			expect(await store.write(seal)).toEqual(written);
			expect(await openTab().open(book).load()).toEqual({
				ok: true,
				value: { head: headAt(1), balances: seal.balances, rows: [] }
			});
			expect(await store.records()).toEqual({ ok: true, value: seal.addRecords });
		});

		test('may be sealed and the next one opened in one step', async () => {
			const { store } = await aShelf();
			await store.write(rowBatch('a', 1));
			expect(await store.write({ ...sealBatch('s', 0, 1), addRows: [aRow(1, 's')] })).toEqual(written);
			expect(await store.load()).toMatchObject({ value: { head: headAt(1), rows: [aRow(1, 's')] } });
		});

		test('keeps the last balances only', async () => {
			const { store } = await aShelf();
			for (let place = 0; place < 4; place++) await store.write(sealBatch(`s${place}`, place, 0));
			expect(await store.load()).toMatchObject({ value: { balances: { place: 4, bytes: someBytes(102) } } });
		});

		test('lets balances be worked out and written again', async () => {
			const { store } = await aShelf();
			await store.write(sealBatch('s', 0, 0));
			const rebuilt = {
				...rowBatch('again', 1, 1),
				addRows: [],
				balances: { place: 1, bytes: someBytes(3) }
			};
			expect(await store.write(rebuilt)).toEqual(written);
			expect(await store.load()).toMatchObject({ value: { balances: rebuilt.balances } });
		});

		test('knows nothing of the other book', async () => {
			const { shelf, store } = await aShelf();
			await shelf.add({ cover: aCover(other), records: [], rows: [], balances: null, people: [] });
			await store.write(rowBatch('a', 1));
			expect(await shelf.open(other).write(rowBatch('a', 1))).toEqual(written);
			await store.write(sealBatch('seal', 0, 1));
			expect(await shelf.open(other).load()).toMatchObject({
				value: { head: headAt(0), rows: [aRow(1, 'a')] }
			});
		});
	});

	describe('a tap that comes twice', () => {
		test('writes an entry once, though the head looks old', async () => {
			const { store } = await aShelf();
			await store.write(rowBatch('a', 1));
			await store.write(rowBatch('b', 2));
			expect(await store.write(rowBatch('a', 1))).toEqual(repeated);
			expect(await store.load()).toMatchObject({ value: { rows: [aRow(1, 'a'), aRow(2, 'b')] } });
		});

		test('seals a meeting once', async () => {
			const { store } = await aShelf();
			await store.write(rowBatch('a', 1));
			await store.write(sealBatch('seal', 0, 1));
			expect(await store.write(sealBatch('seal', 0, 1))).toEqual(repeated);
			expect(await store.load()).toMatchObject({ value: { head: headAt(1) } });
		});

		test('both at once: one is written, one repeated', async () => {
			const { store, openTab } = await aShelf();
			const answers = await Promise.all([
				store.write(rowBatch('a', 1)),
				openTab().open(book).write(rowBatch('a', 1))
			]);
			expect(answers.map((answer) => answer.ok && answer.value.repeated).sort()).toEqual([false, true]);
		});
	});

	describe('a second tab', () => {
		test('whose head is old writes nothing', async () => {
			const { store, openTab } = await aShelf();
			const tab = openTab().open(book);
			await tab.load();
			await store.write(rowBatch('a', 1));
			expect(await tab.write(rowBatch('b', 1))).toEqual(stale);
			expect(await tab.write(sealBatch('s', 0, 0))).toEqual(stale);
			await store.write(sealBatch('seal', 0, 1));
			expect(await tab.write(rowBatch('c', 1))).toEqual(stale);
			expect(
				await tab.write({ ...sealBatch('d', 1, 0), expected: { head: { place: 1, hash: 'f' }, rowCount: 0 } })
			).toEqual(stale);
			expect(await store.load()).toMatchObject({ value: { head: headAt(1), rows: [] } });
			expect(await store.records()).toMatchObject({ value: [{ hash: headAt(1).hash }] });
		});

		test('at the same moment: one of the two writes', async () => {
			const { store, openTab } = await aShelf();
			const answers = await Promise.all([
				store.write(rowBatch('a', 1)),
				openTab().open(book).write(rowBatch('b', 1))
			]);
			expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
			expect(answers.filter((answer) => !answer.ok)).toEqual([stale]);
			expect(await store.load()).toMatchObject({ value: { rows: [{ place: 1 }] } });
		});
	});

	describe('a batch that our own bug made', () => {
		const bugs = [
			['a gap before a record', { ...sealBatch('s', 0, 0), addRecords: [aRecord(2, 's')], balances: null }],
			['a gap before a row', { ...rowBatch('a', 1), addRows: [aRow(2, 'a')] }],
			['a row of another operation', { ...rowBatch('a', 1), addRows: [aRow(1, 'b')] }],
			['rows that leave for nothing', { ...rowBatch('a', 2), addRows: [], clearRows: true }],
			['balances of another head', { ...sealBatch('s', 0, 0), balances: { place: 7, bytes: someBytes(1) } }]
		] as const;

		test.each(bugs)('is a defect and writes nothing: %s', async (_, batch) => {
			const { store } = await aShelf();
			await expect(store.write(batch)).rejects.toThrow(Defect);
			expect(await store.load()).toEqual({ ok: true, value: { head: headAt(0), balances: null, rows: [] } });
		});
	});

	describe('reading', () => {
		test('begins where it is asked to', async () => {
			const { store } = await aShelf();
			for (let place = 0; place < 5; place++) await store.write(sealBatch(`s${place}`, place, 0));
			const places = async (from?: number) => {
				const found = await store.records(from);
				return found.ok ? found.value.map((record) => record.place) : found.error;
			};
			expect(await places()).toEqual([1, 2, 3, 4, 5]);
			expect(await places(4)).toEqual([4, 5]);
			expect(await places(6)).toEqual([]);
		});

		test('gives bytes that share no memory with what is stored', async () => {
			const { store } = await aShelf();
			const batch = rowBatch('a', 1);
			await store.write(batch);
			batch.addRows[0]?.bytes.fill(0);
			const loaded = await store.load();
			if (loaded.ok) loaded.value.rows[0]?.bytes.fill(1);
			expect(await store.load()).toMatchObject({ value: { rows: [aRow(1, 'a')] } });
		});

		test('a closed book answers that it is closed', async () => {
			const { store } = await aShelf();
			store.close();
			const closed = { ok: false, error: { type: 'StorageClosed' } };
			expect(await store.load()).toEqual(closed);
			expect(await store.write(rowBatch('a', 1))).toEqual(closed);
			expect(await store.people()).toEqual(closed);
		});
	});

	describe('mending', () => {
		const good = { headPlace: 2, records: [] as StoredRecord[], rows: [] as StoredRow[] };
		const aLongerBook = async () => {
			const { store } = await aShelf();
			await store.write(sealBatch('s1', 0, 0));
			await store.write(sealBatch('s2', 1, 0));
			await store.write(rowBatch('a', 1, 2));
			return store;
		};

		test('puts good bytes in the place of damaged ones, and changes nothing else', async () => {
			const store = await aLongerBook();
			const record = { ...aRecord(1, 's1'), bytes: someBytes(77) };
			const row = { ...aRow(1, 'a'), bytes: someBytes(78) };
			expect(await store.mend({ ...good, records: [record], rows: [row] })).toEqual(done);
			expect(await store.records()).toMatchObject({ value: [record, aRecord(2, 's2')] });
			expect(await store.load()).toMatchObject({ value: { head: headAt(2), rows: [row] } });
		});

		test.each([
			['a record behind the last', { ...good, records: [aRecord(3, 'x')] }],
			['a row behind the last', { ...good, rows: [aRow(2, 'x')] }],
			['rows of an earlier meeting', { ...good, headPlace: 1, rows: [aRow(1, 'x')] }]
		])('makes no book longer: %s', async (_, more) => {
			const store = await aLongerBook();
			const before = [await store.load(), await store.records()];
			expect(await store.mend(more)).toEqual(stale);
			expect([await store.load(), await store.records()]).toEqual(before);
		});
	});

	test('a member may change her name, and it goes for good when it is erased', async () => {
		const { store } = await aShelf();
		const [sita, radha] = [aMember('sita'), aMember('radha')];
		await store.savePerson({ memberId: sita, bytes: someBytes(1) });
		await store.savePerson({ memberId: radha, bytes: someBytes(2) });
		expect(await store.savePerson({ memberId: sita, bytes: someBytes(3) })).toEqual(done);
		expect(await store.erasePerson(radha)).toEqual(done);
		expect(await store.erasePerson(aMember('nobody'))).toEqual(done);
		expect(await store.people()).toEqual({ ok: true, value: [{ memberId: sita, bytes: someBytes(3) }] });
	});

	test('a name comes with the entries that say it, or not at all', async () => {
		const { store } = await aShelf();
		const named = (letter: number) => ({
			people: [{ memberId: aMember('sita'), bytes: someBytes(letter) }]
		});
		await store.write({ ...sealBatch('first', 0, 0), ...named(1) });
		expect(await store.write({ ...sealBatch('stale', 0, 0), ...named(2) })).toEqual(stale);
		expect(await store.people()).toEqual({ ok: true, value: named(1).people });
		await store.write({ ...sealBatch('second', 1, 0), ...named(3) });
		expect(await store.people()).toEqual({ ok: true, value: named(3).people });
	});

	test('an operation id of an older record is not mistaken for a repetition', async () => {
		const { store } = await aShelf();
		await store.write(sealBatch('first', 0, 0));
		await store.write(sealBatch('second', 1, 0));
		const late = { ...sealBatch('first', 0, 0), operationId: anOperation('first') };
		expect(await store.write(late)).toEqual(stale);
	});
}
