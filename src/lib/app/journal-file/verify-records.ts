import { assert, err, type Result, type WriterId } from '#kernel';
import { emptyGroup, replay, type GroupEvent, type GroupState } from '#group';
import { sealOf } from '#reports';
import type { Fault, Vault } from '../ports.ts';
import { canonicalJson } from '../record/canonical.ts';
import type { RecordContent } from '../record/record-content.ts';
import { verifyChain, type Link } from '../record/verify-chain.ts';
import { isVouchedFor } from '../record/voucher.ts';
import type { JournalRecord } from './journal-schema.ts';
import type { Journal } from './read-journal.ts';

/**
 * Builds the hashed bytes of every record of an export again, from its events and with seals computed anew, and verifies
 * hashes, counters, signatures and the group's word for each writer.
 *
 * @returns the hashes in order, or which record does not hold, counted from 1
 */
export async function verifyRecords(
	journal: Pick<Journal, 'book' | 'events'> & { readonly records: readonly JournalRecord[] },
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<Result<readonly string[], Fault>> {
	const links = rebuiltLinks(journal);
	const otherSeal = journal.records.findIndex(
		({ seal }, index) =>
			seal !== undefined && canonicalJson(seal) !== canonicalJson(links[index]?.content.seal ?? null)
	);
	if (otherSeal >= 0) return err({ type: 'Damaged', about: `record ${otherSeal + 1}: seal` });
	const hashes = await verifyChain(journal.book.id, links, checks);
	if (!hashes.ok) return hashes;
	const strange = journal.records.findIndex((record, index) => record.hash !== hashes.value[index]);
	if (strange >= 0) return err({ type: 'Damaged', about: `record ${strange + 1}: hash` });
	const unvouched = await firstUnvouched(journal, checks);
	return unvouched < 0
		? hashes
		: err({ type: 'Damaged', about: `record ${unvouched + 1}: voucher of its writer` });
}

/** Where a file names the group's key, that key vouches for every writer of it; a file of 0.4.1 names none. */
async function firstUnvouched(
	{ book, records }: Parameters<typeof verifyRecords>[0],
	checks: Pick<Vault, 'verify'>
): Promise<number> {
	const { id, groupKey } = book;
	for (const [index, { key, voucher }] of records.entries()) {
		if (key === undefined || groupKey === undefined) {
			if (voucher !== undefined) return index;
			continue;
		}
		const vouched =
			voucher !== undefined && (await isVouchedFor({ book: id, key }, { groupKey, voucher }, checks));
		if (!vouched) return index;
	}
	return -1;
}

/** The links of an export as they were hashed. The journal was checked before. */
export function rebuiltLinks({
	book,
	events,
	records
}: Parameters<typeof verifyRecords>[0]): readonly Link[] {
	let from = 0;
	let state: GroupState = emptyGroup(book.currency);
	return records.map((record) => {
		const held = events.slice(from, from + record.events);
		from += record.events;
		const { seal, after } = sealAgain(state, held);
		state = after;
		const content: RecordContent = {
			v: 1,
			book: book.id,
			writer: record.writer as WriterId,
			n: record.place,
			before: record.previous,
			...(record.key === undefined ? {} : { key: record.key }),
			heads: (record.heads ?? []).map(([writer, n, hash]) => [writer as WriterId, n, hash] as const),
			events: held,
			...(seal === null ? {} : { seal })
		};
		return { content, canonical: canonicalJson(content), signature: record.signature };
	});
}

/** The seal of a record as its events make it, and the book after it. The journal was checked before. */
function sealAgain(state: GroupState, held: readonly GroupEvent[]) {
	const last = held[held.length - 1];
	if (last?.type !== 'MeetingSealed') return { seal: null, after: folded(held, state) };
	const before = folded(held.slice(0, -1), state);
	return { seal: sealOf(before, last), after: folded([last], before) };
}

function folded(events: readonly GroupEvent[], from: GroupState): GroupState {
	const after = replay(events, from);
	assert(after.ok, 'a journal that was checked can be folded');
	return after.value;
}
