import { err, ok, type BookId, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import { readPayload, writePayload, type BackupPayload } from '../backup/backup-payload.ts';
import { checkContents, type CheckedBackup, type CopyChecker } from '../backup/read-backup.ts';
import { inOneOrder, knownBy, pagesUntil } from '../merge/one-order.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import type {
	BackupFile,
	BackupRefusal,
	KeyDocument,
	OpenKeys,
	UnlockRefusal,
	Vault
} from '../ports/keys.ts';
import type {
	CardRefusal,
	OpenPost,
	PostCard,
	PostDoor,
	PostHeads,
	PostPage,
	PostRefusal,
	PostVault
} from '../ports/post.ts';
import type { Fault } from '../ports/storage.ts';
import {
	hashedBytes,
	readForeignRecord,
	readOwnRecord,
	type RecordContent,
	type SignedRecord
} from '../record/record-content.ts';
import { bookNamed, isVouchedFor } from '../record/voucher.ts';
import { keptPost, postOf } from './kept-post.ts';
import { cardOf, slotOf } from './post-slot.ts';

/** A box that is asked. */
interface Asked {
	readonly door: PostDoor;
	readonly post: OpenPost;
	readonly route: string;
}

/** A record as it came, in the order of its lane. */
interface Came extends SignedRecord {
	readonly hash: string;
	readonly content: RecordContent;
	readonly before: string;
	readonly heads: RecordContent['heads'];
	readonly events: readonly GroupEvent[];
}

/** What came of the pages of a box. */
interface Lanes {
	readonly records: readonly Came[];
	/** A lane holds fewer pages than its head says, or others than a phone of the group sealed. */
	readonly isShort: boolean;
}

export interface FromBoxParts {
	readonly vault: Vault;
	readonly backupFile: BackupFile;
	readonly checkCopy?: CopyChecker;
	readonly door: PostDoor;
}

const ofBox = ({ post, route }: Asked) => ({ ...post, route });

/** The newest list of eras of each writer that keys of the group open. */
export async function erasInBox(
	asked: Asked,
	{ e }: PostHeads,
	keys: Pick<OpenKeys, 'decrypt'>
): Promise<Result<ReadonlyMap<string, readonly Uint8Array[]>, PostRefusal>> {
	const lists = new Map<string, readonly Uint8Array[]>();
	for (const [writer, n] of Object.entries(e)) {
		const came = await asked.door.envelopes(ofBox(asked), { lane: 'e', writer, n });
		if (!came.ok) return came;
		for (const envelope of came.value) {
			const eras = await asked.post.eras(envelope, keys);
			if (eras !== null && eras.length >= (lists.get(writer)?.length ?? 0)) lists.set(writer, eras);
		}
	}
	return ok(lists);
}

/** The longest of lists of eras. */
export const longestOf = (lists: ReadonlyMap<string, readonly Uint8Array[]>): readonly Uint8Array[] =>
	[...lists.values()].reduce((longest, one) => (one.length > longest.length ? one : longest), []);

/**
 * Records of all lanes that are not known yet. Each phone leaves its whole book, so that a lane is read from its end back to the first record that is
 * known. Of what cannot be opened, is not stamped, or is of another box, nothing is taken.
 *
 * @param known hashes, hex
 * @param but this writer's lane
 */
async function recordsInBox(
	asked: Asked,
	heads: PostHeads,
	{
		vault,
		eras,
		known,
		but
	}: {
		readonly vault: Pick<Vault, 'hash'>;
		readonly eras: ReadonlyMap<string, readonly Uint8Array[]>;
		readonly known: ReadonlySet<string>;
		readonly but?: string;
	}
): Promise<Result<Lanes, PostRefusal>> {
	const found = new Map<string, Came>();
	let isShort = false;
	const lanes = Object.entries(heads.p).filter(([writer]) => writer !== but);
	for (const [writer, last] of lanes.sort(([, one], [, other]) => other - one)) {
		const keys = eras.get(writer) ?? longestOf(eras);
		let records: readonly Came[] = [];
		const isKnown = ({ hash }: Came): boolean => known.has(hash) || found.has(hash);
		const nothing = known.size + found.size === 0;
		for (let span = nothing ? last : 1; ; span *= 16) {
			const from = Math.max(1, last - span + 1);
			const pages = await pagesFrom(asked, { writer, n: from }, last, keys);
			if (!pages.ok) return pages;
			records = await cameOf(pages.value, vault);
			isShort = isShort || records.length < last - from + 1;
			const [first] = records;
			if (from === 1 || first === undefined || isKnown(first)) break;
		}
		for (const record of records) if (!isKnown(record)) found.set(record.hash, record);
	}
	return ok({ records: [...found.values()], isShort });
}

/** Pages of one lane without a gap, in whatever order and however often they come. */
async function pagesFrom(
	asked: Asked,
	from: { readonly writer: string; readonly n: number },
	last: number,
	keys: readonly Uint8Array[]
): Promise<Result<readonly PostPage[], PostRefusal>> {
	const pages: PostPage[] = [];
	const nextOne = (): number => from.n + pages.length;
	while (nextOne() <= last) {
		const wanted = nextOne();
		const came = await asked.door.envelopes(ofBox(asked), { lane: 'p', writer: from.writer, n: wanted });
		if (!came.ok) return came;
		const opened = await Promise.all(came.value.map((envelope) => asked.post.page(envelope, keys)));
		const own = new Map(
			opened.flatMap((page) => (page?.writer === from.writer ? [[page.n, page] as const] : []))
		);
		for (let page = own.get(wanted); page !== undefined; page = own.get(nextOne())) pages.push(page);
		if (nextOne() === wanted) break;
	}
	return ok(pages);
}

async function cameOf(pages: readonly PostPage[], { hash }: Pick<Vault, 'hash'>): Promise<readonly Came[]> {
	const records: Came[] = [];
	for (const { record } of pages) {
		const read = readOwnRecord(record);
		const content = read.ok ? readForeignRecord(read.value) : read;
		if (!read.ok || !content.ok) break;
		const { before, heads, events } = content.value;
		records.push({
			...read.value,
			content: content.value,
			hash: await hash(hashedBytes(record)),
			before,
			heads,
			events
		});
	}
	return records;
}

/** Keys and names as one phone left them. */
interface NamesFound {
	readonly document: KeyDocument;
	readonly keys: OpenKeys;
	readonly payload: BackupPayload;
	readonly records: number;
	readonly groupKey: string;
}

/** @param open by the keys that are there, or by a key paper; null where they do not open it */
async function namesInBox(
	asked: Asked,
	{ k }: PostHeads,
	{ backupFile }: Pick<FromBoxParts, 'backupFile'>,
	open: (
		document: KeyDocument
	) => Promise<Result<{ readonly keys: OpenKeys; readonly document: KeyDocument } | null, UnlockRefusal>>
): Promise<Result<readonly NamesFound[], PostRefusal | UnlockRefusal>> {
	const found: NamesFound[] = [];
	for (const [writer, n] of Object.entries(k)) {
		const came = await asked.door.envelopes(ofBox(asked), { lane: 'k', writer, n });
		if (!came.ok) return came;
		for (const envelope of came.value) {
			const part = await asked.post.names(envelope);
			const file = part && (await backupFile.open(part));
			if (file?.ok !== true) continue;
			const opened = await open(file.value.document);
			if (!opened.ok) return opened;
			if (opened.value === null) continue;
			const { keys, document } = opened.value;
			const contents = await file.value.decryptWith(keys);
			const payload = contents.ok ? readPayload(contents.value.payload) : contents;
			if (!contents.ok || !payload.ok) continue;
			const { records } = contents.value.about;
			found.push({ document, keys, payload: payload.value, records, groupKey: file.value.groupKey });
		}
	}
	return ok(found);
}

/**
 * Records of writers of whom the group's key says that they may write, and that stand on no others: who reads the box knows its keys, and could seal
 * pages of her own.
 */
async function ofTheGroup(
	[book, named]: Parameters<typeof bookNamed>,
	came: readonly Came[],
	{
		here,
		names,
		groupKey
	}: { readonly here: HeldPages; readonly names: readonly NamesFound[]; readonly groupKey: string },
	vault: Pick<Vault, 'verify'>
): Promise<readonly Came[]> {
	const writers = new Set<string>(here.links.map(({ content }) => content.writer));
	const vouchers = names
		.filter((one) => one.groupKey === groupKey)
		.flatMap(({ payload }) => payload.vouchers);
	for (const { key, writer } of came.map(({ content }) => content))
		for (const [of, voucher] of key === undefined || writers.has(writer) ? [] : vouchers)
			if (
				of === writer &&
				(await isVouchedFor({ book: bookNamed(book, named), key: key ?? '' }, { groupKey, voucher }, vault))
			)
				writers.add(writer);
	let good = came.filter(({ content }) => content.book === book && writers.has(content.writer));
	for (let count = -1; count !== good.length;) {
		count = good.length;
		const there = new Set([...here.hashes, ...good.map(({ hash }) => hash)]);
		good = good.filter((record) => knownBy(record).every((hash) => there.has(hash)));
	}
	return good;
}

/** A copy whose key paper, or two cards, opened it. */
export interface BookInBox {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly backup: CheckedBackup;
	/** The box gave fewer pages than it says it has. */
	readonly isShort: boolean;
}

export type FromBoxRefusal = PostRefusal | Fault | BackupRefusal | UnlockRefusal | CardRefusal;

/**
 * The book of a phone that is lost, by box card and key paper: one copy of all pages that left, which goes through the verifier of every copy. Whether
 * the last pages were kept back, nobody can tell who never saw them: people compare the seal code.
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
	asked: Asked,
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
	// Letters do not say who reads.
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

/** All records of the longest line of the book, as a copy has them. @returns null where there is no record */
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

/** What another phone of the group left, and this one does not have: as the copy of that phone, which is seen as every copy is (ADR 0086). */
export interface OtherInBox {
	/** Pages that this phone does not have. */
	readonly pages: number;
	readonly copy: CheckedBackup | null;
	readonly isShort: boolean;
}

export async function otherInBox(
	parts: FromBoxParts,
	asked: Pick<Asked, 'post' | 'route'>,
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
