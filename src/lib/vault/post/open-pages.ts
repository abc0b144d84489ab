import { err, sameBytes, type Result } from '#kernel';
import {
	checkStamp,
	openSealedPage,
	readEnvelope,
	type EnvelopeHead,
	type EnvelopeRefusal
} from './open-envelope.ts';

/** Why a reader has no further page of a writer. */
export type PageStop =
	| EnvelopeRefusal
	/** Pages behind it are there. */
	| { readonly type: 'PageMissing'; readonly n: number }
	/** Two envelopes of one number: one writer, two phones. */
	| { readonly type: 'TwoPages'; readonly n: number }
	/** The box has fewer than were seen in it before. */
	| { readonly type: 'PagesKeptBack'; readonly last: number; readonly seen: number };

export interface PagesOfWriter {
	/** Signed bytes of records 1, 2, … as far as all is well. */
	readonly records: readonly Uint8Array[];
	/** Null where nothing more is known. Pages kept back from a reader who never saw them cannot be told. */
	readonly stop: PageStop | null;
}

interface Found {
	readonly head: EnvelopeHead;
	readonly envelope: Uint8Array;
}

/**
 * What a box gave, believed in nothing: in whatever order, twice, or mixed with others. What a writer of her own put in who has the card alone does
 * not open, and is told apart by its writer. Whether the records hang together is asked of their own chain (`verifyChain`).
 *
 * @param eraKeys 32 bytes each, of era 1 on
 * @param longest of a record, in bytes
 * @param seen by writer the last number that this reader, or a paper, knows to have been there
 */
export async function openPages(
	envelopes: readonly Uint8Array[],
	{
		boxKey,
		eraKeys,
		longest
	}: Readonly<{ boxKey: Uint8Array; eraKeys: readonly Uint8Array[]; longest: number }>,
	seen: ReadonlyMap<string, number> = new Map()
): Promise<{
	readonly writers: ReadonlyMap<string, PagesOfWriter>;
	readonly refused: readonly EnvelopeRefusal[];
}> {
	const found = new Map<string, Found[]>();
	const refused: EnvelopeRefusal[] = [];
	const vouched = new Set<string>();
	for (const envelope of envelopes) {
		const page = await stampedPage(envelope, boxKey, vouched);
		if (page.ok) addTo(found, page.value.writer, { head: page.value, envelope });
		else refused.push(page.error);
	}
	const writers = new Map<string, PagesOfWriter>();
	for (const [writer, pages] of found)
		writers.set(writer, await inOrder(pages, eraKeys, longest, seen.get(writer)));
	for (const [writer, last] of seen)
		if (!writers.has(writer))
			writers.set(writer, { records: [], stop: { type: 'PagesKeptBack', last: 0, seen: last } });
	return { writers, refused };
}

function addTo<Key>(lists: Map<Key, Found[]>, key: Key, page: Found): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [page]);
	else list.push(page);
}

async function stampedPage(
	envelope: Uint8Array,
	boxKey: Uint8Array,
	vouched: Set<string>
): Promise<Result<EnvelopeHead, EnvelopeRefusal>> {
	const head = readEnvelope(envelope);
	if (!head.ok) return head;
	if (head.value.lane !== 'p') return err({ type: 'NotOpened', because: 'lane' });
	const stamped = await checkStamp(envelope, head.value, boxKey, vouched);
	return stamped.ok ? head : stamped;
}

async function inOrder(
	pages: readonly Found[],
	eraKeys: readonly Uint8Array[],
	longest: number,
	seen = 0
): Promise<PagesOfWriter> {
	const records: Uint8Array[] = [];
	const byNumber = new Map<number, Found[]>();
	for (const page of pages) addTo(byNumber, page.head.n, page);
	const last = Math.max(...byNumber.keys());
	for (let n = 1; n <= last; n += 1) {
		const [one, ...more] = byNumber.get(n) ?? [];
		if (one === undefined) return { records, stop: { type: 'PageMissing', n } };
		if (more.some(({ envelope }) => !sameBytes(envelope, one.envelope)))
			return { records, stop: { type: 'TwoPages', n } };
		const key = eraKeys[one.head.era - 1];
		if (key === undefined) return { records, stop: { type: 'NotOpened', because: 'key' } };
		const record = await openSealedPage(one.envelope, key, longest);
		if (!record.ok) return { records, stop: record.error };
		records.push(record.value);
	}
	return { records, stop: last < seen ? { type: 'PagesKeptBack', last, seen } : null };
}
