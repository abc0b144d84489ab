import { err, ok, type BookId, type Result } from '#kernel';
import { writePayload, type BackupPayload } from '../backup/backup-payload.ts';
import { checkContents, type CheckedBackup } from '../backup/read-backup.ts';
import { inOneOrder, knownBy, pagesUntil } from '../merge/one-order.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import type { BackupRefusal, KeyDocument, OpenKeys, UnlockRefusal } from '../ports/keys.ts';
import type { CardRefusal, PostCard, PostHeads, PostRefusal, PostVault } from '../ports/post.ts';
import type { Fault } from '../ports/storage.ts';
import {
	erasInBox,
	longestOf,
	namesInBox,
	ofBox,
	ofTheGroup,
	recordsInBox,
	type AskedBox,
	type Came,
	type FromBoxParts,
	type NamesFound
} from './box-lanes.ts';
import { slotOf } from './give-post.ts';
import { cardOf, keptPost, postOf } from './post-slot.ts';

/** A copy opened with its key paper or two cards. */
interface BookInBox {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly backup: CheckedBackup;
	/** True if the box returned fewer pages than it announced. */
	readonly isShort: boolean;
}

export type FromBoxRefusal = PostRefusal | Fault | BackupRefusal | UnlockRefusal | CardRefusal;

/**
 * Restores the book of a lost phone from box card and key paper: one copy of all sent pages, verified like any copy. Withheld
 * last pages cannot be detected by a phone that never saw them: people compare the seal code.
 *
 * @param letters of the key paper; of cards, one a line
 */
export async function bookFromBox(
	parts: FromBoxParts & { readonly postVault: PostVault },
	card: PostCard,
	letters: string,
	stop?: AbortSignal
): Promise<Result<BookInBox, FromBoxRefusal>> {
	const { vault, door } = parts;
	const asked = { door, post: await parts.postVault.open(card.secret), route: card.route };
	const heads = await door.heads(ofBox(asked));
	if (!heads.ok) return heads;
	if (Object.keys(heads.value.k).length === 0) return err({ type: 'PostEmpty' });
	const names = await namesInBox(asked, heads.value, parts, async (document) => {
		const opened = await vault.openWithRecovery(document, letters, true);
		return opened.ok || opened.error.type !== 'OtherKeyPaper' ? opened : ok(null);
	});
	if (!names.ok) return names;
	const [newest, ...others] = names.value.toSorted(
		(one, other) => other.document.epoch - one.document.epoch || other.records - one.records
	);
	for (const { keys } of others) keys.forget();
	if (newest === undefined) return err({ type: 'PaperOfOtherCopy' });
	const read = await copyInBox(parts, asked, heads.value, { card, newest, names: names.value, stop });
	if (read.ok) return read;
	newest.keys.forget();
	return read;
}

async function copyInBox(
	parts: FromBoxParts,
	asked: AskedBox,
	heads: PostHeads,
	{
		card,
		newest,
		names,
		stop
	}: {
		readonly card: PostCard;
		readonly newest: NamesFound;
		readonly names: readonly NamesFound[];
		readonly stop: AbortSignal | undefined;
	}
): Promise<Result<BookInBox, FromBoxRefusal>> {
	const { vault } = parts;
	const { keys, document, payload, groupKey } = newest;
	const eras = await erasInBox(asked, heads, keys);
	if (!eras.ok) return eras;
	const lanes = await recordsInBox(asked, heads, { vault, eras: eras.value, known: new Set() });
	if (!lanes.ok) return lanes;
	const here = { links: [], hashes: [] };
	const { book } = document;
	const ofBook = await ofTheGroup([book, payload], lanes.value.records, { here, names, groupKey }, vault);
	const before = await postOf(keys, payload.post);
	// Typed letters do not contain the readers.
	const { route, secret } = card;
	const readers = card.ticket === null && before !== null ? { ...cardOf(before), route, secret } : card;
	const slot = slotOf(readers, {
		...{ known: longestOf(eras.value), before: null, writer: keys.writer, epoch: document.epoch, place: 1 },
		fresh: new Uint8Array()
	});
	const post = await keptPost(keys, slot);
	const contents = contentsOf(book, ofBook, { ...payload, post });
	if (contents === null) return err({ type: 'PostEmpty' });
	const backup = await checkContents(parts, contents, { stop });
	if (!backup.ok) return backup;
	return ok({ keys, document, backup: backup.value, isShort: lanes.value.isShort });
}

/** All records of the longest line of the book, as in a copy. @returns null without any record */
function contentsOf(book: BookId, came: readonly Came[], payload: BackupPayload, tip?: string) {
	const ordered = inOneOrder(came);
	if (!ordered.ok) return null;
	const { lines, records } = ordered.value;
	const longest = lines.toSorted((one, other) => other.length - one.length)[0]?.at(-1)?.hash;
	const head = tip ?? longest ?? '';
	const held = pagesUntil({ links: records, hashes: records.map(({ hash }) => hash) }, head);
	if (held === null || held.links.length === 0) return null;
	const { after: _, ...whole } = payload;
	return {
		about: { book, records: held.links.length, head },
		payload: writePayload({ ...whole, records: held.links, rows: [] })
	};
}

/** Pages of another phone of the group that this one lacks, as a copy of that phone, which is handled like any copy (ADR 0086). */
interface OtherInBox {
	/** Number of pages that this phone lacks. */
	readonly pages: number;
	readonly copy: CheckedBackup | null;
	readonly isShort: boolean;
}

export async function otherInBox(
	parts: FromBoxParts,
	asked: Pick<AskedBox, 'post' | 'route'>,
	heads: PostHeads,
	{
		keys,
		here,
		cover
	}: {
		readonly keys: OpenKeys;
		readonly here: HeldPages;
		readonly cover: Pick<BackupPayload, 'currency' | 'practice'> & {
			readonly book: BookId;
			readonly symbol: string;
			readonly colour: number;
		};
	}
): Promise<Result<OtherInBox, PostRefusal | UnlockRefusal | Fault | BackupRefusal>> {
	const { vault, door } = parts;
	const box = { ...asked, door };
	const eras = await erasInBox(box, heads, keys);
	if (!eras.ok) return eras;
	const known = new Set(here.hashes);
	const lanes = await recordsInBox(box, heads, { vault, eras: eras.value, known, but: keys.writer });
	if (!lanes.ok) return lanes;
	const { records, isShort } = lanes.value;
	if (records.length === 0) return ok({ pages: 0, copy: null, isShort });
	const names = await namesInBox(box, heads, parts, (document) => Promise.resolve(ok({ keys, document })));
	if (!names.ok) return names;
	const group = { here, names: names.value, groupKey: keys.groupPublicKey };
	const came = await ofTheGroup([cover.book, cover], records, group, vault);
	const named = new Set(came.flatMap(knownBy));
	const tip = came.findLast(({ hash }) => !named.has(hash));
	if (tip === undefined) return ok({ pages: 0, copy: null, isShort });
	const held = here.links.map((link, place): Came => {
		const { before, heads: of, events } = link.content;
		return { ...link, hash: here.hashes[place] ?? '', before, heads: of, events };
	});
	const { currency, practice, symbol, colour } = cover;
	const people = names.value.flatMap(({ payload }) => payload.people);
	const vouchers = names.value.flatMap(({ payload }) => payload.vouchers);
	const payload = {
		currency,
		practice,
		cover: { symbol, colour },
		records: [],
		rows: [],
		people,
		vouchers,
		prints: [],
		laptop: null
	};
	const contents = contentsOf(cover.book, [...held, ...came], payload, tip.hash);
	if (contents === null) return err({ type: 'Damaged', about: 'pages of the post box' });
	const copy = await checkContents(parts, contents, { here });
	return copy.ok ? ok({ pages: came.length, copy: copy.value, isShort }) : copy;
}
