import type { WriterId } from '#kernel';
import type { Link } from '../record/verify-chain.ts';
import type { Vouched } from '../record/voucher.ts';
import type { JournalRecord } from './journal-schema.ts';

/**
 * The links of a book as an export carries them: everything that is hashed, but the events, which stand beside.
 *
 * @param vouched the group's word for its writers; null where its key is not at hand
 */
export function journalRecords(
	history: { readonly links: readonly Link[]; readonly hashes: readonly string[] },
	vouched: Vouched | null = null
): readonly JournalRecord[] {
	return history.links.map(({ content, signature }, index) => ({
		writer: content.writer,
		place: content.n,
		hash: history.hashes[index] ?? '',
		previous: content.before,
		signature,
		...(content.key === undefined ? {} : { key: content.key, ...voucherOf(content.writer, vouched) }),
		heads: content.heads.map(([writer, n, hash]): [string, number, string] => [writer, n, hash]),
		events: content.events.length,
		...(content.seal === undefined
			? {}
			: { seal: { ...content.seal, totals: { ...content.seal.totals }, present: [...content.seal.present] } })
	}));
}

function voucherOf(writer: WriterId, vouched: Vouched | null): Pick<JournalRecord, 'voucher'> {
	const voucher = vouched?.vouchers.get(writer);
	return voucher === undefined ? {} : { voucher };
}
