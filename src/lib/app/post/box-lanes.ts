import { ok, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import { readPayload, type BackupPayload } from '../backup/backup-payload.ts';
import type { CopyChecker } from '../backup/read-backup.ts';
import { knownBy } from '../merge/one-order.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import type { BackupFile, KeyDocument, OpenKeys, UnlockRefusal, Vault } from '../ports/keys.ts';
import type { OpenPost, PostDoor, PostHeads, PostPage, PostRefusal } from '../ports/post.ts';
import {
	hashedBytes,
	readForeignRecord,
	readOwnRecord,
	type RecordContent,
	type SignedRecord
} from '../record/record-content.ts';
import { bookNamed, isVouchedFor } from '../record/voucher.ts';

/** A box to be queried. */
export interface AskedBox {
	readonly door: PostDoor;
	readonly post: OpenPost;
	readonly route: string;
}

/** A received record, in the order of its lane. */
export interface Came extends SignedRecord {
	readonly hash: string;
	readonly content: RecordContent;
	readonly before: string;
	readonly heads: RecordContent['heads'];
	readonly events: readonly GroupEvent[];
}

/** Result of reading the pages of a box. */
interface Lanes {
	readonly records: readonly Came[];
	/** True if a lane has fewer pages than its head says, or others than a phone of the group sealed. */
	readonly isShort: boolean;
}

export interface FromBoxParts {
	readonly vault: Vault;
	readonly backupFile: BackupFile;
	readonly checkCopy?: CopyChecker;
	readonly door: PostDoor;
}

export const ofBox = ({ post, route }: AskedBox) => ({ ...post, route });

/** The newest list of eras of each writer, if keys of the group open it. */
export async function erasInBox(
	asked: AskedBox,
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

/** The longest list of eras. */
export const longestOf = (lists: ReadonlyMap<string, readonly Uint8Array[]>): readonly Uint8Array[] =>
	[...lists.values()].reduce((longest, one) => (one.length > longest.length ? one : longest), []);

/**
 * Unknown records of all lanes. Each phone sends its whole book, so a lane is read from its end back to the first known
 * record. Pages that cannot be opened, lack a valid stamp, or are of another box are ignored.
 *
 * @param known hashes, hex
 * @param but writer whose lane is skipped
 */
export async function recordsInBox(
	asked: AskedBox,
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

/** Pages of one lane without a gap, in whatever order and with whatever repetition they come. */
async function pagesFrom(
	asked: AskedBox,
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

/** Keys and names that one phone sent. */
export interface NamesFound {
	readonly document: KeyDocument;
	readonly keys: OpenKeys;
	readonly payload: BackupPayload;
	readonly records: number;
	readonly groupKey: string;
}

/** @param open decrypts with the present keys or a key paper; null if these cannot */
export async function namesInBox(
	asked: AskedBox,
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
 * Records of writers vouched for by the group's key that depend on no others: a reader of the box knows its keys and could seal
 * forged pages.
 */
export async function ofTheGroup(
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
