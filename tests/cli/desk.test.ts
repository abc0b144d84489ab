import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, toHex } from '#kernel';
import { boxKeyOf, officeKeyOf, readBoxLetters, stamperOf, writeTicket } from '#vault/post';
import { runDesk } from '../../src/cli/desk.ts';
import { newBoxCards, openDesk, readDeskKeys } from '../../src/desk/desk-keys.ts';
import { folderBox } from '../../src/post/folder-box.ts';
import { openPostFolder } from '../../src/post/post-folder.ts';
import { aPage, day, openDoor, register, seedOf, send, type OpenedDoor } from '../support/post-phone.ts';
import { quick, random } from '../support/quick-vault.ts';

// `book desk init | cards | pull`: an office makes its keys and cards, a door takes pages with them, the desk pulls what came.

const folder = await mkdtemp(join(tmpdir(), 'bahi-desk-'));
const [desk, post] = [join(folder, 'desk'), join(folder, 'post')];
const passphrase = 'four quite different words';
const tools = { random, ...quick };
const run = (typed: string, ...args: readonly string[]) =>
	runDesk(args, Readable.from([Buffer.from(`${typed}\n`)]), tools);
let door: OpenedDoor;

/** A group that got a card of the desk. */
async function aGroup(name: string) {
	const keys = await readDeskKeys(desk);
	assert(keys.ok, 'keys of a desk');
	const opened = await openDesk(keys.value, passphrase, tools);
	assert(opened.ok, 'the passphrase');
	const asked = { route: 'k7qw', until: day() + 300, count: 1 };
	const [card] = await newBoxCards(opened.value, asked, random);
	assert(card !== undefined, 'a card');
	const box = await boxKeyOf(card.secret);
	const stamper = await stamperOf(box, await officeKeyOf(seedOf(`phone of ${name}`)));
	const ids = { boxId: toHex(stamper.box), writerId: toHex(stamper.writer) };
	const phone = { box, stamper, eraKey: seedOf(name), ...ids };
	expect(await register(door, phone, card.ticket)).toBe(201);
	return phone;
}

/** Each file and folder with its size and when it was changed. */
const everyFile = async (root: string) =>
	Promise.all(
		(await readdir(root, { recursive: true })).sort().map(async (path) => {
			const { size, mtimeMs } = await stat(join(root, path));
			return [path, size, mtimeMs];
		})
	);

beforeAll(async () => {
	const { code, out } = await run(passphrase, 'init', desk, '--route', 'k7qw');
	expect(code).toBe(0);
	const [, route = '', office = ''] = /route.txt is\n(\w+)\nand offices.txt is\n(\w+)\n/.exec(out) ?? [];
	await mkdir(post, { recursive: true });
	await writeFile(join(post, 'route.txt'), `${route}\n`);
	await writeFile(join(post, 'offices.txt'), `${office}\n`);
	door = await openDoor(await openPostFolder(post));
});
afterAll(async () => {
	await door.close();
	await rm(folder, { recursive: true });
});

test('keys are made once, under a passphrase that bears trying out, and show nothing without it', async () => {
	expect(await run('short', 'init', join(folder, 'other'), '--route', 'k7qw')).toMatchObject({
		code: 1,
		out: ''
	});
	expect((await run(passphrase, 'init', desk, '--route', 'k7qw')).errors).toContain(
		'Nothing is written over'
	);
	expect(await run(passphrase, 'init', desk, '--route', 'oil!')).toMatchObject({ code: 2 });
	const file = await readFile(join(desk, 'keys'), 'utf8');
	expect(Object.keys(JSON.parse(file) as object)).toEqual(['version', 'route', 'office', 'lock', 'seed']);
	const args = ['cards', desk, '--count', '1', '--until', '2027-03-31', '--out', join(folder, 'no.html')];
	expect(await run('four quite other words', ...args)).toMatchObject({
		code: 1,
		errors: 'The passphrase is another one.\n'
	});
});

test('cards have a number, letters and a square code, are listed by box, and name nobody', async () => {
	const out = join(folder, 'cards.html');
	const args = (file: string, count: string) => [
		'cards',
		desk,
		'--count',
		count,
		'--until',
		'2027-03-31',
		'--out',
		file
	];
	expect(await run(passphrase, ...args(out, '3'))).toMatchObject({ code: 0 });
	const page = await readFile(out, 'utf8');
	const written = [...page.matchAll(/<p>([^<]+)<\/p>/g)].map(([, letters = '']) => readBoxLetters(letters));
	expect(written.map((card) => card?.route)).toEqual(['k7qw', 'k7qw', 'k7qw']);
	expect(page.match(/<svg/g)).toHaveLength(3);
	expect(page).not.toMatch(/<script|https?:(?!\/\/www\.w3\.org\/)|Bahi/);
	expect(await run(passphrase, ...args(out, '1'))).toMatchObject({ code: 1 });
	expect(await run(passphrase, ...args(join(folder, 'more.html'), '1'))).toMatchObject({ code: 0 });
	const list = (await readFile(join(desk, 'cards'), 'utf8'))
		.trim()
		.split('\n')
		.map((line) => line.split(' '));
	expect(list.map(([number]) => number)).toEqual(['1', '2', '3', '4', '5']);
	const boxes = await Promise.all(
		written.map(async (card) => {
			const box = await boxKeyOf(card?.secret ?? new Uint8Array());
			return toHex((await stamperOf(box, box)).box);
		})
	);
	expect(list.slice(0, 3).map(([, box]) => box)).toEqual(boxes);
	expect(await run(passphrase, ...args(join(folder, 'x.html'), '0'))).toMatchObject({ code: 2 });
});

test('pull takes what is new, sealed as it came, and again nothing', async () => {
	const group = await aGroup('one');
	const pages = await Promise.all([1, 2, 3].map((n) => aPage(group, n)));
	await send(door, pages);
	const inBox = await everyFile(post);
	const first = await run('', 'pull', desk, '--from', post);
	expect(first).toMatchObject({ code: 0, out: '1 boxes, 3 new, 0 there before.\n', errors: '' });
	const mirror = await folderBox(join(desk, 'mirror'));
	const name = { lane: 'p', box: group.boxId, writer: group.writerId, year: 2026 } as const;
	for (const n of [1, 2, 3]) expect(await mirror.get({ ...name, n })).toEqual(pages[n - 1]);
	expect((await run('', 'pull', desk, '--from', post)).out).toBe('1 boxes, 0 new, 3 there before.\n');
	// A desk reads the post box and changes nothing in it, not a time either.
	expect(await everyFile(post)).toEqual(inBox);
	expect(await run('', 'pull', desk, '--from', folder)).toMatchObject({ code: 1, out: '' });
	expect(await run('', 'pull', folder, '--from', post)).toMatchObject({ code: 1, out: '' });
});

test('a box that lies is told by name, and the mirror keeps what it had', async () => {
	const group = await aGroup('two');
	const pages = await Promise.all([1, 2, 3, 4].map((n) => aPage(group, n)));
	await send(door, pages);
	await run('', 'pull', desk, '--from', post);
	const stranger = await boxKeyOf(new Uint8Array(16).fill(3));
	const made = await stamperOf(stranger, await officeKeyOf(seedOf('stranger')));
	const foreign = { ...group, stamper: made, boxId: toHex(made.box), writerId: toHex(made.writer) };
	const path = (of: typeof group, n: number | string, year = 2026) =>
		join(post, 'boxes', of.boxId.slice(0, 2), of.boxId, String(year), `p-${of.writerId}-${n}`);
	// One withheld, one gone back to a clone's, one of another number, one without an end, and a box with a ticket of no office.
	await rm(path(group, 1));
	await writeFile(path(group, 2), await aPage(group, 2, 'of a clone'));
	await writeFile(path(group, 5), pages[3] ?? new Uint8Array());
	await writeFile(path(group, 6), '');
	await truncate(path(group, 6), 3_000_000_000);
	await mkdir(join(path(foreign, 1), '..'), { recursive: true });
	await writeFile(path(foreign, 1), await aPage(foreign, 1));
	await mkdir(join(path(foreign, 1, 0), '..'), { recursive: true });
	const ticket = await writeTicket(await officeKeyOf(seedOf('nobody')), {
		boxKey: stranger.publicKey,
		until: 99_999,
		kind: 1
	});
	await writeFile(join(path(foreign, 1, 0), '..', `t-${foreign.boxId}-99999`), ticket);

	const { code, errors } = await run('', 'pull', desk, '--from', post);
	expect(code).toBe(1);
	const line = (why: string, of: typeof group, n: number) => `${why}: ${of.boxId} p ${of.writerId} ${n}`;
	expect(errors.trim().split('\n').toSorted()).toEqual(
		[
			line('gone', group, 1),
			line('other', group, 2),
			line('refused', group, 5),
			line('refused', group, 6),
			line('refused', foreign, 1)
		].toSorted()
	);
	const mirror = await folderBox(join(desk, 'mirror'));
	for (const n of [1, 2, 3, 4])
		expect(await mirror.get({ lane: 'p', box: group.boxId, writer: group.writerId, year: 2026, n })).toEqual(
			pages[n - 1]
		);
	expect(await mirror.heads(foreign.boxId)).toEqual([]);
});

test('of one number under two years, which a clone can sign, one pull takes one page and names the other', async () => {
	const group = await aGroup('three');
	const folderOf = (year: number) => join(post, 'boxes', group.boxId.slice(0, 2), group.boxId, String(year));
	await send(door, [await aPage(group, 1)]);
	await mkdir(folderOf(2025), { recursive: true });
	await writeFile(join(folderOf(2025), `p-${group.writerId}-1`), await aPage(group, 1, 'of a clone', 2025));
	const { code, errors } = await run('', 'pull', desk, '--from', post);
	expect(code).toBe(1);
	const named = errors.split('\n').filter((line) => line.includes(group.boxId));
	expect(named).toEqual([`other: ${group.boxId} p ${group.writerId} 1`]);
	const mirror = await folderBox(join(desk, 'mirror'));
	expect((await mirror.heads(group.boxId)).filter(({ lane }) => lane === 'p')).toHaveLength(1);
});
