import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concat } from '#kernel';
import { carryKeys, framed, longestEnvelope, openPages } from '#vault/post';
import { serveFolder } from '../../scripts/static-server.mjs';
import type { DoorOptions } from '../../src/post/door.ts';
import { folderBox } from '../../src/post/folder-box.ts';
import { networkOf } from '../../src/post/limits.ts';
import { memoryBox, type PostBox } from '../../src/post/post-box.ts';
import {
	aPage,
	ask,
	day,
	fetched,
	openDoor,
	pagesOf,
	postPhone,
	register,
	route,
	send,
	sendBytes,
	ticketOf,
	type OpenedDoor,
	type PostPhone
} from '../support/post-phone.ts';
import { isSoak } from '../support/soak.ts';

// Who may not, cannot: phones that lie to the door, strangers, and a server that lies to phones (docs/THREATS.md, docs/POST.md).

const folder = await mkdtemp(join(tmpdir(), 'bahi-door-'));
const [a, b] = [await postPhone('a'), await postPhone('b')];
const pages = await pagesOf(a, 6);
const opened: OpenedDoor[] = [];
afterAll(async () => {
	await Promise.all(opened.map((door) => door.close()));
	await rm(folder, { recursive: true });
});

/** A door at which both groups are registered. */
async function aDoor(options: Partial<DoorOptions> & { readonly store?: PostBox } = {}): Promise<OpenedDoor> {
	const door = await openDoor(options);
	opened.push(door);
	for (const phone of [a, b]) await register(door, phone);
	return door;
}

describe.each([
	['memory', () => Promise.resolve(memoryBox())],
	['folder', async () => folderBox(await mkdtemp(join(folder, 'box-')))]
] as const)('with an engine of %s', (_, open) => {
	test('pages are put once, given back as they were, and a retry or replay writes nothing', async () => {
		const door = await aDoor({ store: await open() });
		expect(await send(door, pages)).toEqual([201, 201, 201, 201, 201, 201]);
		expect(await send(door, pages)).toEqual([200, 200, 200, 200, 200, 200]);
		expect(await fetched(door, a)).toEqual(pages);
		expect(await fetched(door, a, { from: 5 })).toEqual(pages.slice(4));
		expect(await (await ask(door, a)).json()).toEqual({ p: { [a.writerId]: 6 }, e: {}, k: {} });
	});

	test('a cloned phone is told: another page under a number that is taken, of this year or another', async () => {
		const door = await aDoor({ store: await open() });
		await send(door, pages);
		expect(await send(door, [await aPage(a, 6, 'of the clone'), await aPage(a, 6, 'page 6', 2027)])).toEqual([
			409, 409
		]);
		const clones = await Promise.all([...Array(8).keys()].map((at) => aPage(a, 7, `clone ${at}`)));
		const answers = (await Promise.all(clones.map((page) => send(door, [page])))).flat();
		expect(answers.toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
		expect((await fetched(door, a)).slice(0, 6)).toEqual(pages);
	});

	test('a page that the box lost is told by its heads, and put again', async () => {
		const store = await open();
		const lossy: PostBox = {
			...store,
			heads: async (box) => (await store.heads(box)).filter(({ lane, n }) => lane !== 'p' || n !== 3)
		};
		const door = await aDoor({ store: lossy });
		await send(door, pages);
		expect(await (await ask(door, a)).json()).toMatchObject({ p: { [a.writerId]: 2 } });
	});
});

describe('a phone that lies', () => {
	let door: OpenedDoor;
	beforeAll(async () => {
		door = await aDoor();
		await send(door, pages.slice(0, 3));
	});
	const isRefused = async (envelope: Uint8Array, number: number): Promise<void> => {
		const before = await door.store.heads(a.boxId);
		expect(await send(door, [envelope])).toEqual([number]);
		expect(await door.store.heads(a.boxId)).toEqual(before);
	};

	test('puts nothing into the box of another group, not with its number in the place of hers either', async () => {
		const moved = (pages[3] ?? new Uint8Array()).slice();
		moved.set(b.stamper.box, 6);
		await isRefused(moved, 401);
		expect(await send(door, [await aPage(b, 1), pages[3] ?? moved])).toEqual([201, 401]);
	});

	test('with the stolen card alone opens a writer of her own, whom no reader believes, and takes no number of the true phone', async () => {
		const thief = { ...(await postPhone('a', 'thief')), eraKey: new Uint8Array(32) };
		expect(await send(door, [await aPage(thief, 1, 'junk')])).toEqual([201]);
		const squat = (await aPage(thief, 4, 'junk')).slice();
		squat.set(a.stamper.writer, 22);
		await isRefused(squat, 401);
		const both = [...pages.slice(0, 3), ...(await fetched(door, thief))];
		const { writers } = await openPages(both, known(a));
		expect(writers.get(thief.writerId)).toEqual({ records: [], stop: { type: 'NotOpened', because: 'key' } });
		expect(writers.get(a.writerId)?.records).toHaveLength(3);
	});

	test('has no bit of a page changed', async () => {
		const page = pages[4] ?? new Uint8Array();
		const flips: Uint8Array[] = [];
		for (let bit = 0; bit < page.length * 8; bit += isSoak() ? 1 : 97) {
			const flipped = page.slice();
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			flips.push(flipped);
		}
		const good = pages[0] ?? page;
		for (let at = 0; at < flips.length; at += 63) {
			const told = [await send(door, [good, ...flips.slice(at, at + 63)])].flat();
			expect(told[0]).toBe(200);
			expect(told.slice(1).filter((number) => number !== 400 && number !== 401)).toEqual([]);
		}
	});

	test('sends no size of its own: unpadded, too long, too many, none, or with lengths that lie', async () => {
		const page = pages[3] ?? new Uint8Array();
		await isRefused(concat(page.slice(0, 200), page.slice(-64)), 400);
		await isRefused(new Uint8Array(longestEnvelope + 1).fill(66), 400);
		expect(await sendBytes(door, new Uint8Array(300_000))).toBe(413);
		for (const bytes of [[], [0, 0], [0, 0, 255, 255, 1], [0, 0, 0, 0]])
			expect(await sendBytes(door, Uint8Array.from(bytes))).toBe(400);
		expect(
			await send(
				door,
				Array.from({ length: 65 }, () => Uint8Array.of(1))
			)
		).toBe(400);
	});

	test('asks other things than there are', async () => {
		const status = async (path: string, method: string) =>
			(await fetch(door.origin + path, { method })).status;
		expect(await status('/', 'GET')).toBe(404);
		expect(await status(`/post/zzzz/${a.boxId}`, 'GET')).toBe(404);
		expect(await status(`/post/${route}/${a.boxId}/p/${a.writerId}/../../../x`, 'GET')).toBe(404);
		expect(await status(`/post/${route}/${a.boxId}?a`, 'GET')).toBe(404);
		expect(await status(`/post/${route}`, 'GET')).toBe(405);
		expect(await status(`/post/${route}/${a.boxId}`, 'DELETE')).toBe(405);
		expect(await status(`/post/${route}/${a.boxId}`, 'PUT')).toBe(405);
	});
});

describe('a ticket', () => {
	test('of no office, of another class, of another box or over is none; a later one takes the place of an earlier, never back', async () => {
		const door = await openDoor();
		opened.push(door);
		expect(await send(door, pages)).toBe(403);
		const status = async (ticket: Uint8Array, boxId?: string) => register(door, a, ticket, boxId);
		expect(await status(await ticketOf(a, { office: 'nobody' }))).toBe(403);
		expect(await status(await ticketOf(a, { kind: 2 }))).toBe(403);
		expect(await status(await ticketOf(a, { until: day() - 1 }))).toBe(403);
		expect(await status(await ticketOf(b))).toBe(403);
		expect(await status(new Uint8Array(102))).toBe(413);
		expect(await status(await ticketOf(a, { until: day() + 9 }))).toBe(201);
		expect(await status(await ticketOf(a, { until: day() + 400 }))).toBe(201);
		expect(await status(await ticketOf(a, { until: day() + 9 }))).toBe(409);
		expect(await status(await ticketOf(a, { until: day() + 400 }))).toBe(200);
		expect(await send(door, pages.slice(0, 1))).toEqual([201]);
	});

	test('that is over takes nothing more, and gives for another year', async () => {
		let now = Date.now();
		const door = await aDoor({ now: () => now });
		await send(door, pages.slice(0, 2));
		const read = async () => (await ask(door, a, '', { minute: Math.floor(now / 60_000) })).status;
		now += 366 * 86_400_000;
		expect(await send(door, pages)).toBe(403);
		expect(await read()).toBe(200);
		now += 366 * 86_400_000;
		expect(await read()).toBe(403);
	});

	test('of a box that was shut counts no more, both ways and at once', async () => {
		const shut = new Set<string>();
		const door = await aDoor({ isShut: (box) => Promise.resolve(shut.has(box)) });
		expect(await send(door, pages.slice(0, 1))).toEqual([201]);
		shut.add(a.boxId);
		expect(await send(door, pages)).toBe(403);
		expect((await ask(door, a)).status).toBe(403);
		expect(await register(door, a, await ticketOf(a, { until: day() + 500 }))).toBe(403);
		expect(await send(door, [await aPage(b, 1)])).toEqual([201]);
	});
});

describe('reading', () => {
	test('is for who has the key of the box, for this path and these minutes', async () => {
		const door = await aDoor();
		await send(door, pages);
		const bare = await fetch(`${door.origin}/post/${route}/${a.boxId}`);
		const others = [
			await ask(door, a, '', { by: b }),
			await ask(door, a, `/p/${a.writerId}/1`, { signed: `/post/${route}/${a.boxId}` }),
			await ask(door, a, '', { minute: Math.floor(Date.now() / 60_000) - 17 })
		];
		expect([bare, ...others].map(({ status }) => status)).toEqual([401, 401, 401, 401]);
	});

	test('with a clock of 1970 is refused, and the refusal tells the time with which it goes', async () => {
		const door = await aDoor();
		const refused = await ask(door, a, '', { minute: 5 });
		expect(refused.status).toBe(401);
		const told = Math.floor(Date.parse(refused.headers.get('date') ?? '') / 60_000);
		expect((await ask(door, a, '', { minute: told })).status).toBe(200);
	});

	test('of more than one answer holds goes on where it ended', async () => {
		const door = await aDoor();
		const long = await Promise.all(
			[1, 2, 3, 4, 5, 6, 7].map(async (n) => {
				const carried = await carryKeys(a.stamper, n, new Uint8Array(59_000).fill(n));
				return carried.ok ? carried.value : new Uint8Array();
			})
		);
		for (const one of long) expect(await send(door, [one])).toEqual([201]);
		expect(await fetched(door, a, { lane: 'k' })).toEqual(long.slice(-3));
		const many = { ...(await aDoor({ store: door.store, limits: { request: 130_000 } })) };
		expect(await fetched(many, a, { lane: 'k' })).toEqual(long.slice(4, 6));
		expect(await fetched(many, a, { lane: 'k', from: 7 })).toEqual(long.slice(6));
	});
});

describe('a flood', () => {
	test('of made-up boxes is refused, leaves no trace, and ends at the limit of its address', async () => {
		const root = await mkdtemp(join(folder, 'box-'));
		const door = await openDoor({
			store: await folderBox(root),
			limits: { address: { burst: 30, aMinute: 60 } }
		});
		opened.push(door);
		const answers: unknown[] = [];
		for (let at = 0; at < 40; at += 1)
			answers.push(await send(door, [await aPage(await postPhone(`made up ${at}`), 1)]));
		expect(answers.slice(0, 30).every((answer) => answer === 403)).toBe(true);
		expect(answers.at(-1)).toBe(429);
		expect(await readdir(join(root, 'boxes'))).toEqual([]);
		expect(door.failures).toEqual([]);
	});

	test('says when to come again, and is counted by address, whatever a header claims; behind a proxy by what the proxy adds', async () => {
		const limits = { address: { burst: 2, aMinute: 6 } };
		const statuses = async (door: OpenedDoor, headers: readonly string[]) => {
			const answers: Response[] = [];
			for (const header of headers)
				answers.push(await fetch(`${door.origin}/post/${route}`, { headers: { 'X-Forwarded-For': header } }));
			return { last: answers.at(-1), statuses: answers.map(({ status }) => status) };
		};
		const direct = await openDoor({ limits });
		const behind = await openDoor({ limits, behindProxy: true });
		opened.push(direct, behind);
		const claimed = await statuses(direct, ['203.0.113.1', '203.0.113.2', '203.0.113.3']);
		expect(claimed.statuses).toEqual([405, 405, 429]);
		expect(claimed.last?.headers.get('retry-after')).toBe('10');
		const added = [
			'1.1.1.1, 203.0.113.1',
			'2.2.2.2, 203.0.113.1',
			'3.3.3.3, 203.0.113.1',
			'3.3.3.3, 203.0.113.2'
		];
		expect((await statuses(behind, added)).statuses).toEqual([405, 405, 429, 405]);
	});

	test('of one box is the box’s own; who has no stamp of it uses up none of it', async () => {
		const door = await aDoor({ limits: { box: { burst: 3, anHour: 60 } } });
		const forged = (pages[0] ?? new Uint8Array()).slice();
		forged[300] = (forged[300] ?? 0) ^ 1;
		for (let at = 0; at < 5; at += 1) expect(await send(door, [forged])).toEqual([401]);
		for (const page of pages.slice(0, 3)) expect(await send(door, [page])).toEqual([201]);
		expect(await send(door, pages)).toBe(429);
		expect(await send(door, [await aPage(b, 1)])).toEqual([201]);
	});

	test.each([
		['pages of a year', { pagesAYear: 3 }, (n: number) => aPage(a, n)],
		['pages of all years, whatever year they claim', { pages: 3 }, (n: number) => aPage(a, n, 'x', 2000 + n)],
		['writers', { writers: 3 }, async (n: number) => aPage(await postPhone('a', `writer ${n}`), 1)]
	] as const)(
		'of %s ends at the quota of the box, also at once; what is there is still told',
		async (_, limits, page) => {
			const door = await aDoor({ limits });
			const made = await Promise.all([1, 2, 3, 4, 5].map((n) => page(n)));
			const answers = (await Promise.all(made.map((one) => send(door, [one])))).flat();
			expect(answers.toSorted()).toEqual([201, 201, 201, 429, 429]);
			expect([await send(door, made)].flat().toSorted()).toEqual([200, 200, 200, 429, 429]);
		}
	);

	test('of keys ends for the day', async () => {
		let now = Date.now();
		const door = await aDoor({ limits: { keysADay: 2 }, now: () => now });
		const put = async (n: number) => {
			const keys = await carryKeys(a.stamper, n, new Uint8Array(9));
			return send(door, keys.ok ? [keys.value] : []);
		};
		expect([await put(1), await put(2), await put(3)]).toEqual([[201], [201], [429]]);
		now += 86_400_000;
		expect(await put(3)).toEqual([201]);
	});

	test('counts a house of IPv6 as one', () => {
		expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
		expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2');
		expect(networkOf('2001:0db8::7')).toBe('2001:db8:0:0');
		expect(networkOf('::1')).toBe('0:0:0:0');
		expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
	});
});

describe('who sends slowly or no HTTP', () => {
	const limits = { headersSeconds: 0.2, requestSeconds: 0.4 };
	test.each([
		['its head', `POST /post/${route} HTTP/1.1\r\nHost: x\r\n`, '408'],
		['its body', `POST /post/${route} HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nBPOS`, '408'],
		[
			'a body without an end',
			`POST /post/${route} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nBPOS\r\n`,
			'408'
		],
		[
			'a length that is over',
			`POST /post/${route} HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\nBPOS`,
			'413'
		],
		['no HTTP', 'SSH-2.0-x\r\n\r\n', '400'],
		['a head that is too long', `GET / HTTP/1.1\r\nX: ${'x'.repeat(9000)}\r\n\r\n`, '400']
	])('%s is cut off, told so, and nothing is kept', async (_, sent, status) => {
		const door = await aDoor({ limits });
		const socket = connect(door.port, '127.0.0.1');
		let heard = '';
		socket.on('data', (data) => (heard += data.toString()));
		socket.on('error', () => undefined);
		socket.write(sent);
		await once(socket, 'close');
		expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		expect(heard).toContain('Bahi-Post: 1');
		expect(await door.store.heads(a.boxId)).toHaveLength(1);
		expect(door.failures).toEqual([]);
	});
});

test('who holds connections open without a word gets a part of them, and the others are answered', async () => {
	const door = await aDoor({ limits: { connectionsOfAddress: 3 } });
	const sockets = Array.from({ length: 12 }, () => connect(door.port, '127.0.0.1'));
	const closed = sockets.map((socket) => once(socket.on('error', () => undefined).resume(), 'close'));
	await Promise.all(closed.slice(4));
	expect(sockets.filter(({ destroyed }) => !destroyed).length).toBeLessThanOrEqual(3);
	for (const socket of sockets) socket.destroy();
	await Promise.all(closed);
	expect(await send(door, pages.slice(0, 1))).toEqual([201]);
});

test('an engine that cannot answer is a 503, never a page that is there or another; what it took is told at the next try', async () => {
	const store = memoryBox();
	let isFull = true;
	const put: PostBox['put'] = (name, bytes) =>
		isFull && name.lane === 'p'
			? Promise.reject(new Error('no space left on device'))
			: store.put(name, bytes);
	const door = await aDoor({ store: { ...store, put } });
	expect(await send(door, pages)).toBe(503);
	expect(String(door.failures)).toContain('no space left');
	isFull = false;
	expect(await send(door, pages)).toEqual([201, 201, 201, 201, 201, 201]);
});

test('bytes that the disk spoiled are no clone: the phone is told to come again, the keeper which file it is', async () => {
	const root = await mkdtemp(join(folder, 'box-'));
	const door = await aDoor({ store: await folderBox(root) });
	await send(door, pages);
	const file = join(root, 'boxes', a.boxId.slice(0, 2), a.boxId, '2026', `p-${a.writerId}-2`);
	await writeFile(file, new Uint8Array(1258));
	expect(await send(door, pages.slice(0, 3))).toEqual([200, 503, 200]);
	expect(String(door.failures)).toContain(`${a.writerId} 2 2026`);
	await rm(file);
	expect(await send(door, pages.slice(0, 3))).toEqual([200, 201, 200]);
	expect(await fetched(door, a)).toEqual(pages);
});

test('each answer of a door says that it is one; a host without a door answers with the shell, and says not', async () => {
	const door = await aDoor();
	const paths = [
		'/',
		`/post/${route}`,
		`/post/${route}/${a.boxId}`,
		`/post/${route}/${b.boxId}/k/${a.writerId}/1`
	];
	for (const path of paths)
		expect((await fetch(door.origin + path)).headers.get('bahi-post'), path).toBe('1');
	const shell = new Map([['/200.html', '<!doctype html><title>shell</title>']]);
	const host = await serveFolder({ folder, instead: shell });
	try {
		const answer = await fetch(`http://127.0.0.1:${host.port}/post/${route}/${a.boxId}`);
		expect([answer.status, answer.headers.get('bahi-post')]).toEqual([200, null]);
	} finally {
		await host.close();
	}
});

const known = (of: PostPhone) => ({ boxKey: of.box.publicKey, eraKeys: [of.eraKey], longest: 100_000 });

describe('a server that lies to a reader', () => {
	const six = new Map([[a.writerId, 6]]);
	const missing = (n: number) => ({ type: 'PageMissing', n });
	const flipped = (page: Uint8Array): Uint8Array => page.with(400, (page[400] ?? 0) ^ 1);
	const at = (n: number): Uint8Array => pages[n - 1] ?? new Uint8Array();

	test.each([
		['tells the truth', () => pages, 6, null, 0],
		['gives them in another order', () => pages.toReversed(), 6, null, 0],
		['gives one twice', () => [...pages, at(3)], 6, null, 0],
		['withholds one in the middle', () => pages.toSpliced(2, 1), 2, missing(3), 0],
		[
			'withholds the last two, which were seen',
			() => pages.slice(0, 4),
			4,
			{ type: 'PagesKeptBack', last: 4, seen: 6 },
			0
		],
		['withholds all', () => [], 0, { type: 'PagesKeptBack', last: 0, seen: 6 }, 0],
		[
			'gives one of another group in the place of one',
			async () => pages.with(2, await aPage(b, 3)),
			2,
			missing(3),
			1
		],
		['gives one of another number in its place', () => pages.with(2, at(4)), 2, missing(3), 0],
		[
			'goes back to the page of a clone beside the true one',
			async () => [...pages, await aPage(a, 4, 'clone')],
			3,
			{ type: 'TwoPages', n: 4 },
			0
		],
		['flips a bit', () => pages.with(1, flipped(at(2))), 1, missing(2), 1],
		['cuts one', () => pages.with(1, at(2).slice(0, -1)), 1, missing(2), 1],
		['adds what is no page', () => [...pages, new Uint8Array(2000)], 6, null, 1]
	] as const)('%s', async (_, give, records, stop, refused) => {
		const read = await openPages(await give(), known(a), six);
		const own = read.writers.get(a.writerId);
		expect(own?.records.map((record) => new TextDecoder().decode(record))).toEqual(
			Array.from({ length: records }, (_one, place) => `page ${place + 1}`)
		);
		expect(own?.stop ?? null).toEqual(stop);
		expect(read.refused).toHaveLength(refused);
	});

	test('what is left: the last pages kept back from a reader who never saw them cannot be told from the box', async () => {
		const { writers } = await openPages(pages.slice(0, 4), known(a));
		expect(writers.get(a.writerId)).toMatchObject({ stop: null, records: { length: 4 } });
	});

	test('pages of an era whose key was not given do not open', async () => {
		const { writers } = await openPages(pages, { ...known(a), eraKeys: [] });
		expect(writers.get(a.writerId)).toEqual({ records: [], stop: { type: 'NotOpened', because: 'key' } });
	});
});

test('one request holds 64 envelopes and 256 KiB, whatever their boxes', async () => {
	const door = await aDoor();
	const many = await pagesOf(a, 64);
	expect(framed(many).length).toBeLessThan(256 * 1024);
	expect(await send(door, many)).toEqual(many.map(() => 201));
});
