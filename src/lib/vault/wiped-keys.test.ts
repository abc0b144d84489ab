import { expect, test } from 'vitest';
import type { OpenKeys, RandomSource } from '#app';
import { present, type Result } from '#kernel';
import {
	book,
	countTries,
	deviceSecret,
	quick,
	radha,
	random,
	sita
} from '../../../tests/support/quick-vault.ts';
import { createLaptopVault } from './laptop-vault.ts';
import { lockOnce, unlockOnce } from './vault.ts';
import { lockWithCode, secretOf } from './slots.ts';
import { createVault } from './vault.ts';

// What was a key and is needed no more is overwritten, so that the memory of a locked phone holds none. Seen here is all that WebCrypto derives
// or decrypts and all that is drawn at random, of 32 bytes each; copies that the browser makes for itself are out of reach.

/** Which of them still hold something, in the order in which they were made. */
async function keptAfter(run: (random: RandomSource) => Promise<unknown>): Promise<readonly string[]> {
	const seen: (readonly [string, Uint8Array])[] = [];
	const { subtle } = crypto;
	const watched = ['deriveBits', 'decrypt'] as const;
	for (const name of watched) {
		const own = Reflect.get(subtle, name) as (...given: unknown[]) => Promise<ArrayBuffer>;
		const value = async (...given: unknown[]): Promise<ArrayBuffer> => {
			const made = await own.apply(subtle, given);
			seen.push([name, new Uint8Array(made)]);
			return made;
		};
		Object.defineProperty(subtle, name, { configurable: true, value });
	}
	const bytes = (count: number): Uint8Array => {
		const drawn = random.bytes(count);
		seen.push(['drawn', drawn]);
		return drawn;
	};
	try {
		await run({ ...random, bytes });
	} finally {
		for (const name of watched) Reflect.deleteProperty(subtle, name);
	}
	expect(seen.length).toBeGreaterThan(0);
	return seen
		.filter(([, held]) => held.length === 32 && held.some((byte) => byte !== 0))
		.map(([name]) => name);
}

const vaultOf = (drawn: RandomSource) => createVault({ random: drawn, tries: countTries(), ...quick });
const digits = { kind: 'digits', digits: '482915' } as const;

async function aBook(drawn: RandomSource) {
	const vault = vaultOf(drawn);
	const { keys, document, recoveryCode } = await vault.create(book);
	const withSita = await keys.withCode(document, sita, digits, deviceSecret);
	const both = await keys.withCode(withSita, radha, digits, deviceSecret);
	return { vault, keys, document: both, recoveryCode, slotId: present(both.slots[0], 'hers').slotId };
}
/** A book that was made and locked, of which nothing is left in memory: what is kept after it was kept by what follows. */
async function aLockedBook() {
	const made = await aBook(random);
	made.keys.forget();
	return made;
}
const forgotten = (opened: Result<OpenKeys, unknown>): void =>
	opened.ok ? opened.value.forget() : expect.unreachable();

test('a new book that is locked leaves no key behind, after codes were given, too', async () => {
	expect(await keptAfter(async (drawn) => (await aBook(drawn)).keys.forget())).toEqual([]);
});

test('a book that was opened by a code or by the key paper leaves none once it is locked', async () => {
	const { document, slotId, recoveryCode } = await aLockedBook();
	const byCode = await keptAfter(async (drawn) =>
		forgotten(await vaultOf(drawn).openWithCode(document, slotId, digits.digits, deviceSecret))
	);
	expect(byCode).toEqual([]);
	for (const newWriter of [false, true]) {
		const byPaper = await keptAfter(async (drawn) => {
			const opened = await vaultOf(drawn).openWithRecovery(document, recoveryCode, newWriter);
			forgotten(opened.ok ? { ok: true, value: opened.value.keys } : opened);
		});
		expect(byPaper).toEqual([]);
	}
});

test('an approval, a wrong code and a document that somebody changed leave none', async () => {
	const { document, slotId } = await aLockedBook();
	const tried = (of: typeof document, typed: string) =>
		keptAfter((drawn) => vaultOf(drawn).verifyCode(of, slotId, typed, deviceSecret));
	expect(await tried(document, digits.digits)).toEqual([]);
	expect(await tried(document, '482916')).toEqual([]);
	const changed = { ...document, slots: document.slots.map((slot) => ({ ...slot, number: 1 })) };
	expect(await tried(changed, digits.digits)).toEqual([]);
});

test('a renewal overwrites the key of before, and its own where another one came into force', async () => {
	const renewed = await keptAfter(async (drawn) => {
		const { keys, document } = await aBook(drawn);
		const without = await keys.withoutCode(document, radha.memberId);
		const [first, second] = [await keys.renewed(without), await keys.renewed(without)];
		first?.inForce();
		second?.inForce();
		keys.forget();
	});
	expect(renewed).toEqual([]);
});

test('a copy keeps no key, neither that of its own nor one for a laptop that nobody has', async () => {
	const packed = await keptAfter(async (drawn) => {
		const { keys, document } = await aBook(drawn);
		const { slots } = await keys.newCopyKey(document, null);
		expect(await keys.openCopy(slots)).not.toBeNull();
		keys.forget();
	});
	expect(packed).toEqual([]);
});

test('a laptop that is locked keeps none, nor after a wrong passphrase', async () => {
	const passphrase = 'four words of rain';
	const locked = await keptAfter(async (drawn) => {
		const vault = createLaptopVault({ random: drawn, tries: countTries(), ...quick });
		const { keys, lock } = await vault.create(passphrase);
		await keys.publicKey();
		keys.forget();
		expect(await vault.open(lock, 'four words of snow')).toMatchObject({ ok: false });
		const opened = await vault.open(lock, passphrase);
		if (opened.ok) opened.value.forget();
	});
	expect(locked).toEqual([]);
});

test('what is locked once keeps no key', async () => {
	const secret = new Uint8Array(16).fill(7);
	const kept = await keptAfter(async () => unlockOnce(secret, await lockOnce(secret, Uint8Array.of(1))));
	expect(kept).toEqual([]);
});

test('what a code was stretched to is overwritten once the secret of the phone stands beside it', async () => {
	const stretched: Uint8Array[] = [];
	const argon2 = () => {
		stretched.push(new Uint8Array(32).fill(5));
		return Promise.resolve(present(stretched.at(-1), 'just made'));
	};
	const code = { ...digits, deviceSecret };
	const slot = { book, slotId: 'a', hash: { kind: 'argon2id', memoryKib: 8, passes: 1 } } as const;
	const lock = await lockWithCode(new Uint8Array(32), slot, code, { random, argon2 });
	expect(await secretOf(lock, code, argon2)).toHaveLength(64);
	expect(stretched).toEqual([new Uint8Array(32), new Uint8Array(32)]);
});
