import { err, ok, type LocalDate, type Result } from '#kernel';
import type { BackupFile, BackupRefusal, OpenKeys, Vault } from '../ports/keys.ts';
import type { BookCover, Fault } from '../ports/storage.ts';
import { isProved } from '../books/key-paper.ts';
import { laptopThatReads } from '../books/laptop-slot.ts';
import { bookNamed, vouchFor } from '../record/voucher.ts';
import type { OpenBook } from '../session/session-parts.ts';
import { writePayload } from './backup-payload.ts';
import { readBack, type CopyReadBack } from './read-backup.ts';

export interface BackupParts {
	readonly vault: Vault;
	readonly backupFile: BackupFile;
	/** Left out where there is no worker. */
	readonly readBack?: CopyReadBack;
}

export interface MadeBackup {
	/** Neutral: says neither whose it is nor what it holds. */
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Records in it; goes into the cover once the file has left the phone. */
	readonly place: number;
	/** How often the group key had been renewed; goes there too. */
	readonly epoch: number;
	/** Somebody has typed the key paper that opens this very file; practice needs none. */
	readonly hasPaper: boolean;
}

/**
 * The whole book as one encrypted file that only the printed recovery sheet opens, and the laptop to which the group gives its copies;
 * read back and checked before it is called good.
 *
 * @param prints codes for prints of that laptop; left out of a copy that no laptop reads
 */
export async function makeBackup(
	parts: BackupParts,
	session: OpenBook,
	keys: OpenKeys,
	cover: BookCover,
	today: LocalDate,
	prints: readonly string[] = []
): Promise<Result<MadeBackup, Fault | BackupRefusal>> {
	const { vault, backupFile } = parts;
	const held = await session.pages();
	if (!held.ok) return held;
	const { links } = held.value;
	const laptop = await laptopThatReads(keys, cover);
	if (!laptop.ok) return laptop;
	const { currency, practice, symbol, colour, post } = cover;
	const { vouchers } = await vouchFor(bookNamed(session.book, cover), links, keys);
	const payload = writePayload({
		currency,
		practice,
		cover: { symbol, colour },
		records: links,
		rows: session.operations,
		people: [...session.people],
		vouchers: [...vouchers],
		prints: laptop.value === null ? [] : prints,
		laptop: laptop.value,
		post
	});
	const document = await keys.forBackup(cover.keys);
	const about = { book: session.book, records: session.head.place, head: session.head.hash };
	const packed = await backupFile.pack({ document, payload, keys, about, laptop: laptop.value });
	if (!packed.ok) return packed;
	const bytes = await backupFile.asText(packed.value);
	const written = await readBack(parts, bytes, keys);
	if (!written.ok) return written;
	if (written.value.head !== session.head.hash) return err({ type: 'NotSaved' });
	const hasPaper = practice || (await isProved(vault, cover, written.value.document));
	const { epoch } = document;
	// Copies of many groups come to one desk on one day: the picture of the lock tells them apart, and names nobody.
	return ok({ name: `${symbol}-${today}.txt`, bytes, place: session.head.place, epoch, hasPaper });
}
