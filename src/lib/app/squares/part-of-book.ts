import { err, ok, type MemberId, type Result } from '#kernel';
import type { BackupParts } from '../backup/make-backup.ts';
import { writePayload } from '../backup/backup-payload.ts';
import { checkBackup } from '../backup/read-backup.ts';
import { pagesUntil } from '../merge/one-order.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import type { BackupRefusal, OpenKeys } from '../ports/keys.ts';
import type { BookCover, Fault } from '../ports/storage.ts';
import type { Link } from '../record/verify-chain.ts';
import { bookNamed, vouchFor } from '../record/voucher.ts';
import type { OpenBook } from '../session/session-parts.ts';
import type { History } from '../session/history.ts';
import type { Person } from '../session/people.ts';
import { fileMost } from './square.ts';

/** Reasons for which the last pages cannot be sent by square codes. */
export type PartRefusal =
	/** Send fewer meetings, or a file: see `fileMost`. */
	{ readonly type: 'TooManyForSquares' };

/**
 * The last pages of the book as one file for a phone that has the earlier ones: encrypted, signed and bound like a copy, opened by the same
 * keys, padded in smaller steps. It is read back against this book and checked before it counts as good.
 *
 * @param meetings number of last closed meetings; everything written after the one before is included
 */
export async function partOfBook(
	{ vault, backupFile }: BackupParts,
	session: OpenBook,
	{ keys, cover }: { readonly keys: OpenKeys; readonly cover: BookCover },
	meetings: number
): Promise<Result<Uint8Array, Fault | BackupRefusal | PartRefusal>> {
	const pages = await session.pages();
	if (!pages.ok) return pages;
	const history = await session.history();
	if (!history.ok) return history;
	const held = pages.value;
	const after = lastBefore(history.value, meetings);
	const before = pagesUntil(held, after);
	if (before === null) return err({ type: 'Damaged', about: 'pages of the book' });
	const links = pagesBeside(held, before);
	const { currency, practice, symbol, colour } = cover;
	const { vouchers } = await vouchFor(bookNamed(session.book, cover), links, keys);
	const document = await keys.forBackup(cover.keys);
	const about = { book: session.book, records: held.links.length, head: session.head.hash };
	const pack = (people: readonly (readonly [MemberId, Person])[]) => {
		const payload = writePayload({
			...{ currency, practice, cover: { symbol, colour }, records: links, rows: session.operations },
			...{ people, vouchers: [...vouchers], prints: [], laptop: null, after }
		});
		return backupFile.pack({ document, payload, keys, about, isPart: true });
	};
	const people = namedIn(links, session.people);
	const withVoices = await pack(people);
	// A recorded name is as long as many meetings: if it does not fit, only the written name is sent.
	const isShort = withVoices.ok && withVoices.value.length <= fileMost;
	const packed = isShort ? withVoices : await pack(people.map(([id, { name }]) => [id, { name }]));
	if (!packed.ok) return packed;
	if (packed.value.length > fileMost) return err({ type: 'TooManyForSquares' });
	const readBack = await checkBackup({ vault, backupFile }, packed.value, keys, { here: held });
	if (!readBack.ok) return readBack;
	return readBack.value.head === session.head.hash ? ok(packed.value) : err({ type: 'NotSaved' });
}

/** Hash of the page of the meeting before the last ones; '' if the book has no more. */
function lastBefore({ links, hashes }: History, meetings: number): string {
	const closed = links.flatMap(({ content }, place) =>
		content.events.at(-1)?.type === 'MeetingSealed' ? [place] : []
	);
	const place = closed.at(-meetings - 1);
	return place === undefined ? '' : (hashes[place] ?? '');
}

function pagesBeside({ links, hashes }: HeldPages, before: HeldPages): readonly Link[] {
	const known = new Set(before.hashes);
	return links.filter((_, place) => !known.has(hashes[place] ?? ''));
}

/** People data of members whom these pages add or name: the other phone has the rest, and keeps its names. */
function namedIn(
	links: readonly Link[],
	people: ReadonlyMap<MemberId, Person>
): readonly (readonly [MemberId, Person])[] {
	const named = links.flatMap(({ content }) =>
		content.events.flatMap((event) =>
			event.type === 'MemberJoined' || event.type === 'MemberNamed' ? [event.memberId] : []
		)
	);
	return [...new Set(named)].flatMap((memberId) => {
		const person = people.get(memberId);
		return person === undefined ? [] : [[memberId, person] as const];
	});
}
