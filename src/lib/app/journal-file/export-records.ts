import type { Link } from '../record/verify-chain.ts';
import type { JournalRecord } from './journal-schema.ts';

/** The links of a book as an export carries them: everything that is hashed, but the events, which stand beside. */
export function journalRecords(history: {
	readonly links: readonly Link[];
	readonly hashes: readonly string[];
}): readonly JournalRecord[] {
	return history.links.map(({ content, signature }, index) => ({
		writer: content.writer,
		place: content.n,
		hash: history.hashes[index] ?? '',
		previous: content.before,
		signature,
		...(content.key === undefined ? {} : { key: content.key }),
		heads: content.heads.map(([writer, n, hash]): [string, number, string] => [writer, n, hash]),
		events: content.events.length,
		...(content.seal === undefined
			? {}
			: { seal: { ...content.seal, totals: { ...content.seal.totals }, present: [...content.seal.present] } })
	}));
}
