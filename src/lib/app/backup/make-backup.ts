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
	/** Undefined without workers. */
	readonly readBack?: CopyReadBack;
}

export interface MadeBackup {
	/** Neutral name that reveals neither owner nor content. */
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Number of records in it; stored in the cover once the file has left the phone. */
	readonly place: number;
	/** Number of renewals of the group key; stored in the cover too. */
	readonly epoch: number;
	/** True if somebody typed the key paper that opens this file; practice needs none. */
	readonly hasPaper: boolean;
}

/**
 * Makes the whole book one encrypted file, which the key paper opens, and the laptop that reads the group's copies;
 * it is read back and checked before it counts as good.
 *
 * @param prints codes for prints of that laptop; omitted in a copy that no laptop reads
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
	// Many groups' copies arrive at a desk on one day: the book's symbol distinguishes them and names nobody.
	return ok({ name: `${symbol}-${today}.txt`, bytes, place: session.head.place, epoch, hasPaper });
}
