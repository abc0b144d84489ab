import { describe, expect, test } from 'vitest';
import type { SecondCopy, StoredRow } from '#app';
import { createCanaryFiles, createPrivateFiles, createSecondCopy } from '#storage';
import { createInMemorySecondCopy } from '../support/in-memory-store.ts';
import { createPrivateFolder } from '../support/private-folder.ts';
import { aBookId, aCover, aRecord, aRow } from '../support/stored.ts';

const [book, other] = [aBookId('book-a'), aBookId('book-b')];
const three = [aRecord(1, 'a'), aRecord(2, 'b'), aRecord(3, 'c')];

function aCopy() {
	const { folder, files } = createPrivateFolder();
	return { copy: createSecondCopy(createPrivateFiles({ folder: () => Promise.resolve(folder) })), files };
}

describe.each([
	['in memory', createInMemorySecondCopy],
	['in private files', () => aCopy().copy]
])('the second copy %s', (_, create: () => SecondCopy) => {
	test('gives back records and covers of each book', async () => {
		const copy = create();
		await copy.keepCover(aCover(book));
		await Promise.all([copy.append(book, three.slice(0, 2)), copy.append(book, three.slice(2))]);
		await copy.keepCover({ ...aCover(book), symbol: 'pot' });
		await copy.append(other, [aRecord(1, 'z')]);
		expect(await copy.read(book)).toEqual({ ok: true, value: three });
		expect(await copy.read(other)).toEqual({ ok: true, value: [aRecord(1, 'z')] });
		expect(await copy.covers()).toEqual({ ok: true, value: [{ ...aCover(book), symbol: 'pot' }] });
	});

	test('keeps the entries of the meeting that is open; those of an earlier one leave', async () => {
		const copy = create();
		await copy.append(book, three);
		await copy.keepRows(book, 3, [aRow(1, 'a')]);
		await copy.keepRows(book, 3, [aRow(2, 'b'), aRow(3, 'c')]);
		const kept = (headPlace: number, row: StoredRow) => ({ headPlace, row });
		expect(await copy.rows(book)).toEqual({
			ok: true,
			value: [kept(3, aRow(1, 'a')), kept(3, aRow(2, 'b')), kept(3, aRow(3, 'c'))]
		});
		await copy.keepRows(book, 4, [aRow(1, 'd')]);
		expect(await copy.rows(book)).toEqual({ ok: true, value: [kept(4, aRow(1, 'd'))] });
		expect(await copy.rows(other)).toEqual({ ok: true, value: [] });
		expect(await copy.read(book)).toEqual({ ok: true, value: three });
	});

	test('says of what is added what was read back', async () => {
		const copy = create();
		expect(await copy.append(book, three.slice(0, 2))).toEqual({ ok: true, value: three.slice(0, 2) });
		expect(await copy.append(book, three.slice(2))).toEqual({ ok: true, value: three.slice(2) });
	});

	test('of an unknown book is empty', async () => {
		expect(await create().read(book)).toEqual({ ok: true, value: [] });
	});
});

test('a file that did not take what was written does not give it back', async () => {
	const { folder } = createPrivateFolder();
	const files = createPrivateFiles({ folder: () => Promise.resolve(folder) });
	await createSecondCopy(files).append(book, three.slice(0, 2));
	const takesNothing = createSecondCopy({ ...files, write: () => Promise.resolve() });
	const added = await takesNothing.append(book, three.slice(2));
	expect(added.ok && added.value).not.toContainEqual(three[2]);
});

test('a record that was copied twice comes once', async () => {
	const { copy } = aCopy();
	await copy.append(book, three);
	await copy.append(book, three.slice(1));
	expect(await copy.read(book)).toEqual({ ok: true, value: three });
});

test('whatever byte is damaged, all other records still read', async () => {
	const { copy, files } = aCopy();
	await copy.append(book, three);
	const file = files.get('book-a.copy') ?? new Uint8Array();
	for (let at = 0; at < file.length; at++) {
		const damaged = file.slice();
		damaged[at] = (damaged[at] ?? 0) ^ 0x55;
		files.set('book-a.copy', damaged);
		const found = await copy.read(book);
		expect(found.ok && found.value.length, `byte ${at}`).toBe(2);
		expect(three).toEqual(expect.arrayContaining(found.ok ? [...found.value] : []));
	}
});

test('a marker and zeros, as a lost power supply leaves them, are passed over, and what is added behind them reads', async () => {
	const { copy, files } = aCopy();
	await copy.append(book, three.slice(0, 1));
	const file = files.get('book-a.copy') ?? new Uint8Array();
	const zeros = new Uint8Array(file.length + 4096);
	zeros.set(file);
	zeros.set(file.subarray(0, 4), file.length);
	files.set('book-a.copy', zeros);
	expect(await copy.read(book)).toEqual({ ok: true, value: three.slice(0, 1) });
	expect(await copy.covers()).toEqual({ ok: true, value: [] });
	await copy.append(book, three.slice(1));
	expect(await copy.read(book)).toEqual({ ok: true, value: three });
});

test('another page that begins the rows of a meeting anew keeps none of the one before', async () => {
	const { folder, files } = createPrivateFolder();
	const page = () => createSecondCopy(createPrivateFiles({ folder: () => Promise.resolve(folder) }));
	await page().keepRows(book, 3, [aRow(1, 'a'), aRow(2, 'b')]);
	await page().keepRows(book, 4, [aRow(1, 'c')]);
	await page().keepRows(book, 4, [aRow(2, 'd')]);
	const found = await page().rows(book);
	expect(found.ok && found.value.map(({ row }) => row.operationId)).toEqual(['c', 'd']);
	expect(files.get('book-a.rows')?.length).toBeLessThan(400);
});

test('a half-written end is passed over, and what is added behind it reads', async () => {
	const { copy, files } = aCopy();
	await copy.append(book, three.slice(0, 2));
	files.set('book-a.copy', files.get('book-a.copy')?.slice(0, -5) ?? new Uint8Array());
	await copy.append(book, three.slice(2));
	expect(await copy.read(book)).toEqual({ ok: true, value: [three[0], three[2]] });
});

test('a phone without private files says so, and nothing worse', async () => {
	const copy = createSecondCopy();
	expect(await copy.append(book, three)).toMatchObject({ ok: false, error: { type: 'StorageFailed' } });
	expect(await copy.read(book)).toMatchObject({ ok: false, error: { type: 'StorageFailed' } });
});

test('where the worker does not start, the page writes', async () => {
	const { folder } = createPrivateFolder();
	const startWorker = () => {
		throw new TypeError('refused by the policy of the page');
	};
	const copy = createSecondCopy(createPrivateFiles({ folder: () => Promise.resolve(folder), startWorker }));
	await copy.append(book, three);
	expect(await copy.read(book)).toEqual({ ok: true, value: three });
});

test('the files of a book that is about to begin have names and nothing else; what never began leaves', async () => {
	const { folder, files } = createPrivateFolder();
	const parts = createPrivateFiles({ folder: () => Promise.resolve(folder) });
	const copy = createSecondCopy(parts);
	const canary = createCanaryFiles(parts);
	const begun = (id: string) => [`${id}.copy`, `${id}.rows`, `${id}.canary`];
	await copy.begin(book);
	expect([...files.keys()]).toEqual(begun('book-a'));
	expect(await copy.covers()).toEqual({ ok: true, value: [] });
	expect(await canary.read()).toEqual(new Map());

	// A book that is here stays, be it that only its canary has something in it.
	await canary.write(other, '1 0 aaaaaaaa');
	await copy.begin(aBookId('book-c'));
	expect([...files.keys()]).toEqual(['book-b.canary', ...begun('book-c')]);
	await copy.append(aBookId('book-c'), three);
	await copy.begin(aBookId('book-c'));
	expect(await copy.read(aBookId('book-c'))).toEqual({ ok: true, value: three });
});
