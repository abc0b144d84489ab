import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folderBox } from '../../src/post/folder-box.ts';
import { memoryBox, type PostName } from '../../src/post/post-box.ts';
import { powerOff, volatileDisk } from '../support/volatile-disk.ts';

const folder = await mkdtemp(join(tmpdir(), 'bahi-post-'));
afterAll(() => rm(folder, { recursive: true }));

const [box, writer] = ['ab'.repeat(16), 'cd'.repeat(16)];
const name = (n: number, more: Partial<PostName> = {}): PostName => ({
	...{ lane: 'p', box, writer, n, year: 2026 },
	...more
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const numbers = (names: readonly PostName[], lane: string) =>
	names
		.filter((one) => one.lane === lane)
		.map(({ n }) => n)
		.sort((a, b) => a - b);

describe.each([
	['memory', () => Promise.resolve(memoryBox())],
	['folder', async () => folderBox(await mkdtemp(join(folder, 'box-')))]
] as const)('%s keeps the contract of the post box', (_, open) => {
	test('what is put is there once, for ever, by its own name', async () => {
		const store = await open();
		expect(await store.put(name(1), bytes('one'))).toBe('new');
		expect(await store.put(name(1), bytes('one'))).toBe('same');
		expect(await store.put(name(1), bytes('other'))).toBe('other');
		expect(await store.get(name(1))).toEqual(bytes('one'));
		for (const missing of [
			name(2),
			name(1, { lane: 'e' }),
			name(1, { box: writer }),
			name(1, { writer: box })
		])
			expect(await store.get(missing)).toBeNull();
		expect(await store.heads(box)).toEqual([name(1)]);
		expect(await store.heads(writer)).toEqual([]);
	});

	test('of twenty at once under one number one is first', async () => {
		const store = await open();
		const all = Array.from({ length: 20 }, (_one, at) => store.put(name(3), bytes(`racer ${at}`)));
		const answers = (await Promise.all(all)).toSorted();
		expect(answers).toEqual(['new', ...Array.from({ length: 19 }, () => 'other')]);
	});

	test('of keys and names three stay, of tickets one, and what is older never comes back', async () => {
		const store = await open();
		const keys = (n: number) => name(n, { lane: 'k', year: 0 });
		for (const n of [1, 2, 3, 5]) expect(await store.put(keys(n), bytes(`keys ${n}`))).toBe('new');
		expect(numbers(await store.heads(box), 'k')).toEqual([2, 3, 5]);
		expect(await store.put(keys(1), bytes('keys 1'))).toBe('old');
		expect(await store.put(keys(4), bytes('keys 4'))).toBe('new');
		expect(numbers(await store.heads(box), 'k')).toEqual([3, 4, 5]);
		expect(await store.put(keys(5), bytes('other'))).toBe('other');
		const ticket = (n: number) => name(n, { lane: 't', writer: box, year: 0 });
		for (const n of [20_000, 20_365]) expect(await store.put(ticket(n), bytes(`until ${n}`))).toBe('new');
		expect(await store.put(ticket(20_000), bytes('until 20000'))).toBe('old');
		expect(numbers(await store.heads(box), 't')).toEqual([20_365]);
		for (const n of [1, 2, 3, 4, 5]) await store.put(name(n), bytes(`page ${n}`));
		expect(numbers(await store.heads(box), 'p')).toEqual([1, 2, 3, 4, 5]);
	});
});

test('a folder passes over what another program laid in it', async () => {
	const root = await mkdtemp(join(folder, 'box-'));
	const store = await folderBox(root);
	await store.put(name(1), bytes('one'));
	const year = join(root, 'boxes', 'ab', box, '2026');
	for (const stray of ['.DS_Store', 'p-x-1', `p-${writer}-1.bak`]) await writeFile(join(year, stray), 'x');
	expect(await store.heads(box)).toEqual([name(1)]);
});

test('what cannot be read is not taken for missing, and what cannot be written not for taken', async () => {
	const root = await mkdtemp(join(folder, 'box-'));
	const store = await folderBox(root);
	await writeFile(join(root, 'boxes', 'ab'), 'a file where a folder should be');
	await expect(store.put(name(1), bytes('one'))).rejects.toThrow();
	await expect(store.heads(box)).rejects.toThrow();
	await expect(store.get(name(1))).rejects.toThrow();
	expect(await readdir(join(root, 'new'))).toEqual([]);
});

// A disk that keeps the bytes of a file when the file is flushed, and a name when its folder is; and the same disk without that mercy: what was
// not flushed may be there or not. The power goes after each step in turn.
test.each(['nothing', 'everything'] as const)(
	'a folder without power after any step has every page that was acknowledged, whole, and no half one; of the rest %s is left',
	async (left) => {
		const story: readonly (readonly [PostName, string])[] = [
			[name(1), 'page 1'],
			[name(2), 'page 2'],
			[name(2), 'page 2'],
			...[1, 2, 3, 4].map((n) => [name(n, { lane: 'k', year: 0 }), `keys ${n}`] as const),
			[name(3, { year: 2027 }), 'page 3']
		];
		let isCut = true;
		let cut = 0;
		while (isCut) {
			cut += 1;
			isCut = false;
			const disk = volatileDisk(cut);
			const acknowledged: (readonly [PostName, string])[] = [];
			try {
				const store = await folderBox('/box', disk.calls);
				for (const [at, text] of story) {
					await store.put(at, bytes(text));
					acknowledged.push([at, text]);
				}
			} catch (cause) {
				expect(cause).toBe(powerOff);
				isCut = true;
			}
			const after = await folderBox('/box', disk.powerIsBack(left));
			for (const [at, text] of acknowledged.filter(([{ lane }]) => lane === 'p'))
				expect(await after.get(at), `step ${cut}: ${text}`).toEqual(bytes(text));
			for (const head of await after.heads(box)) {
				const there = new TextDecoder().decode((await after.get(head)) ?? new Uint8Array());
				expect(
					story.filter(([at]) => at.n === head.n && at.lane === head.lane).map(([, text]) => text)
				).toContain(there);
			}
			for (const [at, text] of story.filter(([{ lane }]) => lane === 'p'))
				expect(['new', 'same'], `step ${cut}: put again`).toContain(await after.put(at, bytes(text)));
			const newest = acknowledged.findLast(([{ lane }]) => lane === 'k');
			if (newest) expect(await after.get(newest[0]), `step ${cut}: newest keys`).toEqual(bytes(newest[1]));
		}
		expect(cut).toBeGreaterThan(40);
	}
);
