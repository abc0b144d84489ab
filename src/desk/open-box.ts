import { createHash } from 'node:crypto';
import { toHex } from '#kernel';
import { bookOfRecords, type BookOfRecords, type LaptopKeys, type RecordsRefusal } from '#app';
import type { CurrencyCode } from '#money';
import { recordChecks } from '#vault';
import {
	checkStamp,
	openEras,
	openPages,
	readEnvelope,
	type EnvelopeRefusal,
	type PageStop,
	type PagesOfWriter
} from '#vault/post';
import { folderReader } from '../post/folder-box.ts';
import type { PostName } from '../post/post-box.ts';
import { ticketOfBox } from './pull.ts';

/** Reasons for which a box yields no facts. */
export type BoxRefusal =
	| { readonly type: 'NoTicket' }
	/** This desk can open none of its key lists: the group lets others read, or nobody. */
	| { readonly type: 'NotForThisDesk' }
	/** Its first key differs from the one first read: an owner of the card added a list of her own. */
	| { readonly type: 'OtherKeys' }
	| { readonly type: 'BadEnvelope'; readonly refusal: EnvelopeRefusal }
	| { readonly type: 'Stopped'; readonly writer: string; readonly opened: number; readonly stop: PageStop }
	| RecordsRefusal
	/** Another box has this book: the group was given two cards. */
	| { readonly type: 'SameBook'; readonly box: string }
	/** The program crashed on it, which is a bug. */
	| { readonly type: 'ProgramFailed'; readonly message: string };

/** Limit of an unpacked page, far above any group's. */
const longestRecord = 8 * 1024 * 1024;

/** Input of a worker that opens a box: its era keys, and no key for another box. */
export interface BoxToOpen {
	readonly box: string;
	readonly mirror: string;
	readonly boxKey: Uint8Array;
	/** Keys of the eras from 1 on, one list for each writer that sent one. */
	readonly eraLists: readonly (readonly Uint8Array[])[];
	/** For each writer the last number that the desk read before. */
	readonly seen: ReadonlyMap<string, number>;
	readonly currency: CurrencyCode;
}

export interface OpenedBox extends BookOfRecords {
	readonly seen: ReadonlyMap<string, number>;
	/** Number of writers none of whose pages can be opened: owners of the card alone, or phones whose keys this desk lacks. */
	readonly foreign: number;
}

/** Fingerprint of a first key. */
export const printOfEra = (key: Uint8Array): string =>
	createHash('sha256').update(key).digest('hex').slice(0, 32);

/**
 * Keys of a box, as far as the desk's own key opens them.
 *
 * @param pin `printOfEra` of its first key, if the desk read it before
 */
export async function keysOfBox(
	mirror: string,
	box: string,
	{
		officeKey,
		open,
		pin
	}: {
		readonly officeKey: Uint8Array;
		readonly open: LaptopKeys['openSealed'];
		readonly pin: string | undefined;
	}
): Promise<Pick<BoxToOpen, 'boxKey' | 'eraLists'> | BoxRefusal> {
	const own = folderReader(mirror);
	const names = await own.heads(box);
	const ticket = await ticketOfBox(box, names, own, [officeKey]);
	if (ticket === null) return { type: 'NoTicket' };
	const { boxKey } = ticket;
	const vouched = new Set<string>();
	const lists: (readonly Uint8Array[])[] = [];
	for (const name of newestOfEach(names)) {
		const bytes = (await own.get(name)) ?? new Uint8Array();
		const head = readEnvelope(bytes);
		if (!head.ok || !(await checkStamp(bytes, head.value, boxKey, vouched)).ok) continue;
		const keys = await openEras(bytes, { as: 'office', open });
		if (keys.ok) lists.push(keys.value);
	}
	if (lists.length === 0) return { type: 'NotForThisDesk' };
	const known = lists.filter(([first]) => pin === undefined || (first && printOfEra(first)) === pin);
	if (known.length === 0) return { type: 'OtherKeys' };
	return { boxKey, eraLists: withoutBeginnings(known) };
}

function newestOfEach(names: readonly PostName[]): readonly PostName[] {
	const newest = new Map<string, PostName>();
	for (const name of names)
		if (name.lane === 'e' && name.n > (newest.get(name.writer)?.n ?? 0)) newest.set(name.writer, name);
	return [...newest.values()];
}

/** Drops lists that are a prefix of another one. */
function withoutBeginnings(lists: readonly (readonly Uint8Array[])[]): readonly (readonly Uint8Array[])[] {
	const texts = lists.map((keys) => keys.map(toHex).join(' '));
	return lists.filter(
		(_, place) =>
			!texts.some(
				(text, other) =>
					other !== place && text.startsWith(texts[place] ?? '') && (text !== texts[place] || other < place)
			)
	);
}

/** Opens and verifies all pages of a box: the result is one whole book or nothing. */
export async function openBox({
	box,
	mirror,
	boxKey,
	eraLists,
	seen,
	currency
}: BoxToOpen): Promise<OpenedBox | BoxRefusal> {
	const own = folderReader(mirror);
	const names = (await own.heads(box)).filter(({ lane }) => lane === 'p');
	const envelopes = await Promise.all(names.map(async (name) => (await own.get(name)) ?? new Uint8Array()));
	const writers = new Map<string, PagesOfWriter>();
	for (const eraKeys of eraLists) {
		const opened = await openPages(envelopes, { boxKey, eraKeys, longest: longestRecord }, seen);
		const [refusal] = opened.refused;
		if (refusal !== undefined) return { type: 'BadEnvelope', refusal };
		for (const [writer, pages] of opened.writers)
			if (pages.records.length >= (writers.get(writer)?.records.length ?? 0)) writers.set(writer, pages);
	}
	const read = [...writers].filter(([writer, { records }]) => records.length > 0 || seen.has(writer));
	for (const [writer, { records, stop }] of read)
		if (stop !== null) return { type: 'Stopped', writer, opened: records.length, stop };
	const book = await bookOfRecords(
		read.flatMap(([, { records }]) => records),
		currency,
		recordChecks
	);
	if (!book.ok) return book.error;
	return {
		...book.value,
		seen: new Map(read.map(([writer, { records }]) => [writer, records.length])),
		foreign: writers.size - read.length
	};
}
