import { expect, test } from 'vitest';
import { fingerprintOf, laptopCodeOf, sealCode } from './seal-code.ts';
import type { Argon2Job } from './argon2.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A slow hash that gives these bytes and says what it was asked. */
function giving(bytes: readonly number[]) {
	const asked: Argon2Job[] = [];
	const argon2 = (job: Argon2Job): Promise<Uint8Array> => {
		asked.push(job);
		return Promise.resolve(Uint8Array.from([...bytes, ...new Uint8Array(32)].slice(0, 32)));
	};
	return { argon2, asked };
}

// 32 MiB and 3 passes, and a salt for each purpose: with others a code in a passbook would fit no phone any more.
test('each code is asked of the slow hash at its price, under a salt of its own', async () => {
	const { argon2, asked } = giving([]);
	const key = new Uint8Array(32).fill(4);
	await sealCode('ab12', argon2);
	await fingerprintOf(key, argon2);
	await laptopCodeOf(key, argon2);
	const price = { memoryKib: 32_768, passes: 3 };
	expect(asked).toEqual([
		{ secret: utf8('ab12'), salt: utf8('bahi seal code 1'), ...price },
		{ secret: key, salt: utf8('bahi fingerprint 1'), ...price },
		{ secret: key, salt: utf8('bahi laptop key 1'), ...price }
	]);
});

test('is the first eight bytes as a number of eight digits, noughts in front too, and a picture of each of the next three', async () => {
	const codeOf = (...bytes: number[]) => sealCode('', giving(bytes).argon2);
	expect(await codeOf(0, 0, 0, 0, 0, 0, 0, 7, 0, 1, 63)).toEqual({
		digits: '00000007',
		pictures: [0, 1, 63]
	});
	expect(await codeOf(0, 0, 0, 0, 0, 0, 0, 0, 64, 128, 255, 9)).toEqual({
		digits: '00000000',
		pictures: [0, 0, 63]
	});
	// 2^64 − 1 is 18,446,744,073,709,551,615.
	const most = Array.from({ length: 8 }, () => 255);
	expect(await codeOf(...most)).toEqual({ digits: '09551615', pictures: [0, 0, 0] });
});

test('is none where this phone cannot work it out', async () => {
	const unable = () => Promise.resolve(null);
	expect(await sealCode('ab12', unable)).toBeNull();
});
