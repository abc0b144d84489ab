import { describe, expect, test } from 'vitest';
import { isLongEnough, passphraseAsTyped } from '#app';
import { createLaptopVault } from '#vault/copies';
import { countTries, quick, random } from '../support/quick-vault.ts';

const passphrase = 'four words of rain';
const aVault = () => {
	const tries = countTries();
	return { tries, vault: createLaptopVault({ random, tries, ...quick }) };
};
const secret = new TextEncoder().encode('Ujala');

describe('the lock of a laptop', () => {
	test('opens with its passphrase what it locked, on another day, too', async () => {
		const { vault } = aVault();
		const { lock, keys } = await vault.create(passphrase);
		const bytes = await keys.encrypt(secret, 'list');
		keys.forget();
		const stored: unknown = JSON.parse(JSON.stringify(lock));
		const opened = await aVault().vault.open(stored as typeof lock, passphrase);
		expect(opened.ok && (await opened.value.decrypt(bytes, 'list'))).toEqual({ ok: true, value: secret });
	});

	test('refuses another passphrase, counts it, and after five tries lets people wait', async () => {
		const { vault, tries } = aVault();
		const { lock } = await vault.create(passphrase);
		expect(await vault.open(lock, 'four words of snow')).toEqual({
			ok: false,
			error: { type: 'WrongCode', triesLeft: 4 }
		});
		for (let more = 0; more < 4; more += 1) await vault.open(lock, 'x');
		expect(await vault.open(lock, passphrase)).toEqual({
			ok: false,
			error: { type: 'WaitBeforeNextTry', seconds: 30 }
		});
		expect(tries.begun()).toBe(5);
	});

	test('a list cannot pass for a book, and a changed byte is seen', async () => {
		const { keys } = await aVault().vault.create(passphrase);
		const bytes = await keys.encrypt(secret, 'list');
		expect(await keys.decrypt(bytes, 'book a')).toMatchObject({ ok: false, error: { type: 'Damaged' } });
		bytes[20] = (bytes[20] ?? 0) ^ 1;
		expect(await keys.decrypt(bytes, 'list')).toMatchObject({ ok: false, error: { type: 'Damaged' } });
	});

	test('a lock whose slow hash was made cheap is not tried', async () => {
		const { vault } = aVault();
		const { lock } = await vault.create(passphrase);
		const strict = createLaptopVault({ random, tries: countTries() });
		expect(await strict.open(lock, passphrase)).toMatchObject({ ok: false, error: { type: 'Damaged' } });
		expect(await vault.open({ ...lock, sealed: {} }, passphrase)).toMatchObject({
			error: { type: 'Damaged' }
		});
	});

	test('forgotten keys open nothing', async () => {
		const { keys } = await aVault().vault.create(passphrase);
		keys.forget();
		expect(() => keys.encrypt(secret, 'list')).toThrow('forgotten');
	});
});

describe('a passphrase is long enough', () => {
	test.each([
		['twelve signs', 'abcdef123456', true],
		['eleven', 'abcdef12345', false],
		['the same sign again and again', 'aaaaaaaaaaaaaa', false],
		['four short words', 'go up to we', true],
		['four words in Hindi', 'नदी आम दीया बस', true],
		['three words', 'a b cat dog', false],
		['the same word four times', 'go go go go', false],
		['spaces are no signs', '  abc         ', false]
	])('%s', (_, typed, enough) => {
		expect(isLongEnough(typed)).toBe(enough);
	});

	test('and is the same however spaces were typed', () => {
		expect(passphraseAsTyped('  four   words of rain ')).toBe(passphrase);
	});
});
