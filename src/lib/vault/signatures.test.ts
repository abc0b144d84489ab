import { toHex } from '#kernel';
import { expect, test } from 'vitest';
import { portableSignatures, webCryptoSignatures } from './signatures.ts';

const fromHex = (text: string): Uint8Array =>
	Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

// RFC 8032, section 7.1, test 2.
const seed = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
const publicKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
const signature =
	'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
const message = fromHex('72');

test.each([
	['WebCrypto', () => Promise.resolve(webCryptoSignatures)],
	['the portable code', portableSignatures]
])('%s signs as RFC 8032 says', async (_, load) => {
	const signatures = await load();
	expect(await signatures.publicKeyOf(seed)).toEqual(publicKey);
	const key = await signatures.keyOf(seed, publicKey);
	expect(toHex(await key.sign(message))).toBe(signature);
	expect(await signatures.verify(publicKey, fromHex(signature), message)).toBe(true);
	expect(await signatures.verify(publicKey, fromHex(signature), fromHex('73'))).toBe(false);
	expect(await signatures.verify(new Uint8Array(32).fill(255), fromHex(signature), message)).toBe(false);
});

test('what one of the two signs, the other verifies', async () => {
	const portable = await portableSignatures();
	for (let index = 0; index < 20; index++) {
		const ownSeed = crypto.getRandomValues(new Uint8Array(32));
		const words = crypto.getRandomValues(new Uint8Array(index * 7));
		const ownPublic = await portable.publicKeyOf(ownSeed);
		expect(await webCryptoSignatures.publicKeyOf(ownSeed)).toEqual(ownPublic);
		const [left, right] = [
			await portable.keyOf(ownSeed, ownPublic),
			await webCryptoSignatures.keyOf(ownSeed, ownPublic)
		];
		expect(await webCryptoSignatures.verify(ownPublic, await left.sign(words), words)).toBe(true);
		expect(await portable.verify(ownPublic, await right.sign(words), words)).toBe(true);
	}
});

test('a key may be forgotten, and what it came from wiped at once: the portable code signs no more, and signed before all the same', async () => {
	const portable = await portableSignatures();
	const given = seed.slice();
	const key = await portable.keyOf(given, publicKey);
	given.fill(0);
	expect(toHex(await key.sign(message))).toBe(signature);
	key.forget();
	expect(toHex(await key.sign(message))).not.toBe(signature);
});

// The points of order 1, 2, 4 and 8, and 0 and 1 with p added: https://eprint.iacr.org/2020/1244, table 6b and section 6. With R the neutral
// point and S zero, one such signature is good for each eighth text at least, though nobody has a secret.
const ofSmallOrder = [
	'0100000000000000000000000000000000000000000000000000000000000000',
	'0100000000000000000000000000000000000000000000000000000000000080',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
	'0000000000000000000000000000000000000000000000000000000000000000',
	'0000000000000000000000000000000000000000000000000000000000000080',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
];
test.each(ofSmallOrder)(
	'nothing is signed by %s, on whatever phone: nobody needs a secret for it',
	async (key) => {
		const portable = await portableSignatures();
		const forged = new Uint8Array(64);
		forged[0] = 1;
		for (let text = 0; text < 32; text++) {
			const bytes = new Uint8Array([text]);
			expect(await webCryptoSignatures.verify(fromHex(key), forged, bytes)).toBe(false);
			expect(await portable.verify(fromHex(key), forged, bytes)).toBe(false);
		}
	}
);

/** Runs it where the browser imports keys in this way. */
async function whereKeysAre<Value>(
	imported: (given: readonly unknown[], own: () => Promise<CryptoKey>) => Promise<CryptoKey>,
	run: () => Promise<Value>
): Promise<Value> {
	const { subtle } = crypto;
	const own = Reflect.get(subtle, 'importKey') as (...given: unknown[]) => Promise<CryptoKey>;
	Object.defineProperty(subtle, 'importKey', {
		configurable: true,
		value: (...given: unknown[]) => imported(given, () => own.apply(subtle, given))
	});
	try {
		return await run();
	} finally {
		Reflect.deleteProperty(subtle, 'importKey');
	}
}

test('the key that a phone signs with cannot be exported again', async () => {
	const made: CryptoKey[] = [];
	await whereKeysAre(
		async (_, own) => {
			const key = await own();
			made.push(key);
			return key;
		},
		() => webCryptoSignatures.keyOf(seed, publicKey)
	);
	expect(made.map(({ extractable, usages }) => ({ extractable, usages }))).toEqual([
		{ extractable: false, usages: ['sign'] }
	]);
});

test('a browser that refuses a key which is no point says so: nothing is signed by it; any other failure is ours', async () => {
	// No other test asks about this key: what was imported once is kept.
	const key = fromHex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025');
	const asked = (failure: Error) =>
		whereKeysAre(
			() => Promise.reject(failure),
			() => webCryptoSignatures.verify(key, fromHex(signature), message)
		);
	expect(await asked(new DOMException('no point', 'DataError'))).toBe(false);
	await expect(asked(new TypeError('ours'))).rejects.toThrow('ours');
});
