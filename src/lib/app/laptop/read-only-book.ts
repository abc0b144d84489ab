import { err, ok, type Result, type WriterId } from '#kernel';
import type { GroupEvent } from '#group';
import { nothingSetAside } from '../mend/mend-book.ts';
import type { Fault } from '../ports/storage.ts';
import { rebuiltLinks } from '../journal-file/verify-records.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import { cutRecords, type Link } from '../record/verify-chain.ts';
import type { Vouched } from '../record/voucher.ts';
import type { OpenBook } from '../session/session-parts.ts';
import { pagesHeld, type History } from '../session/history.ts';

/** Refuses every write to a book that is read only, although no screen offers one. */
const notWritten: Result<never, Fault> = err({ type: 'OtherTabWrites' });
const refused = () => Promise.resolve(notWritten);

/** A checked journal as an open book that rejects writes. */
export function readOnlyBook(journal: JournalFile): OpenBook {
	const { book, state, events } = journal;
	const history = historyOf(journal);
	const place = history.links.length;
	const head = { place, hash: history.hashes[place - 1] ?? '' };
	return {
		book: book.id,
		state,
		head,
		people: new Map(journal.people.map(({ memberId, name }) => [memberId, { name }])),
		secondCopyPlace: 0,
		setAside: nothingSetAside,
		audit: refused,
		bringBack: refused,
		takeOver: refused,
		settle: refused,
		operations: [],
		newId: () => '',
		readWholeBook: () => Promise.resolve(ok(undefined)),
		tryOut: () => err({ type: 'WholeBookNeeded' }),
		execute: refused,
		hashOfName: () => Promise.resolve(''),
		saveVoice: refused,
		erasePerson: refused,
		readDraft: () => Promise.resolve(null),
		keepDraft: refused,
		history: () => Promise.resolve(ok(history)),
		pages: () => Promise.resolve(ok(pagesHeld(history))),
		events: () => Promise.resolve(ok(events)),
		follow: () => () => undefined,
		close: () => undefined
	};
}

/** A foreign file is divided into pages as the app does; it has no hashes, and no page of it has a seal code. */
function historyOf(journal: JournalFile): History<Link> {
	const { events, records } = journal;
	if (records !== null) {
		// A journal was verified on import: one that no longer folds shows no page.
		const links = rebuiltLinks({ ...journal, records }) ?? [];
		const covered = links.flatMap((link) => link.content.events);
		const hashes = records.map(({ hash }) => hash);
		const { prints, signedNames, openSignature } = journal;
		return {
			events: covered,
			links,
			hashes,
			vouched: vouchedIn(journal),
			prints,
			signedNames,
			openSignature
		};
	}
	const links = cutRecords(events).records.map((held, index) => foreignLink(journal, held, index));
	return { events: links.flatMap((link) => link.content.events), links, hashes: [] };
}

/** The vouchers of the group's key in the file. */
function vouchedIn({ book, records }: JournalFile): Vouched | null {
	const { groupKey } = book;
	if (groupKey === undefined) return null;
	const vouchers = (records ?? []).flatMap(({ writer, voucher }) =>
		voucher === undefined ? [] : [[writer as WriterId, voucher] as const]
	);
	return { groupKey, vouchers: new Map(vouchers) };
}

function foreignLink({ book }: JournalFile, events: readonly GroupEvent[], index: number): Link {
	// No installation of the app wrote a foreign file.
	const writer = '' as WriterId;
	const content = { v: 1, book: book.id, writer, n: index + 1, before: '', heads: [], events } as const;
	return { content, canonical: '', signature: '' };
}
