import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assert, fromBase64url, ok, present } from '#kernel';
import { partOfBook, verifyChain } from '#app';
import { recordChecks } from '#vault';
import { boxKeyOf, carryKeys, openPages, sealEras, sealPage, stamperOf } from '#vault/post';
import { packedRecord } from '../../src/lib/app/session/pages.ts';
import { readRecord } from '../../src/lib/app/record/record-content.ts';
import { folderBox } from '../../src/post/folder-box.ts';
import { firstPhone, meet, type GroupPhone } from '../support/group-phones.ts';
import { openDoor, register, send, seedOf, fetched } from '../support/post-phone.ts';
import { random } from '../support/quick-vault.ts';

// A real book, through a real door into a folder: what the server holds tells nothing of it, and what comes back is the book.

const folder = await mkdtemp(join(tmpdir(), 'bahi-blind-'));
afterAll(() => rm(folder, { recursive: true }));

/** Signed records, packed, as they lie on the phone. */
async function packedPages({ phone, keys, cover }: GroupPhone): Promise<readonly Uint8Array[]> {
	const loaded = await phone.shelf.open(cover.book).records();
	assert(loaded.ok, 'the book is there');
	const pages = { book: cover.book, keys, vault: phone.vault };
	return Promise.all(
		loaded.value.map(async (stored) => {
			const packed = await packedRecord(pages, stored);
			assert(packed.ok, 'a record opens');
			return packed.value;
		})
	);
}

async function everythingUnder(path: string): Promise<Buffer> {
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	const parts = entries.map(async (entry) => [
		Buffer.from(`${entry.name}\n`),
		entry.isFile() ? await readFile(join(entry.parentPath, entry.name)) : Buffer.alloc(0)
	]);
	return Buffer.concat((await Promise.all(parts)).flat());
}

test('what the server holds has no name, no place, no amount and no word of a book, and gives the book back', async () => {
	const group = await firstPhone();
	await meet(group, 'b', 2500, 5000);
	const { keys, cover, phone, session } = group;
	const box = await boxKeyOf(seedOf('box').subarray(0, 16));
	const bytesOf = (text: string) => present(fromBase64url(text), 'base64url');
	const stamper = await stamperOf(box, {
		publicKey: bytesOf(keys.writerPublicKey),
		sign: async (bytes) => bytesOf(await keys.sign(bytes))
	});
	const eraKey = random.bytes(32);
	const made: Uint8Array[] = [];
	for (const [at, packed] of (await packedPages(group)).entries()) {
		const page = await sealPage(stamper, { n: at + 1, era: 1, year: 2026 }, eraKey, packed);
		assert(page.ok, 'a page of a meeting');
		made.push(page.value);
	}
	const lock = { epoch: 0, encrypt: keys.encrypt };
	const eras = await sealEras(stamper, [eraKey], lock, { office: null, field: null }, random);
	const part = await partOfBook(phone, session, { keys, cover }, 1);
	assert(part.ok, 'a part of the book');
	const carried = await carryKeys(stamper, 1, part.value);
	assert(eras.ok && carried.ok, 'short enough');

	const door = await openDoor({ store: await folderBox(folder) });
	try {
		const boxId = Buffer.from(stamper.box).toString('hex');
		const phoneOf = { box, stamper, eraKey, boxId, writerId: keys.writer };
		expect(await register(door, phoneOf)).toBe(201);
		const all = [...made, eras.value, carried.value];
		expect(await send(door, all)).toEqual(all.map(() => 201));
		const held = await everythingUnder(folder);
		expect(held.length).toBeGreaterThan(15_000);
		const words = [
			'Ujala',
			'Example',
			'parrot',
			'Saving',
			'Meeting',
			'GroupFounded',
			'amount',
			'events',
			'2500',
			'5000',
			'INR'
		];
		for (const word of [...words, '2026-11-24'])
			for (const spelling of [
				Buffer.from(word),
				Buffer.from(word, 'utf16le'),
				Buffer.from(word.toLowerCase())
			])
				if (spelling.length > 4) expect(held.includes(spelling), word).toBe(false);
		expect(new Set(made.map(({ length }) => length)).size).toBeLessThanOrEqual(2);

		const read = await openPages(await fetched(door, phoneOf), {
			...{ boxKey: box.publicKey, eraKeys: [eraKey], longest: 1_000_000 }
		});
		const links = (read.writers.get(keys.writer)?.records ?? []).map((bytes) => {
			const record = readRecord(bytes);
			assert(record.ok, 'a record');
			return record.value;
		});
		const chain = await verifyChain(cover.book, links, recordChecks);
		expect(chain).toMatchObject(ok({ length: made.length }));
		expect(chain.ok && chain.value.at(-1)).toBe(session.head.hash);
	} finally {
		await door.close();
	}
});
