import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headers, type Msg } from '@nats-io/transport-node';
import { afterAll, describe, expect, test } from 'vitest';
import { assert, present, toHex } from '#kernel';
import { officeKeyOf } from '#vault/post';
import { openStreams } from '../../src/desk/pull-streams.ts';
import { pullAll } from '../../src/desk/pull.ts';
import { folderBox, folderReader } from '../../src/post/folder-box.ts';
import { jetStreamBox, purgeBox } from '../../src/post/jetstream-box.ts';
import { makeKeys } from '../../src/post/keeper.ts';
import { copyBoxes, memoryBox, type PostName } from '../../src/post/post-box.ts';
import { openPostFolder } from '../../src/post/post-folder.ts';
import { natsServer, Nodes } from '../support/nats.ts';
import {
	aPage,
	officeSeed,
	openDoor,
	postPhone,
	register,
	route,
	seedOf,
	send,
	ticketOf
} from '../support/post-phone.ts';
import { powerOff, volatileDisk } from '../support/volatile-disk.ts';

const folder = await mkdtemp(join(tmpdir(), 'bahi-post-'));
// Debian has it (apt-get install nats-server); where it is not, what asks it is counted as skipped.
const nodes = natsServer === null ? null : await Nodes.started(join(folder, 'nats'));
afterAll(async () => {
	await nodes?.stop();
	await rm(folder, { recursive: true });
});

/** The engine, with nothing in it. */
async function emptyJetStream(of: Nodes) {
	const keeper = await of.connected('keeper');
	for (const stream of ['POST', 'KEYS', 'TICKETS']) await keeper.request(`$JS.API.STREAM.PURGE.${stream}`);
	return jetStreamBox(await of.connected('door'));
}

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
	['folder', async () => folderBox(await mkdtemp(join(folder, 'box-')))],
	...(nodes === null ? [] : [['JetStream', () => emptyJetStream(nodes)] as const])
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

	test('of twenty at once under one number of keys one is first, and the largest envelope goes in every lane', async () => {
		const store = await open();
		const keys = name(9, { lane: 'k', year: 0 });
		const all = Array.from({ length: 20 }, (_one, at) => store.put(keys, bytes(`racer ${at}`)));
		expect((await Promise.all(all)).toSorted()).toEqual([
			'new',
			...Array.from({ length: 19 }, () => 'other')
		]);
		for (const lane of ['p', 'e', 'k'] as const) {
			const largest = new Uint8Array(65_536).fill(7);
			expect(await store.put(name(10, { lane }), largest)).toBe('new');
			expect(await store.get(name(10, { lane }))).toEqual(largest);
		}
	});
});

describe('what JetStream says is asked back before it is believed', () => {
	/** An engine that answers the same to each request whose subject begins so. */
	const saying = (answers: Readonly<Record<string, unknown>>) =>
		jetStreamBox({
			request(subject) {
				const [, said] = Object.entries(answers).find(([start]) => subject.startsWith(start)) ?? [];
				const notThere = headers(404, 'Message Not Found');
				const message = { subject, data: bytes(''), headers: said === 404 ? notThere : undefined };
				return Promise.resolve({ ...message, string: () => JSON.stringify(said) } as Msg);
			}
		});
	const listed = { total: 1, state: { subjects: { [`b.2026.${box}.p.${writer}.1`]: 1 } } };
	const none = { total: 0, state: {} };
	const refused = { error: { code: 503, err_code: 10_077, description: 'no space left on device' } };
	const taken = {
		error: { code: 400, err_code: 10_077, description: 'maximum messages per subject exceeded' }
	};

	test('"the store refused" is a full disk where nothing lies there, and neither "taken" nor "new"', async () => {
		const full = saying({ 'b.': refused, '$JS.API.DIRECT': 404, '$JS.API.STREAM.INFO': none });
		await expect(full.put(name(1), bytes('one'))).rejects.toThrow('no space left on device');
	});

	test('a copy that lags behind is no answer: neither "not there" nor a clone', async () => {
		const lagging = saying({ 'b.': taken, '$JS.API.DIRECT': 404, '$JS.API.STREAM.INFO': listed });
		await expect(lagging.get(name(1))).rejects.toThrow('not on this copy yet');
		await expect(lagging.put(name(1), bytes('one'))).rejects.toThrow('not on this copy yet');
	});

	test('nor is a list that is not whole, a place that changes at each try, or a word of another stream', async () => {
		const short = saying({ '$JS.API.STREAM.INFO': { ...listed, total: 100_001 } });
		await expect(short.heads(box)).rejects.toThrow('not whole');
		const moved = { error: { code: 400, err_code: 10_071, description: 'wrong last sequence' } };
		const nothing = { error: { code: 404, err_code: 10_037, description: 'no message found' } };
		const busy = saying({ 'k.': moved, '$JS.API.STREAM.MSG.GET': nothing });
		await expect(busy.put(name(1, { lane: 'k' }), bytes('one'))).rejects.toThrow('changed at each try');
		await expect(saying({ 'b.': { stream: 'OTHER', seq: 1 } }).put(name(1), bytes('one'))).rejects.toThrow(
			'another stream'
		);
		await expect(saying({ 'b.': 'what' }).put(name(1), bytes('one'))).rejects.toThrow('no answer');
	});
});

describe.skipIf(nodes === null)('who has the key of the door at JetStream', () => {
	test.each([
		...['STREAM.PURGE.POST', 'STREAM.DELETE.POST', 'STREAM.UPDATE.POST', 'STREAM.CREATE.MINE'],
		...['STREAM.MSG.DELETE.POST', 'STREAM.MSG.GET.POST', 'STREAM.SNAPSHOT.POST', 'CONSUMER.CREATE.POST']
	])('may not ask %s', async (subject) => {
		const door = await nodes?.connected('door');
		await expect(door?.request(`$JS.API.${subject}`, '{}', { timeout: 2000 })).rejects.toThrow(/permission/i);
	});

	test('nor roll up a subject or a stream with a page of her own', async () => {
		const door = await nodes?.connected('door');
		for (const rolled of ['sub', 'all']) {
			const more = headers();
			more.set('Nats-Rollup', rolled);
			const answer = await door?.request(`b.2026.${box}.p.${writer}.77`, 'x', {
				timeout: 2000,
				headers: more
			});
			expect(answer?.string()).toContain('rollup not permitted');
		}
	});

	test('and nobody takes a single page out, the keeper neither', async () => {
		const keeper = await nodes?.connected('keeper');
		const answer = await keeper?.request('$JS.API.STREAM.MSG.DELETE.POST', '{"seq":1}');
		expect(answer?.string()).toContain('message delete not permitted');
	});
});

describe.skipIf(nodes === null)('a door on JetStream', () => {
	async function doorFolder(seed = 'door') {
		const root = await mkdtemp(join(folder, 'door-'));
		const office = await officeKeyOf(seedOf(officeSeed));
		await writeFile(join(root, 'route.txt'), route);
		await writeFile(join(root, 'offices.txt'), toHex(office.publicKey));
		if (nodes && seed !== '') await cp(join(nodes.keys, seed, 'nats.seed'), join(root, 'nats.seed'));
		return { root, officeKeys: [office.publicKey] };
	}

	test('takes pages once, a desk pulls them, a keeper takes a box out; cut off it says at once to come again', async () => {
		assert(nodes !== null, 'nats-server');
		const { root, officeKeys } = await doorFolder();
		const opened = await openPostFolder(root, nodes.url);
		const door = await openDoor(opened);
		const phone = await postPhone('on streams');
		expect(await register(door, phone, await ticketOf(phone))).toBe(201);
		const pages = await Promise.all([1, 2, 3].map((n) => aPage(phone, n)));
		expect(await send(door, pages)).toEqual([201, 201, 201]);
		const clone = await Promise.all([aPage(phone, 2, 'of a clone'), aPage(phone, 2, 'later', 2027)]);
		expect(await send(door, [...pages, ...clone])).toEqual([200, 200, 200, 409, 409]);

		const desk = await doorFolder('desk');
		const streams = await openStreams(nodes.url, desk.root);
		const mirror = join(desk.root, 'mirror');
		const pull = () => pullAll(streams, mirror, officeKeys);
		expect(await pull()).toMatchObject({ added: 3, there: 0, refused: [], other: [], gone: [] });
		const own = await folderBox(mirror);
		const place = { lane: 'p', box: phone.boxId, writer: phone.writerId, year: 2026 } as const;
		expect(await own.get({ ...place, n: 2 })).toEqual(pages[1]);
		// A clone that has the door's key itself puts what the door would refuse: the desk keeps the first and names the other.
		await opened.store.put({ ...place, n: 2, year: 2027 }, present(clone[1], 'a page'));
		expect(await pull()).toMatchObject({ added: 0, there: 3, other: [{ n: 2, year: 2027 }], gone: [] });

		await nodes.kill(0);
		const begun = performance.now();
		expect(await send(door, [present(pages[0], 'a page')])).toBe(503);
		expect(performance.now() - begun).toBeLessThan(4000);
		await nodes.start();
		await expect.poll(() => send(door, pages), { timeout: 20_000 }).toEqual([200, 200, 200]);

		const keeper = await nodes.connected('keeper');
		await purgeBox(keeper, phone.boxId);
		await expect.poll(async () => (await pull()).gone.length, { timeout: 20_000 }).toBe(3);
		expect(await send(door, pages)).toBe(403);
		for (const one of [door, streams]) await one.close();
		await opened.end();
	}, 60_000);

	test('does not open without a server, with another key or none, or on streams that drop what was taken', async () => {
		assert(nodes !== null, 'nats-server');
		const { root } = await doorFolder();
		await expect(openPostFolder(root, 'nats://127.0.0.1:1')).rejects.toThrow('no nats-server answers there');
		await expect(openPostFolder(root, 'nats://me:secret@127.0.0.1:1')).rejects.toThrow('without a password');
		await makeKeys(join(folder, 'strangers'));
		await cp(join(folder, 'strangers', 'door', 'nats.seed'), join(root, 'nats.seed'));
		await expect(openPostFolder(root, nodes.url)).rejects.toThrow('does not know the key');
		const bare = await doorFolder('');
		await expect(openPostFolder(bare.root, nodes.url)).rejects.toThrow('asks for a key');
		const keeper = await nodes.connected('keeper');
		const config = { name: 'KEYS', subjects: ['k.>'], storage: 'file', max_msgs_per_subject: 1 };
		const more = {
			allow_direct: true,
			deny_delete: true,
			max_msg_size: 131_072,
			max_age: 86_400_000_000_000
		};
		await keeper.request('$JS.API.STREAM.UPDATE.KEYS', JSON.stringify({ ...config, ...more }));
		const other = await doorFolder();
		await expect(openPostFolder(other.root, nodes.url)).rejects.toThrow('KEYS: max_age is 86400000000000');
		await keeper.request('$JS.API.STREAM.DELETE.KEYS');
		await expect(openPostFolder(other.root, nodes.url)).rejects.toThrow(
			'There is no stream KEYS: the keeper'
		);
		await nodes.makeStreams();
	});
});

test('all of one engine goes into another, and again nothing; what lies there otherwise stays', async () => {
	const root = await mkdtemp(join(folder, 'box-'));
	const from = await folderBox(root);
	const ticket = name(20_000, { lane: 't', writer: box, year: 0 });
	const keys = [4, 5, 6].map((n) => name(n, { lane: 'k', year: 0 }));
	for (const one of [ticket, ...keys, name(1, { lane: 'e', year: 0 }), name(1), name(2, { year: 2027 })])
		await from.put(one, bytes(`${one.lane} ${one.n}`));
	const all = folderReader(root);
	const to = nodes === null ? memoryBox() : await emptyJetStream(nodes);
	expect(await copyBoxes(all, to)).toEqual({ put: 7, other: 0 });
	const places = (names: readonly PostName[]) => names.map((one) => JSON.stringify(one)).toSorted();
	const heads = await to.heads(box);
	expect(places(heads)).toEqual(places(await from.heads(box)));
	for (const one of heads) expect(await to.get(one)).toEqual(bytes(`${one.lane} ${one.n}`));
	await from.put(name(3), bytes('new'));
	await to.put(name(4), bytes('of the other'));
	await from.put(name(4), bytes('of this'));
	expect(await copyBoxes(all, to)).toEqual({ put: 1, other: 1 });
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
