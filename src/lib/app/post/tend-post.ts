import { ok, partsOf, present, sameBytes, type Result } from '#kernel';
import type {
	OpenPost,
	Outbox,
	PostDoor,
	PostHeads,
	PostRefusal,
	PostRound,
	PostRow
} from '../ports/post.ts';
import type { Fault, StoredRecord } from '../ports/storage.ts';
import { hashedBytes } from '../record/record-content.ts';
import { packedRecord, unpackedRecord, type PageKeys } from '../session/pages.ts';
import { aDay, longestDelay } from './deliver.ts';
import { cardOf, eraKeysOf, type PostSlot } from './post-slot.ts';

/** Pages queued in one transaction: after a crash queuing continues behind them. */
const laidAtOnce = 16;

/** An open book that sends its pages. */
export interface LeavingBook {
	readonly pages: PageKeys;
	readonly slot: PostSlot;
	readonly post: OpenPost;
	readonly outbox: Outbox;
	/** Stored records from this place on. */
	readonly records: (from: number) => Promise<Result<readonly StoredRecord[], Fault>>;
	/** Current keys and names, and a mark that changes with them. */
	readonly names: NamesToLeave;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Random number from 0 to 1. */
	readonly random: () => number;
}

export interface NamesToLeave {
	readonly mark: string;
	readonly packed: () => Promise<Uint8Array | null>;
}

/** Under another key the phone is another writer, whose pages begin anew. */
function roundOf(writer: string, { slot, post }: LeavingBook, found: PostRound | null): PostRound {
	if (found?.writer === writer) return found;
	return {
		...{ after: 0, tries: 0, day: 0, sent: 0, left: 0, refusal: null, ...found },
		...{ box: post.box, route: slot.route, writer, place: 0, era: 0, keys: 0, named: '', seen: {} }
	};
}

/** Seals new pages of the book and queues them in the outbox. Sends nothing. */
export async function layIn(book: LeavingBook): Promise<Result<PostRound, Fault>> {
	const { keys } = book.pages;
	const { box } = book.post;
	const found = (await book.outbox.rounds()).find((one) => one.box === box);
	let round = roundOf(keys.writer, book, found ?? null);
	const stored = await book.records(round.place + 1);
	if (!stored.ok) return stored;
	const others = await eraAndNames(book, round);
	round = await lay(others.rows, { ...round, ...others.laid });
	for (let at = 0; at < stored.value.length; at += laidAtOnce) {
		const rows: PostRow[] = [];
		for (const record of stored.value.slice(at, at + laidAtOnce)) {
			const row = await pageRow(book, record);
			if (!row.ok) return row;
			if (row.value === null) return ok(round);
			rows.push(row.value);
		}
		round = await lay(rows, { ...round, place: round.place + rows.length });
	}
	return ok(round);

	async function lay(
		rows: readonly PostRow[],
		{ place, era, keys: k, named }: PostRound
	): Promise<PostRound> {
		if (rows.length === 0 && found?.writer === keys.writer) return round;
		const { after } = round;
		const delayed = Math.max(after, book.now() + Math.floor(book.random() * longestDelay));
		// New pages do not prolong the delay of those already queued.
		const waits = (await book.outbox.rows(box)).some(({ state }) => state === 'waits');
		const written = await book.outbox.write(box, {
			lay: rows,
			round: (before) => ({
				...roundOf(keys.writer, book, before),
				...{ place, era, keys: k, named, ...(waits ? {} : { after: delayed }) }
			})
		});
		return written ?? round;
	}
}

const rowOf = ({ post }: LeavingBook, writer: string, lane: PostRow['lane'], n: number, bytes: Uint8Array) =>
	({
		...{ id: `${post.box} ${lane} ${writer} ${n}`, box: post.box, lane, n, bytes },
		...{ state: 'waits', on: 0 }
	}) as const satisfies PostRow;

async function eraAndNames(book: LeavingBook, round: PostRound) {
	const { slot, post, names } = book;
	const { keys } = book.pages;
	const rows: PostRow[] = [];
	const [era, k] = [slot.eras.length, round.keys + 1];
	if (round.era !== era) {
		const sealed = await post.sealedEras(keys, slot.epoch, eraKeysOf(slot), cardOf(slot));
		if (sealed !== null) rows.push(rowOf(book, keys.writer, 'e', era, sealed));
	}
	const part = round.named === names.mark ? null : await names.packed();
	const sealed = part && (await post.sealedNames(keys, k, part));
	if (sealed) rows.push(rowOf(book, keys.writer, 'k', k, sealed));
	return { rows, laid: { era, ...(sealed ? { keys: k, named: names.mark } : {}) } };
}

/** @returns null for a record too long for an envelope: it and all later ones stay */
async function pageRow(book: LeavingBook, stored: StoredRecord): Promise<Result<PostRow | null, Fault>> {
	const { slot, post, pages } = book;
	const packed = await packedRecord(pages, stored);
	if (!packed.ok) return packed;
	const record = await unpackedRecord(pages.vault, packed.value);
	if (!record.ok) return record;
	const { seal, events } = record.value.content;
	const [first] = events;
	const { year } = partsOf(seal?.day ?? present(first, 'a record has an event').occurredOn);
	const n = stored.place;
	const era = slot.eras.findLastIndex(([, from]) => from > 0 && from <= n) + 1;
	const key = eraKeysOf(slot)[era - 1];
	const sealed = key && (await post.sealedPage(pages.keys, { n, era, year }, key, packed.value));
	return ok(sealed ? rowOf(book, pages.keys.writer, 'p', n, sealed) : null);
}

/** Result of comparing the box's pages of this phone with the outbox. */
export interface Compared {
	/** Place of a page for whose number the box has another one of the same writer: the phone was copied. Null for none. */
	readonly twin: number | null;
	readonly round: PostRound;
}

/**
 * Compares with the heads of the box. A page is removed from the outbox once heads of a later day include it; what the box lost is sent
 * again, from the book if needed. A used number is compared: the same record, compressed by another browser, is no other page.
 */
export async function compare(
	book: LeavingBook,
	heads: PostHeads,
	door: Pick<PostDoor, 'envelopes'>
): Promise<Result<Compared, Fault | PostRefusal>> {
	const { post, outbox, slot } = book;
	const { writer } = book.pages.keys;
	const today = Math.floor(book.now() / aDay);
	const rows = (await outbox.rows(post.box)).filter(({ id }) => id.includes(` ${writer} `));
	const headOf = (lane: PostRow['lane']): number => heads[lane][writer] ?? 0;
	const mark = new Map<string, Pick<PostRow, 'state' | 'on'>>();
	const drop: string[] = [];
	let twin: number | null = null;
	for (const row of rows) {
		const isThere = row.n <= headOf(row.lane);
		if (row.state === 'there' && !isThere) mark.set(row.id, { state: 'waits', on: today });
		if (row.state === 'there' && isThere && row.on < today) drop.push(row.id);
		if (row.state !== 'taken') continue;
		if (row.lane === 'k') drop.push(row.id);
		else {
			const same = await isTheSame(book, row, door);
			if (!same.ok) return same;
			if (same.value) mark.set(row.id, { state: 'there', on: today });
			else twin = row.lane === 'p' ? row.n : (twin ?? row.n);
		}
	}
	const isLaid = (lane: PostRow['lane'], n: number): boolean =>
		rows.some((row) => row.lane === lane && row.n === n && !drop.includes(row.id));
	const written = await outbox.write(post.box, {
		mark,
		drop,
		round: (before) => {
			if (before === null) return null;
			let { place, era, keys, named } = before;
			const own = headOf('p');
			const lacks = Array.from({ length: Math.max(0, place - own) }, (_, at) => own + at + 1);
			if (lacks.some((n) => !isLaid('p', n))) place = own;
			if (headOf('e') < slot.eras.length && !isLaid('e', slot.eras.length)) era = 0;
			if (headOf('k') > keys || (headOf('k') < keys && !isLaid('k', keys))) [keys, named] = [headOf('k'), ''];
			if (rows.some((row) => row.lane === 'k' && row.state === 'taken')) named = '';
			return { ...before, place, era, keys, named };
		}
	});
	return ok({ twin, round: roundOf(writer, book, written) });
}

async function isTheSame(
	book: LeavingBook,
	{ lane, n }: PostRow,
	door: Pick<PostDoor, 'envelopes'>
): Promise<Result<boolean, Fault | PostRefusal>> {
	const { post, slot, pages } = book;
	const { writer } = pages.keys;
	const there = await door.envelopes({ ...post, route: slot.route }, { lane, writer, n });
	if (!there.ok) return there;
	const [envelope = new Uint8Array()] = there.value;
	const eras = eraKeysOf(slot);
	if (lane === 'e') {
		const found = await post.eras(envelope, pages.keys);
		return ok(found?.length === eras.length && found.every((key, at) => sameBytes(key, eras[at] ?? key)));
	}
	const [page, stored] = [await post.page(envelope, eras), await book.records(n)];
	if (!stored.ok) return stored;
	const hash = page?.n === n ? await pages.vault.hash(hashedBytes(page.record)) : '';
	return ok(hash === stored.value[0]?.hash);
}
