import { utf8 } from '#kernel';
import { writePayload } from '../backup/backup-payload.ts';
import type { BackupParts } from '../backup/make-backup.ts';
import { laptopThatReads } from '../books/laptop-slot.ts';
import type { OpenKeys } from '../ports/keys.ts';
import type { BookCover } from '../ports/storage.ts';
import { bookNamed, vouchFor } from '../record/voucher.ts';
import type { OpenBook } from '../session/session-parts.ts';
import type { PostSlot } from './post-slot.ts';
import type { NamesToLeave } from './tend-post.ts';

/**
 * Data that a lost phone needs besides its pages: a part of a copy without pages (ADR 0095), with names, keys and vouchers.
 * Without recorded voices, each of which is as long as many pages. It is made again when one of these changes, not with each page.
 *
 * @param reader public key (base64url) that may open it besides the group; null for none
 */
export async function namesToLeave(
	{ vault, backupFile }: BackupParts,
	session: OpenBook,
	{ keys, cover }: { readonly keys: OpenKeys; readonly cover: BookCover },
	{ office, field, eras }: PostSlot
): Promise<NamesToLeave | null> {
	const history = await session.history();
	if (!history.ok) return null;
	const laptop = await laptopThatReads(keys, cover);
	const { vouchers } = await vouchFor(
		bookNamed(session.book, cover),
		history.value.held?.links ?? history.value.links,
		keys
	);
	const people = [...session.people].map(([memberId, { name }]) => [memberId, { name }] as const);
	const { currency, practice, symbol, colour, post } = cover;
	const named = { currency, practice, cover: { symbol, colour }, people, vouchers: [...vouchers] };
	const what = [
		named,
		laptop.ok && laptop.value,
		office,
		field,
		eras.length,
		cover.keys.epoch,
		await vault.paperMark(cover.keys)
	];
	return {
		mark: await vault.hash(utf8(JSON.stringify(what))),
		async packed() {
			const { head } = session;
			const payload = writePayload({
				...{ ...named, records: [], rows: [], prints: [], after: head.hash, post },
				laptop: laptop.ok ? laptop.value : null
			});
			const document = await keys.forBackup(cover.keys);
			const about = { book: session.book, records: head.place, head: head.hash };
			const packed = await backupFile.pack({
				document,
				payload,
				keys,
				about,
				laptop: office ?? field,
				isPart: true
			});
			return packed.ok ? packed.value : null;
		}
	};
}
