import type { OpenKeys, OpenPost, PostCard, PostVault, RandomSource } from '#app';
import { fromBase64url, present, toHex } from '#kernel';
import { boxKeyOf, idOf, readBoxCard, readBoxLetters, readingProof, stamperOf, type Stamper } from './box.ts';
import { carriedKeys, carryKeys, checkStamp, openSealedPage, readEnvelope, sealPage } from './envelope.ts';
import { openEras, sealEras } from './eras.ts';

/** 20 MiB: no record comes near it. */
const longestRecord = 20 * 1024 * 1024;

/** What a phone needs of a post box: a box by its secret, and envelopes by the open keys of the book. */
export function createPostVault({ random }: { readonly random: RandomSource }): PostVault {
	return { readCard, open: (secret) => openBox(secret, random) };
}

async function readCard(read: string): Promise<PostCard | null> {
	const letters = readBoxLetters(read);
	if (letters !== null) return { ...letters, ticket: null, office: null, field: null };
	const card = await readBoxCard(read);
	return card.ok ? card.value : null;
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
	/** Its head, where a writer of this box stamped it. */
	async function stamped(envelope: Uint8Array) {
		const head = readEnvelope(envelope);
		const isStamped = head.ok && (await checkStamp(envelope, head.value, box.publicKey, vouched)).ok;
		return isStamped ? head.value : null;
	}
	return {
		box: id,
		prove: (minute, path) => readingProof(box, minute, path),
		sealedPage: async (by, place, eraKey, packed) =>
			valueOf(await sealPage(await stamper(by), place, eraKey, packed)),
		sealedEras: async (by, epoch, eras, to) =>
			valueOf(await sealEras(await stamper(by), eras, { epoch, encrypt: by.encrypt }, to, random)),
		sealedNames: async (by, n, part) => valueOf(await carryKeys(await stamper(by), n, part)),
		async page(envelope, eras) {
			const head = await stamped(envelope);
			const key = head?.lane === 'p' ? eras[head.era - 1] : undefined;
			if (head === null || key === undefined) return null;
			const record = await openSealedPage(envelope, key, longestRecord);
			return record.ok ? { writer: head.writer, n: head.n, record: record.value } : null;
		},
		eras: async (envelope, { decrypt }) =>
			(await stamped(envelope)) && valueOf(await openEras(envelope, { as: 'group', decrypt })),
		names: async (envelope) => (await stamped(envelope)) && valueOf(carriedKeys(envelope))
	};
}

const bytesOf = (text: string): Uint8Array => present(fromBase64url(text), 'the vault writes base64url');

const valueOf = <Value>(result: { ok: true; value: Value } | { ok: false }): Value | null =>
	result.ok ? result.value : null;
