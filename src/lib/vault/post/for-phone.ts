import type { OpenKeys, OpenPost, PostVault, RandomSource } from '#app';
import { fromBase64url, present, toHex } from '#kernel';
import { boxKeyOf, idOf, readingProof, stamperOf, type Stamper } from './box.ts';
import { carryKeys, sealPage } from './envelope.ts';
import { sealEras } from './eras.ts';

/** A phone that delivers opens nothing: what it needs for that comes when something came. */
const openers = () => import('./open-for-phone.ts');

/** What a phone needs of a post box: a box by its secret, and envelopes by the open keys of the book. */
export function createPostVault({ random }: { readonly random: RandomSource }): PostVault {
	return {
		readCard: async (read) => (await openers()).postCardOf(read),
		open: (secret) => openBox(secret, random)
	};
}

async function openBox(secret: Uint8Array, random: RandomSource): Promise<OpenPost> {
	const box = await boxKeyOf(secret);
	const id = toHex(await idOf(box.publicKey));
	const vouched = new Set<string>();
	const stampers = new Map<string, Stamper>();
	async function stamper(by: OpenKeys): Promise<Stamper> {
		const known = stampers.get(by.writerPublicKey);
		if (known !== undefined) return known;
		const publicKey = bytesOf(by.writerPublicKey);
		const made = await stamperOf(box, { publicKey, sign: async (bytes) => bytesOf(await by.sign(bytes)) });
		stampers.set(by.writerPublicKey, made);
		return made;
	}
	const came = async () => (await openers()).envelopesOf(box.publicKey, vouched);
	return {
		box: id,
		prove: (minute, path) => readingProof(box, minute, path),
		sealedPage: async (by, place, eraKey, packed) =>
			valueOrNull(await sealPage(await stamper(by), place, eraKey, packed)),
		sealedEras: async (by, epoch, eras, to) =>
			valueOrNull(await sealEras(await stamper(by), eras, { epoch, encrypt: by.encrypt }, to, random)),
		sealedNames: async (by, n, part) => valueOrNull(await carryKeys(await stamper(by), n, part)),
		page: async (envelope, eras) => (await came()).page(envelope, eras),
		eras: async (envelope, keys) => (await came()).eras(envelope, keys),
		names: async (envelope) => (await came()).names(envelope)
	};
}

const bytesOf = (text: string): Uint8Array => present(fromBase64url(text), 'the vault writes base64url');

export const valueOrNull = <Value>(result: { ok: true; value: Value } | { ok: false }): Value | null =>
	result.ok ? result.value : null;
