import type { Vault } from '#app';
import { fromBase64url, toHex } from '#kernel';
import { digest } from './derive.ts';
import { loadSignatures } from './signatures.ts';

/** What verifies records. It needs no key of a group, so that a worker does it too. */
export const recordChecks: Pick<Vault, 'hash' | 'verify'> = {
	hash: async (bytes) => toHex(await digest(bytes)),
	async verify(publicKey, signature, bytes) {
		const [key, signed] = [fromBase64url(publicKey), fromBase64url(signature)];
		if (key?.length !== 32 || signed?.length !== 64) return false;
		return (await loadSignatures()).verify(key, signed, bytes);
	}
};
