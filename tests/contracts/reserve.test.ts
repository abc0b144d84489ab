import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, expect, test, vi } from 'vitest';
import { createPrivateFiles, createReserve, createRoomWatch, createShelf } from '#storage';
import { faultKinds, installInterception, intercepted, type Intercept } from '../support/faulty-indexeddb.ts';
import { createPrivateFolder } from '../support/private-folder.ts';
import { aBookId, aCover, aRecord, rowBatch, sealBatch } from '../support/stored.ts';
import { untilHolds } from '../support/patience.ts';

// A phone that is full says so at an entry; the meeting can still be counted and closed, because room was put by for that.

installInterception();

beforeAll(() => void vi.spyOn(console, 'warn').mockReturnValue());

const book = aBookId('book-a');
const full = { ok: false, error: { type: 'StorageFull' } };
const length = 512 * 1024;

async function aPhone(estimate: StorageEstimate = { quota: 1e9, usage: 0 }) {
	const { folder, files } = createPrivateFolder();
	const reserve = createReserve(createPrivateFiles({ folder: () => Promise.resolve(folder) }), () =>
		Promise.resolve(estimate)
	);
	const shelf = createShelf({
		indexedDB: new IDBFactory(),
		IDBKeyRange,
		canaryStorage: null,
		locks: null,
		reserve
	});
	await shelf.add({ cover: aCover(book), records: [aRecord(1, 'a')], rows: [], balances: null, people: [] });
	const store = shelf.open(book);
	expect(await store.write(rowBatch('op-1', 1, 1))).toMatchObject({ ok: true });
	return { shelf, store, reserve, files };
}

test('is written once, however often it is asked for at a start', async () => {
	const { folder } = createPrivateFolder();
	const files = createPrivateFiles({ folder: () => Promise.resolve(folder) });
	const write = vi.fn(files.write);
	const reserve = createReserve({ ...files, write }, () => Promise.resolve({}));
	await Promise.all([reserve.keep(), reserve.keep()]);
	expect(write).toHaveBeenCalledOnce();
});

test('an entry is refused and leaves the reserve; the seal takes it, once, and is whole', async () => {
	const { shelf, store, reserve, files } = await aPhone();
	await reserve.keep();
	expect(files.get('room')?.length).toBe(length);
	const isFull: Intercept = (call) =>
		call.name === 'add' && files.has('room')
			? faultKinds['aborts because the phone is full'](call)
			: call.perform();
	await intercepted(isFull, async () => {
		expect(await store.write(rowBatch('op-2', 2, 1))).toEqual(full);
		expect(files.has('room')).toBe(true);
		expect(await store.write({ ...sealBatch('seal', 1, 1), endsMeeting: true })).toEqual({
			ok: true,
			value: { repeated: false }
		});
	});
	expect(files.has('room')).toBe(false);
	const records = await store.records();
	expect(records.ok && records.value.length).toBe(2);
	// At the next start, where there is room again, it is put by again.
	await shelf.covers();
	await untilHolds(() => expect(files.get('room')?.length).toBe(length));
});

test('a phone that is full all the same says so, and nothing is written', async () => {
	const { store, reserve } = await aPhone();
	await reserve.keep();
	await intercepted(
		(call) => (call.name === 'add' ? faultKinds['aborts because the phone is full'](call) : call.perform()),
		async () => {
			expect(await store.write({ ...sealBatch('seal', 1, 1), endsMeeting: true })).toEqual(full);
			expect(await store.write({ ...sealBatch('seal', 1, 1), endsMeeting: true })).toEqual(full);
		}
	);
	const records = await store.records();
	expect(records.ok && records.value.length).toBe(1);
});

test.each([
	['little room', { quota: 9e6, usage: 1e6 }, false],
	['room', { quota: 1e9, usage: 5e8 }, true],
	['a browser that cannot say', {}, true]
])('with %s', async (_, estimate, isKept) => {
	const { reserve, files } = await aPhone(estimate);
	await reserve.keep();
	expect(files.has('room')).toBe(isKept);
	expect(await reserve.release()).toBe(isKept);
	expect(await reserve.release()).toBe(false);
});

test('a phone without private files goes on without a reserve', async () => {
	const shelf = createShelf({
		indexedDB: new IDBFactory(),
		IDBKeyRange,
		canaryStorage: null,
		locks: null,
		reserve: createReserve(createPrivateFiles())
	});
	await shelf.add({ cover: aCover(book), records: [aRecord(1, 'a')], rows: [], balances: null, people: [] });
	expect((await shelf.covers()).ok).toBe(true);
	const store = shelf.open(book);
	await store.write(rowBatch('op-1', 1, 1));
	await intercepted(
		(call) => (call.name === 'add' ? faultKinds['aborts because the phone is full'](call) : call.perform()),
		async () => {
			expect(await store.write({ ...sealBatch('seal', 1, 1), endsMeeting: true })).toEqual(full);
		}
	);
});

test.each([
	['99 MB free', { quota: 1e9, usage: 901e6 }, true],
	['100 MB free', { quota: 1e9, usage: 900e6 }, false],
	['a browser that cannot say', {}, false]
])('the room is small with %s', async (_, estimate, isSmall) => {
	const watch = createRoomWatch(null, () => Promise.resolve(estimate));
	expect(await watch()).toBe(isSmall);
});

test('a browser that promises much: the room is small once there was none to put by, until there is', async () => {
	const plenty = () => Promise.resolve({ quota: 1e10, usage: 0 });
	const { folder } = createPrivateFolder();
	const files = createPrivateFiles({ folder: () => Promise.resolve(folder) });
	let isFull = true;
	const write: typeof files.write = (job) =>
		isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : files.write(job);
	const reserve = createReserve({ ...files, write }, plenty);
	const watch = createRoomWatch(reserve, plenty);
	expect(await watch()).toBe(false);
	await expect(reserve.keep()).rejects.toThrow('full');
	expect(await watch()).toBe(true);
	isFull = false;
	await reserve.keep();
	expect(await watch()).toBe(false);
	await reserve.release();
	expect(await watch()).toBe(true);
});

test('a browser that refuses to say is one with room', async () => {
	const watch = createRoomWatch(null, () => Promise.reject(new DOMException('no', 'SecurityError')));
	expect(await watch()).toBe(false);
});
