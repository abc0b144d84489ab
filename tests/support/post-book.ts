import { createHash } from 'node:crypto';
import { canonicalJson, assert, toBase64url, toHex, utf8, type BookId, type WriterId } from '#kernel';
import { cutRecords, type RecordContent } from '#app';
import type { GroupEvent } from '#group';
import {
	boxKeyOf,
	idOf,
	officeKeyOf,
	sealEras,
	sealPage,
	stamperOf,
	writeTicket,
	type SigningKey
} from '#vault/post';
import { sealsIn } from '../../src/lib/app/journal-file/verify-records.ts';
import { recordBytes } from '../../src/lib/app/record/record-content.ts';
import { deflate } from '../../src/lib/vault/compression.ts';
import type { PostBox } from '../../src/post/post-box.ts';
import { seedOf } from './post-phone.ts';
import { random } from './quick-vault.ts';

const hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Signed bytes of the records of a book that one phone wrote, as it would. */
export async function signedRecords(
	events: readonly GroupEvent[],
	{ book, writer }: { readonly book: string; readonly writer: SigningKey }
): Promise<readonly Uint8Array[]> {
	const { records } = cutRecords(events);
	const seals = sealsIn(records.flat(), 'INR') ?? [];
	const id = toHex(await idOf(writer.publicKey)) as WriterId;
	const made: Uint8Array[] = [];
	let [before, sealed] = ['', 0];
	for (const [place, held] of records.entries()) {
		const seal = held.at(-1)?.type === 'MeetingSealed' ? seals[sealed++] : undefined;
		const content: RecordContent = {
			v: 1,
			book: book as BookId,
			writer: id,
			n: place + 1,
			before,
			...(place === 0 ? { key: toBase64url(writer.publicKey) } : {}),
			heads: [],
			events: held,
			...(seal === undefined ? {} : { seal })
		};
		const canonical = canonicalJson(content);
		before = hex(canonical);
		made.push(recordBytes({ canonical, signature: toBase64url(await writer.sign(utf8(before))) }));
	}
	return made;
}

export interface GivenBook {
	/** Also the seed of all its keys. */
	readonly name: string;
	readonly events: readonly GroupEvent[];
	/** Ed25519 of the office that signs its ticket, and its X25519 key, to which it gives its pages. */
	readonly office: SigningKey;
	readonly reader: Uint8Array | null;
}

/** Leaves a book in a post box as its phone would. @returns the box, in hex */
export async function leaveBook(
	store: PostBox,
	{ name, events, office, reader }: GivenBook
): Promise<string> {
	const writer = await officeKeyOf(seedOf(`phone of ${name}`));
	const records = await signedRecords(events, { book: `book-${name}`, writer });
	return leaveRecords(store, { name, records, office, reader });
}

export async function leaveRecords(
	store: PostBox,
	{
		name,
		records,
		office,
		reader,
		phone = 'phone',
		era = seedOf(`era of ${name}`)
	}: Omit<GivenBook, 'events'> & {
		readonly records: readonly Uint8Array[];
		readonly phone?: string;
		/** Key of its era, 32 bytes. */
		readonly era?: Uint8Array;
	}
): Promise<string> {
	const key = await boxKeyOf(seedOf(`box of ${name}`).subarray(0, 16));
	const stamper = await stamperOf(key, await officeKeyOf(seedOf(`${phone} of ${name}`)));
	const [box, writer] = [toHex(stamper.box), toHex(stamper.writer)];
	const ticket = await writeTicket(office, { boxKey: key.publicKey, until: 30_000, kind: 1 });
	await store.put({ lane: 't', box, writer: box, n: 30_000, year: 0 }, ticket);
	const lock = { epoch: 0, encrypt: () => Promise.resolve(random.bytes(60)) };
	const eras = await sealEras(stamper, [era], lock, { office: reader, field: null }, random);
	assert(eras.ok, 'a list of keys');
	await store.put({ lane: 'e', box, writer, n: 1, year: 0 }, eras.value);
	for (const [place, record] of records.entries()) {
		const n = place + 1;
		const page = await sealPage(stamper, { n, era: 1, year: 2026 }, era, await deflate(record));
		assert(page.ok, 'a page');
		await store.put({ lane: 'p', box, writer, n, year: 2026 }, page.value);
	}
	return box;
}
