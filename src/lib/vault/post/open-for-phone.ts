import type { OpenPost, PostCard } from '#app';
import { readBoxCard, readBoxLetters } from './box-card.ts';
import { valueOrNull } from './for-phone.ts';
import { carriedKeys, checkStamp, openEras, openSealedPage, readEnvelope } from './open-envelope.ts';

/** 20 MiB: no record comes near it. */
const longestRecord = 20 * 1024 * 1024;

export async function postCardOf(read: string): Promise<PostCard | null> {
	const letters = readBoxLetters(read);
	if (letters !== null) return { ...letters, ticket: null, office: null, field: null };
	return valueOrNull(await readBoxCard(read));
}

/** What came of a box. @param vouched writers whose voucher was found right before; more are added */
export function envelopesOf(
	boxKey: Uint8Array,
	vouched: Set<string>
): Pick<OpenPost, 'page' | 'eras' | 'names'> {
	/** Its head, where a writer of this box stamped it. */
	async function stamped(envelope: Uint8Array) {
		const head = readEnvelope(envelope);
		const isStamped = head.ok && (await checkStamp(envelope, head.value, boxKey, vouched)).ok;
		return isStamped ? head.value : null;
	}
	return {
		async page(envelope, eras) {
			const head = await stamped(envelope);
			const key = head?.lane === 'p' ? eras[head.era - 1] : undefined;
			if (head === null || key === undefined) return null;
			const record = await openSealedPage(envelope, key, longestRecord);
			return record.ok ? { writer: head.writer, n: head.n, record: record.value } : null;
		},
		eras: async (envelope, { decrypt }) =>
			(await stamped(envelope)) && valueOrNull(await openEras(envelope, { as: 'group', decrypt })),
		names: async (envelope) => (await stamped(envelope)) && valueOrNull(carriedKeys(envelope))
	};
}
