import { expect, test } from 'vitest';
import { padded, utf8, type Result } from '#kernel';
import { quickVault } from '../../../../tests/support/quick-vault.ts';
import type { Fault } from '../ports/storage.ts';
import { openPadded, sealPadded } from './pages.ts';

const about = 'bahi/1/book/record/7';
const step = 256;
const { keys } = await quickVault().create('book' as never);
const clear = utf8('a page');
const textOf = (read: Result<Uint8Array, Fault>) =>
	read.ok ? new TextDecoder().decode(read.value) : read.error;

test('what is sealed comes back, and is bound to what it is', async () => {
	const sealed = await sealPadded(keys, clear, about, step);
	expect(sealed.length).toBe(step + 28);
	expect(textOf(await openPadded(keys, sealed, { about, step }))).toBe('a page');
	expect(await openPadded(keys, sealed, { about: 'bahi/1/book/record/8', step })).toMatchObject({
		ok: false
	});
});

test('cut or enlarged padding is damage, though the keys sealed it themselves', async () => {
	const bad = { ok: false, error: { type: 'Damaged', about } };
	const whole = padded(clear, step);
	for (const spoiled of [whole.subarray(0, 100), whole.with(-1, 1), new Uint8Array(2 * step), clear]) {
		const sealed = await keys.encrypt(spoiled, `${about} padded`);
		expect(await openPadded(keys, sealed, { about, step })).toEqual(bad);
	}
});
