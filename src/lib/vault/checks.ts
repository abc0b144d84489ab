import type { Vault } from '#app';
import { err, fromBase64url, ok, toHex } from '#kernel';
import { inflate } from './compression.ts';
import { digest } from './cipher.ts';
import { loadSignatures } from './signatures.ts';

/** Decompresses and verifies records without any group key, so that a worker can do it too. */
export const recordChecks: Pick<Vault, 'decompress' | 'hash' | 'verify'> = {
	async decompress(bytes, limit) {
		const clear = await inflate(bytes, limit);
		return typeof clear === 'string'
			? err({ type: 'Damaged', about: `${clear} compressed bytes` })
			: ok(clear);
	},
	hash: async (bytes) => toHex(await digest(bytes)),
	async verify(publicKey, signature, bytes) {
		const [key, signed] = [fromBase64url(publicKey), fromBase64url(signature)];
		if (key?.length !== 32 || signed?.length !== 64) return false;
		return (await loadSignatures()).verify(key, signed, bytes);
	}
};
