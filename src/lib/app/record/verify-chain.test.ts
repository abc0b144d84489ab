import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	canonicalJson,
	toBase64url,
	utf8,
	type BookId,
	type EventId,
	type Instant,
	type LocalDate,
	type WriterId
} from '#kernel';
import type { RecordContent } from './record-content.ts';
import { verifyChain, verifyOwnChain, type Link } from './verify-chain.ts';

/*
 * A chain by an attacker who can sign: one thing is wrong at a time, and its hash and
 * signature are valid, so that only the check of that one thing can fail. A test signature is the key and the text.
 */
const book = 'book-a' as BookId;
const checks = {
	hash: async (bytes: Uint8Array<ArrayBuffer>) =>
		Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex'),
	verify: (key: string, signature: string, bytes: Uint8Array) =>
		Promise.resolve(signature === `${key} ${new TextDecoder().decode(bytes)}`)
};

const event = {
	type: 'MeetingOpened',
	eventId: 'e1' as EventId,
	occurredOn: '2026-11-24' as LocalDate,
	number: 1,
	recordedAt: '2026-11-24T09:00:00.000Z' as Instant,
	kind: 'regular'
} as RecordContent['events'][number];

/** A key of 32 bytes; its writer's id is the beginning of its hash. */
const keyOf = (seed: number): string => toBase64url(new Uint8Array(32).fill(seed));
const writerOf = async (seed: number): Promise<WriterId> =>
	(await checks.hash(new Uint8Array(32).fill(seed))).slice(0, 32) as WriterId;
const [keyA, keyB] = [keyOf(1), keyOf(2)];
const [writerA, writerB] = await Promise.all([writerOf(1), writerOf(2)]);

async function link(content: Partial<RecordContent>, key = keyA): Promise<Link & { readonly hash: string }> {
	const whole: RecordContent = {
		v: 1,
		book,
		writer: writerA,
		n: 1,
		before: '',
		heads: [],
		events: [event],
		...content
	};
	const canonical = canonicalJson(whole);
	const hash = await checks.hash(new Uint8Array(utf8(canonical)));
	return { content: whole, canonical, signature: `${key} ${hash}`, hash };
}

const asBytes = { ...checks, hash: (bytes: Uint8Array) => checks.hash(new Uint8Array(bytes)) };
const verify = (...links: readonly Link[]) => verifyChain(book, links, asBytes);
const first = () => link({ key: keyA });
/** Hashes a key, for its writer's id; records are not hashed again. */
const hashOfKeysAlone = (bytes: Uint8Array): Promise<string> => {
	expect(bytes).toHaveLength(32);
	return asBytes.hash(bytes);
};
const damagedAt = (place: number, what: string) => ({
	ok: false,
	error: { type: 'Damaged', about: `record ${place}: ${what}` }
});

test('three records, each with the hash of the one before, hold', async () => {
	const one = await first();
	const two = await link({ n: 2, before: one.hash });
	const three = await link({ n: 3, before: two.hash });
	expect(await verify(one, two, three)).toEqual({ ok: true, value: [one.hash, two.hash, three.hash] });
});

test.each([
	['the hash of another record', 'f'.repeat(64)],
	['no hash', '']
])('a record that names %s before it is noticed, though its counter and signature fit', async (_, before) => {
	const one = await first();
	expect(await verify(one, await link({ n: 2, before }))).toEqual(damagedAt(2, 'chain'));
});

test('the first record of a writer has none before it', async () => {
	expect(await verify(await link({ key: keyA, before: 'f'.repeat(64) }))).toEqual(damagedAt(1, 'chain'));
});

test.each([1, 3])('a counter that goes on with %d after 1 is noticed', async (n) => {
	const one = await first();
	expect(await verify(one, await link({ n, before: one.hash }))).toEqual(damagedAt(2, 'chain'));
});

test('a record of another book is noticed', async () => {
	expect(await verify(await link({ key: keyA, book: 'book-b' as BookId }))).toEqual(damagedAt(1, 'chain'));
});

test('a signature by another key is noticed', async () => {
	const one = await first();
	expect(await verify(one, await link({ n: 2, before: one.hash }, keyB))).toEqual(damagedAt(2, 'signature'));
});

test('a writer is its key: no other can begin its records, and none comes later', async () => {
	const one = await first();
	const two = await link({ n: 2, before: one.hash, key: keyB }, keyB);
	expect(await verify(one, two)).toEqual(damagedAt(2, 'key of its writer'));
	expect(await verify(await link({ key: keyB }, keyB))).toEqual(damagedAt(1, 'key of its writer'));
	expect(await verify(await link({}))).toEqual(damagedAt(1, 'key of its writer'));
});

test.each([
	['leaves out', () => []],
	['names with another hash', () => [[writerA, 1, 'e'.repeat(64)] as const]],
	['names with another counter', (hash: string) => [[writerA, 2, hash] as const]]
])(
	'another writer that %s what it knew is noticed',
	async (_, heads: (hash: string) => RecordContent['heads']) => {
		const one = await first();
		const content = { writer: writerB, key: keyB, heads: heads(one.hash) };
		expect(await verify(one, await link(content, keyB))).toEqual(damagedAt(2, 'chain'));
	}
);

test('of a file what stands there is hashed, whatever hash is said of it', async () => {
	const one = await first();
	const changed = { ...one, canonical: `${one.canonical} ` };
	expect(await verify(changed)).toEqual(damagedAt(1, 'signature'));
});

describe('records of the own book', () => {
	const threeRecords = async () => {
		const one = await first();
		const two = await link({ n: 2, before: one.hash });
		const other = await link({ writer: writerB, key: keyB, heads: [[writerA, 2, two.hash]] }, keyB);
		return [one, two, other] as const;
	};

	test('are chained by the hash of the bytes as they were decrypted', async () => {
		const [one, two, other] = await threeRecords();
		expect(await verifyOwnChain(book, [one, two, other], { ...asBytes, hash: hashOfKeysAlone })).toEqual({
			ok: true,
			value: [one.hash, two.hash, other.hash]
		});
		const wrong = { ...one, hash: 'f'.repeat(64) };
		expect(await verifyOwnChain(book, [wrong, two, other], asBytes)).toEqual(damagedAt(2, 'chain'));
	});

	test('are asked for one signature of each writer, its last', async () => {
		const [one, two, other] = await threeRecords();
		const asked: string[] = [];
		const counting = {
			...asBytes,
			verify: (key: string, signature: string, bytes: Uint8Array) => {
				asked.push(signature);
				return asBytes.verify(key, signature, bytes);
			}
		};
		expect((await verifyOwnChain(book, [one, two, other], counting)).ok).toBe(true);
		expect(asked).toEqual([two.signature, other.signature]);
	});

	test('a record that was altered shows in the hash that the next one names, whatever its signature says', async () => {
		const [one, two, other] = await threeRecords();
		const altered = await link({ key: keyA, events: [{ ...event, number: 2 } as typeof event] });
		expect(await verifyOwnChain(book, [altered, two, other], asBytes)).toEqual(damagedAt(2, 'chain'));
		const last = {
			...(await link({ n: 2, before: one.hash, events: [event, event] })),
			signature: two.signature
		};
		expect(await verifyOwnChain(book, [one, last], asBytes)).toEqual(damagedAt(2, 'signature'));
	});
});
