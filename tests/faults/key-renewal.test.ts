import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { present, type MemberId, type OperationId } from '#kernel';
import { recoverBooks, withRenewal, type BookCover, type KeyDocument, type OpenKeys, type Shelf } from '#app';
import { createShelf } from '#storage';
import {
	faultKinds,
	installInterception,
	intercepted,
	killedAt,
	type FaultKind,
	type Intercept
} from '../support/faulty-indexeddb.ts';
import { aPhone as aWholePhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

installInterception();

// A phone that dies while the group key is renewed: the book opens with the codes of who stays, always.

const shelfOn = (indexedDB: IDBFactory, databaseName: string): Shelf =>
	createShelf({ indexedDB, databaseName, IDBKeyRange, canaryStorage: null, locks: null });

/** The writer's code was taken away; the cover that renews the group key for it is ready to be stored. */
async function beforeRenewal() {
	const phone = aWholePhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	const { keys, cover } = founded;
	const without = { ...cover, keys: await keys.withoutCode(cover.keys, third) };
	const renewal = await withRenewal(keys, without);
	if (!renewal.ok) throw new Error(renewal.error.type);
	return { phone, founded, session, keys, cover, renewal: renewal.value };
}

async function coverOf(shelf: Shelf): Promise<BookCover> {
	const covers = await shelf.covers();
	return present(covers.ok ? covers.value[0] : undefined, 'the book is on the shelf');
}

const slotOf = ({ slots }: KeyDocument, memberId: MemberId) =>
	slots.find((slot) => slot.memberId === memberId)?.slotId ?? '';

/** Opens the book as it lies there, by the president's code. */
async function opened({ vault }: ReturnType<typeof aWholePhone>, cover: BookCover): Promise<OpenKeys> {
	const keys = await vault.openWithCode(cover.keys, slotOf(cover.keys, second), '1357', cover.deviceSecret);
	if (!keys.ok) throw new Error(JSON.stringify(keys.error));
	return keys.value;
}

const calls = async (renewed: Awaited<ReturnType<typeof beforeRenewal>>): Promise<number> => {
	let asked = 0;
	const { phone, renewal } = renewed;
	const counting: Intercept = (call) => ((asked += 1), call.perform());
	await intercepted(counting, () => phone.shelf.saveCover(renewal.cover));
	return asked;
};

describe('a phone that is killed while the cover with the new keys is stored', () => {
	test('opens with the old document or with the new one, and reads and writes on, at each call to the database', async () => {
		const asked = await calls(await beforeRenewal());
		expect(asked).toBeGreaterThan(3);
		const found = { old: 0, renewed: 0 };
		for (let at = 1; at <= asked; at++) {
			for (const when of ['before', 'after'] as const) {
				const { phone, founded, renewal } = await beforeRenewal();
				const { intercept } = killedAt(at, when);
				await intercepted(intercept, () => phone.shelf.saveCover(renewal.cover));
				const again = phone.restarted();
				const cover = await coverOf(again.shelf);
				const isRenewed = cover.keys.epoch === 1;
				expect(cover).toEqual(isRenewed ? renewal.cover : founded.cover);
				found[isRenewed ? 'renewed' : 'old'] += 1;
				const keys = await opened(again, cover);
				const session = await open(again, { cover, keys, recoveryCode: '' });
				expect(session.state.openMeeting?.cashIn).toBe(2500);
				await run(session, 'op-2', gave(second, 2500), count(5000), {
					type: 'SealMeeting',
					on: today,
					approvals: [second, third]
				});
				const history = await session.history();
				expect(history.ok, `${when} call ${at}`).toBe(true);
			}
		}
		expect(found.old).toBeGreaterThan(0);
		expect(found.renewed).toBeGreaterThan(0);
	});
});

describe('a call to the database that fails while it is stored', () => {
	const kinds = Object.keys(faultKinds) as FaultKind[];

	test.each(kinds)('%s: the app writes on under the old key, and both documents read that', async (kind) => {
		const asked = await calls(await beforeRenewal());
		for (let at = 1; at <= asked; at++) {
			const { phone, session, renewal, cover } = await beforeRenewal();
			let seen = 0;
			const failing: Intercept = (call) => ((seen += 1) === at ? faultKinds[kind](call) : call.perform());
			const saved = await intercepted(failing, () => phone.shelf.saveCover(renewal.cover));
			if (saved.ok) renewal.inForce();
			// Where the connection is gone nothing is written, and the entry stays on the screen.
			const entered = await session.execute('op-2' as OperationId, gave(second, 2500));
			const again = phone.restarted();
			// What is told as stored is stored; where it is told as failed, nothing was written under the new key.
			const now = await coverOf(again.shelf);
			if (saved.ok) expect(now.keys.epoch).toBe(1);
			const store = again.shelf.open(cover.book);
			const on = await open(again, { cover: now, keys: await opened(again, now), recoveryCode: '' });
			expect(on.state.openMeeting?.cashIn).toBe(entered.ok ? 5000 : 2500);
			store.close();
			session.close();
		}
	});
});

describe('two tabs', () => {
	test('the one that has older keys cannot put them back: what was written since would be lost', async () => {
		const { phone, cover, renewal } = await beforeRenewal();
		expect(await phone.shelf.saveCover(renewal.cover)).toEqual({ ok: true, value: undefined });
		const other = shelfOn(phone.indexedDB, phone.databaseName);
		await other.covers();
		const noted = { ...cover, lastBackup: { on: today, place: 1 } };
		expect(await other.saveCover(noted)).toEqual({ ok: false, error: { type: 'StaleHead' } });
		expect(await coverOf(other)).toEqual(renewal.cover);
		const later = { ...renewal.cover, lastBackup: { on: today, place: 1 } };
		expect((await other.saveCover(later)).ok).toBe(true);
	});

	test('that renew the same key: the second is refused, and the first stands', async () => {
		const { phone, keys, cover, renewal } = await beforeRenewal();
		const without = { ...cover, keys: await keys.withoutCode(cover.keys, third) };
		const other = await withRenewal(keys, without);
		if (!other.ok) throw new Error(other.error.type);
		expect((await phone.shelf.saveCover(renewal.cover)).ok).toBe(true);
		expect(await phone.shelf.saveCover(other.value.cover)).toMatchObject({ error: { type: 'StaleHead' } });
		expect(await coverOf(phone.shelf)).toEqual(renewal.cover);
	});
});

describe('a database that lost its end', () => {
	test('comes back from the second copy with the keys of then: what was written since the renewal opens', async () => {
		const { phone, session, keys, cover, renewal } = await beforeRenewal();
		const { secondCopy } = phone;
		await session.audit(false);
		await phone.shelf.saveCover(renewal.cover);
		renewal.inForce();
		await secondCopy.keepCover(renewal.cover);
		await run(session, 'op-2', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
		await session.audit(false);
		// The database of before, with the cover of before.
		const lost = aWholePhone(new IDBFactory(), phone.databaseName, secondCopy);
		const before = await phone.shelf.open(cover.book).records();
		if (!before.ok) throw new Error(before.error.type);
		const records = before.value.slice(0, -1);
		await lost.shelf.add({ cover, records, rows: [], balances: null, people: [] });
		expect(await recoverBooks(lost.shelf, secondCopy)).toEqual({ ok: true, value: { records: 1, books: 0 } });
		const now = await coverOf(lost.shelf);
		expect(now).toEqual(renewal.cover);
		const again = await open(lost, { cover: now, keys: await opened(lost, now), recoveryCode: '' });
		expect(again.state.lastSealedDay).toBe(today);
		keys.forget();
	});

	test('keeps its own cover where the copy has an older one', async () => {
		const { phone, cover, renewal } = await beforeRenewal();
		await phone.shelf.saveCover(renewal.cover);
		expect(await phone.shelf.takeNewerKeys(cover)).toEqual({ ok: true, value: undefined });
		expect(await coverOf(phone.shelf)).toEqual(renewal.cover);
	});
});
