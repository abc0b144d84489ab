import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '#kernel';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openPages } from '#vault/post';
import { folderBox } from '../../src/post/folder-box.ts';
import type { PostBox } from '../../src/post/post-box.ts';
import { aPage, fetched, openDoor, postPhone, register, send } from '../support/post-phone.ts';
import { cases, seed } from '../support/soak.ts';

const folder = await mkdtemp(join(tmpdir(), 'bahi-post-laws-'));
afterAll(() => rm(folder, { recursive: true }));

/** Two phones of one group, of which the first has a clone that writes other pages under the same numbers. */
const phones = [await postPhone('a'), await postPhone('a', 'second'), await postPhone('a')] as const;
const made = new Map<string, Uint8Array>();
async function page(phone: number, n: number, year: number): Promise<Uint8Array> {
	const key = `${phone} ${n} ${year}`;
	const bytes = made.get(key) ?? (await aPage(phones[phone] ?? phones[0], n, `by ${phone}`, year));
	made.set(key, bytes);
	return bytes;
}

const act = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			type: fc.constant('send' as const),
			phone: fc.nat(2),
			from: fc.integer({ min: 1, max: 5 }),
			count: fc.integer({ min: 1, max: 3 }),
			year: fc.constantFrom(2026, 2026, 2027)
		})
	},
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('stumble' as const), after: fc.nat(2) }) }
);

// Whatever phones and clones send, again and in any order, while the engine stumbles and starts again: what was acknowledged under a number stays
// there, no number has two, and the box has nothing that nobody sent.
test('a number has the page that was acknowledged first, for ever', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
			const root = await mkdtemp(join(folder, 'box-'));
			let engine = await folderBox(root);
			let putsLeft = Infinity;
			const store: PostBox = {
				heads: (box) => engine.heads(box),
				get: (name) => engine.get(name),
				async put(name, bytes) {
					putsLeft -= 1;
					if (putsLeft === -1) throw new Error('the disk stumbled');
					return engine.put(name, bytes);
				}
			};
			const door = await openDoor({ store });
			const first = new Map<string, string>();
			try {
				await register(door, phones[0]);
				for (const one of acts) {
					if (one.type === 'restart') engine = await folderBox(root);
					if (one.type === 'stumble') putsLeft = one.after;
					if (one.type !== 'send') continue;
					const numbers = Array.from({ length: one.count }, (_, at) => one.from + at);
					const sent = await Promise.all(numbers.map((n) => page(one.phone, n, one.year)));
					const answers = await send(door, sent);
					for (const [at, n] of numbers.entries()) {
						const bytes = toHex(sent[at] ?? new Uint8Array());
						const name = `${phones[one.phone]?.writerId ?? ''} ${n}`;
						const answer = typeof answers === 'number' ? answers : (answers[at] ?? 0);
						expect([200, 201, 409, 503]).toContain(answer);
						const before = first.get(name);
						if (answer === 201) expect(before).toBeUndefined();
						if (answer < 300 && before === undefined) first.set(name, bytes);
						if (before !== undefined && answer !== 503) expect(answer < 300).toBe(bytes === before);
					}
				}
				for (const phone of phones.slice(0, 2)) {
					const given = await fetched(door, phone);
					const held = new Set(given.map((bytes) => toHex(bytes)));
					for (const [name, bytes] of first)
						if (name.startsWith(phone.writerId)) expect(held.has(bytes), name).toBe(true);
					const all = [...made.values()].map((bytes) => toHex(bytes));
					expect([...held].filter((bytes) => !all.includes(bytes))).toEqual([]);
					const known = { boxKey: phone.box.publicKey, eraKeys: [phone.eraKey], longest: 1000 };
					expect((await openPages(given, known)).writers.get(phone.writerId)?.stop?.type).not.toBe(
						'TwoPages'
					);
				}
			} finally {
				await door.close();
			}
		}),
		{ numRuns: cases(25), seed: seed() }
	);
});
