import { afterEach, describe, expect, test, vi } from 'vitest';
import type { OperationId } from '#kernel';
import { openSession, type TryCounter } from '#app';
import { createLaptopVault } from '#vault/copies';
import { aPhone } from '../support/parts.ts';
import { aBook, deviceSecret, quick, quickVault, random, sita } from '../support/quick-vault.ts';
import { found, gave, first, open, today } from '../support/small-book.ts';
import { untilHolds } from '../support/patience.ts';

// What must be over before the next thing begins; a battery ends between any two of them.

afterEach(() => vi.restoreAllMocks());

describe('a try at a code', () => {
	/** What happened, in its order; a key that is tried is what the cipher is asked for. */
	function watched() {
		const order: string[] = [];
		const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
		vi.spyOn(crypto.subtle, 'decrypt').mockImplementation((...given) => {
			order.push('tried');
			return decrypt(...given);
		});
		const tries: TryCounter = {
			wait: () => Promise.resolve(0),
			begin: async () => {
				await new Promise((resolve) => setTimeout(resolve));
				order.push('counted');
				return { triesLeft: 4 };
			},
			succeeded: () => Promise.resolve()
		};
		return { order, tries };
	}

	test('is counted, and the count is on the disk, before the code of an officer is tried', async () => {
		const { document, slotOf } = await aBook();
		const { order, tries } = watched();
		await quickVault(tries).openWithCode(document, slotOf(sita), '482916', deviceSecret);
		expect(order).toEqual(['counted', 'tried']);
	});

	test('so it is for an approval', async () => {
		const { document, slotOf } = await aBook();
		const { order, tries } = watched();
		await quickVault(tries).verifyCode(document, slotOf(sita), '482916', deviceSecret);
		expect(order).toEqual(['counted', 'tried']);
	});

	test('and for the passphrase of a laptop', async () => {
		const { order, tries } = watched();
		const vault = createLaptopVault({ random, tries, ...quick });
		const { lock } = await vault.create('four words of rain');
		await vault.open(lock, 'four words of snow');
		expect(order).toEqual(['counted', 'tried']);
	});
});

test('nobody hears of an entry before it is on the phone', async () => {
	const phone = aPhone();
	const { cover, keys } = await found(phone);
	const store = phone.shelf.open(cover.book);
	let letGo = (): void => undefined;
	const held = new Promise<void>((resolve) => (letGo = resolve));
	const asked = vi.fn();
	const slow = {
		...store,
		write: async (batch: Parameters<typeof store.write>[0]) => {
			asked();
			await held;
			return store.write(batch);
		}
	};
	const pages = { book: cover.book, keys, vault: phone.vault };
	const session = await openSession({ ...phone, pages, store: slow }, 'INR');
	if (!session.ok) throw new Error(session.error.type);
	const told = vi.fn();
	session.value.follow(told);
	const written = session.value.execute(
		'op-1' as OperationId,
		{ type: 'OpenMeeting', on: today, kind: 'regular' },
		gave(first, 2500)
	);
	await untilHolds(() => expect(asked).toHaveBeenCalledOnce());
	expect(told).not.toHaveBeenCalled();
	expect(session.value.state.openMeeting).toBeNull();
	letGo();
	await written;
	expect(told).toHaveBeenCalledOnce();
	expect(session.value.state.openMeeting).not.toBeNull();
});

test('once a book is closed, its keys read and write nothing', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	session.close();
	expect(() => founded.keys.encrypt(new Uint8Array(1), 'x')).toThrow('keys');
	await expect(founded.keys.sign(new Uint8Array(1))).rejects.toThrow('keys');
});
