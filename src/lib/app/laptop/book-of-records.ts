import { canonicalJson, err, ok, type BookId, type Result } from '#kernel';
import { replay, type GroupEvent, type RefusedAt } from '#group';
import type { CurrencyCode } from '#money';
import { inOneOrder, type MergeRefusal, type OrderedRecord } from '../merge/one-order.ts';
import { standingLine } from '../merge/standing-line.ts';
import { sealsIn } from '../journal-file/verify-records.ts';
import type { Vault } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import { readForeignRecord, readOwnRecord } from '../record/record-content.ts';
import type { Link } from '../record/verify-chain.ts';

export interface BookOfRecords {
	readonly book: BookId;
	/** Hash of its last record, hex. */
	readonly head: string;
	readonly records: number;
	readonly events: readonly GroupEvent[];
}

export type RecordsRefusal =
	| Fault
	| MergeRefusal
	/** Records of more than one book. */
	| { readonly type: 'OtherBook' }
	/** Two phones continued from the same page, and no officers settled it. */
	| { readonly type: 'Forked'; readonly lines: number }
	| ({ readonly type: 'Rejected' } & RefusedAt);

interface Placed extends OrderedRecord {
	readonly link: Link;
}

/**
 * Builds a book from individual records of any phones in any order: each field, hash, counter, signature, seal and
 * rule is checked, as for any copy.
 *
 * @param given signed bytes of records
 */
export async function bookOfRecords(
	given: readonly Uint8Array[],
	currency: CurrencyCode,
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<Result<BookOfRecords, RecordsRefusal>> {
	const placed: Placed[] = [];
	for (const bytes of given) {
		const record = readOwnRecord(bytes);
		if (!record.ok) return record;
		const content = readForeignRecord(record.value);
		if (!content.ok) return content;
		const { signature, canonical } = record.value;
		const { before, heads, events } = content.value;
		const hash = await checks.hash(bytes.subarray(signature.length + 1));
		placed.push({ hash, before, heads, events, link: { content: content.value, canonical, signature } });
	}
	const [book, another] = new Set(placed.map(({ link }) => link.content.book));
	if (book === undefined) return err({ type: 'NothingSealed' });
	if (another !== undefined) return err({ type: 'OtherBook' });
	const ordered = inOneOrder(placed);
	if (!ordered.ok) return ordered;
	if (ordered.value.lines.length > 1) return err({ type: 'Forked', lines: ordered.value.lines.length });
	const line = await standingLine(
		book,
		ordered.value.records.map(({ link }) => link),
		checks
	);
	if (!line.ok) return line;
	const { links, hashes } = line.value;
	const events = links.flatMap(({ content }) => content.events);
	const state = replay(events, currency);
	if (!state.ok) return err({ type: 'Rejected', ...state.error });
	const strange = firstStrangeSeal(links, currency);
	if (strange >= 0) return err({ type: 'Damaged', about: `record ${strange + 1}: seal` });
	return ok({ book, head: hashes.at(-1) ?? '', records: hashes.length, events });
}

/** The first record whose totals differ from those of its entries. */
function firstStrangeSeal(links: readonly Link[], currency: CurrencyCode): number {
	const seals = sealsIn(
		links.flatMap(({ content }) => content.events),
		currency
	);
	let sealed = 0;
	return links.findIndex(({ content }) => {
		const isSealing = content.events.at(-1)?.type === 'MeetingSealed';
		const made = isSealing ? (seals?.[sealed] ?? null) : null;
		if (isSealing) sealed += 1;
		return canonicalJson(content.seal ?? null) !== canonicalJson(made);
	});
}
