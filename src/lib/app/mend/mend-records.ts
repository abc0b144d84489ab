import { ok, type Result } from '#kernel';
import type { Fault, StoredRecord } from '../ports/storage.ts';
import { standsOn } from '../merge/one-order.ts';
import { standingLine } from '../merge/standing-line.ts';
import type { Link } from '../record/verify-chain.ts';
import { fewAtATime } from '../session/few-at-a-time.ts';
import { openRecord, type PageKeys } from '../session/pages.ts';

/** A record that opens, under the hash that its bytes give. */
interface Opened {
	readonly record: StoredRecord;
	readonly link: Link;
	/** The hash stored beside it was another. */
	readonly hashWasWrong: boolean;
}

export interface LookedAt {
	/** Every record that reads well, by place: those of the database, and those that a copy gives back. */
	readonly good: readonly StoredRecord[];
	/** Records of `good` that the database has damaged or not at all. */
	readonly toMend: readonly StoredRecord[];
	/** Places, in order, for which nothing reads well. */
	readonly unreadable: readonly number[];
}

/**
 * Opens every record, and looks for another with the same hash where one does not open. A copy is believed for what its
 * bytes say: it decrypts under the book's key for this place, and its hash is the one that was stored or that a later
 * record names. Where every place reads well, the whole chain decides.
 */
export async function lookAtRecords(
	pages: PageKeys,
	stored: readonly StoredRecord[],
	copies: readonly StoredRecord[]
): Promise<Result<LookedAt, Fault>> {
	const places = Array.from({ length: stored.at(-1)?.place ?? 0 }, (_, index) => index + 1);
	const opened = new Map<number, Opened>();
	for (const one of await openAll(pages, stored)) opened.set(one.record.place, one);
	const damaged = places.filter((place) => !opened.has(place));
	const hashes = new Map(stored.map(({ place, hash }) => [place, hash]));
	const candidates = await openAll(
		pages,
		copies.filter(({ place }) => damaged.includes(place))
	);
	const unnamed: number[] = [];
	for (const place of damaged.toReversed()) {
		const here = candidates.filter(({ record }) => record.place === place);
		const named = namedBy([...opened.values()], hashes.get(place));
		const sure = here.find(({ record }) => named.has(record.hash));
		const found = sure ?? (here.length === 1 ? here[0] : undefined);
		if (found === undefined) continue;
		if (sure === undefined) unnamed.push(place);
		opened.set(place, found);
	}
	const inOrder = () => places.flatMap((place) => opened.get(place) ?? []);
	if (opened.size === places.length) {
		const chain = await standingLine(
			pages.book,
			inOrder().map(({ link }) => link),
			pages.vault
		);
		if (!chain.ok && unnamed.length === 0) return chain;
		if (chain.ok) unnamed.length = 0;
	}
	// A copy for which neither its hash nor the chain speaks is not put into the book.
	for (const place of unnamed) opened.delete(place);
	const good = inOrder();
	const isNew = ({ record, hashWasWrong }: Opened) => hashWasWrong || damaged.includes(record.place);
	return ok({
		good: good.map(({ record }) => record),
		toMend: good.filter(isNew).map(({ record }) => record),
		unreadable: places.filter((place) => !opened.has(place))
	});
}

/** Whether it decrypts for its place, and its bytes give the hash stored beside it. */
export async function readsWell(pages: PageKeys, record: StoredRecord): Promise<boolean> {
	const one = await open(pages, record);
	return one?.hashWasWrong === false;
}

async function openAll(pages: PageKeys, records: readonly StoredRecord[]): Promise<readonly Opened[]> {
	const all = await fewAtATime(records, (record) => open(pages, record));
	return all.filter((one) => one !== null);
}

async function open(pages: PageKeys, record: StoredRecord): Promise<Opened | null> {
	const read = await openRecord(pages, record);
	if (!read.ok || read.value.content.book !== pages.book) return null;
	const { hash } = read.value;
	return { record: { ...record, hash }, link: read.value, hashWasWrong: hash !== record.hash };
}

function namedBy(opened: readonly Opened[], stored: string | undefined): ReadonlySet<string> {
	const named = opened.flatMap(({ link }) => standsOn(link.content));
	return new Set([...named, stored ?? ''].filter((hash) => hash !== ''));
}
