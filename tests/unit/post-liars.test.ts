import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, concat, present, toBase64url, toHex, utf8 } from '#kernel';
import { eraKeysOf, keptPost, makeBackup, postOf, type PostDoor } from '#app';
import { boxKeyOf, officeKeyOf, sealPage, stamperOf } from '#vault/post';
import { createPostDoor } from '../../src/lib/device/post-http.ts';
import { deflate } from '../../src/lib/vault/compression.ts';
import { folderBox } from '../../src/post/folder-box.ts';
import { copyOf, firstPhone, meet } from '../support/group-phones.ts';
import {
	boxCard,
	broughtBack,
	contact,
	headHash,
	headsOf,
	hereNow,
	laidIn,
	leaving,
	leftPhone,
	placeOf
} from '../support/leaving-phone.ts';
import { openDoor, route, seedOf, type OpenedDoor } from '../support/post-phone.ts';
import { today } from '../support/small-book.ts';

// What a server that lies, a thief and a reader of a box get of a group's phone.

let door: OpenedDoor;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

const theDoor = (): PostDoor => createPostDoor(door.origin);

describe('a server that lies', () => {
	/** A door that gives other envelopes of lane p. */
	const lying = (lie: (pages: readonly Uint8Array[]) => readonly Uint8Array[]): PostDoor => ({
		...theDoor(),
		async envelopes(of, from) {
			const came = await theDoor().envelopes(of, from);
			return came.ok && from.lane === 'p' ? { ok: true, value: lie(came.value) } : came;
		}
	});

	test.each([
		['repeats', (pages: readonly Uint8Array[]) => [...pages, ...pages]],
		['reorders', (pages: readonly Uint8Array[]) => pages.toReversed()],
		['gives one at a time', (pages: readonly Uint8Array[]) => pages.slice(0, 1)]
	])('%s: the book is the book', async (_, lie) => {
		const lost = await leftPhone(theDoor());
		const found = await broughtBack(lost, lying(lie));
		expect(found).toMatchObject({ ok: true, value: { isShort: false, backup: { head: headHash(lost) } } });
	});

	test('withholds the last page: told where its heads say more, and else for people to compare', async () => {
		const lost = await leftPhone(theDoor());
		const short = await broughtBack(
			lost,
			lying((pages) => pages.slice(0, -1))
		);
		expect(short).toMatchObject({ ok: true, value: { isShort: true } });
		const { writer } = lost.of.keys;
		const rolled = {
			...lying((pages) => pages.slice(0, 1)),
			heads: () =>
				Promise.resolve({
					ok: true,
					value: { p: { [writer]: 1 }, e: { [writer]: 1 }, k: { [writer]: 1 } }
				} as const)
		};
		const back = await broughtBack(lost, rolled);
		expect(back).toMatchObject({ ok: true, value: { isShort: false } });
		expect(back.ok && back.value.backup.head).not.toBe(headHash(lost));
	});

	test('swaps groups, or changes a bit: nothing of that is taken', async () => {
		const [lost, other] = [await leftPhone(theDoor()), await leftPhone(theDoor())];
		const came = await theDoor().envelopes(
			{ ...other.post, route },
			{ lane: 'p', writer: other.of.keys.writer, n: 1 }
		);
		const swapped = await broughtBack(
			lost,
			lying(() => (came.ok ? came.value : []))
		);
		expect(swapped).toEqual({ ok: false, error: { type: 'PostEmpty' } });
		const bent = await broughtBack(
			lost,
			lying((pages) => pages.map((page) => page.with(300, (page[300] ?? 0) ^ 1)))
		);
		expect(bent).toEqual({ ok: false, error: { type: 'PostEmpty' } });
	});

	test('goes back to an older list of eras: pages of the era that it leaves out are told as not given', async () => {
		const lost = await leftPhone(theDoor());
		const { writer } = lost.of.keys;
		const whole = headHash(lost);
		lost.slot = hereNow(present(await postOf(lost.of.keys, lost.of.cover.post), 'a slot'), lost, 1);
		await meet(lost.of, 'b', 2500, 5000);
		await contact(lost);
		expect((await headsOf(lost)).e).toEqual({ [writer]: 2 });
		const back = await broughtBack(lost, {
			...theDoor(),
			async envelopes(of, from) {
				const came = await theDoor().envelopes(of, from);
				return came.ok && from.lane === 'e' ? { ok: true, value: came.value.slice(0, 1) } : came;
			},
			async heads(of) {
				const came = await theDoor().heads(of);
				return came.ok ? { ok: true, value: { ...came.value, e: { [writer]: 1 } } } : came;
			}
		});
		expect(back).toMatchObject({ ok: true, value: { isShort: true, backup: { head: whole } } });
	});

	test('without a door behind it gives the app’s page: no answer', async () => {
		const server = createServer((_, response) => response.end('<!doctype html>'));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const host = createPostDoor(
			`http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`
		);
		expect(await host.put(route, [utf8('x')])).toEqual({ ok: false, error: { type: 'PostNotReached' } });
		server.close();
	});
});

describe('a thief', () => {
	test('of the locked phone finds no card, no key and no name in the outbox', async () => {
		const phone = await leaving(await firstPhone(), theDoor(), { card: await boxCard('stolen phone') });
		await laidIn(phone);
		const found = [await phone.outbox.rounds(), await phone.outbox.rows(phone.post.box)];
		const bytes = found.flat().flatMap((row) => ('bytes' in row ? [row.bytes] : [utf8(JSON.stringify(row))]));
		const all = Buffer.from(concat(...bytes));
		const { secret } = await boxCard('stolen phone');
		for (const looked of [
			Buffer.from(secret),
			Buffer.from(toHex(secret)),
			Buffer.from('Rose'),
			Buffer.from('Ujala')
		])
			expect(all.includes(looked)).toBe(false);
	});

	test('who has the card alone puts a lane and keys of her own group, and changes nothing of what comes back', async () => {
		const lost = await leftPhone(theDoor());
		const stranger = await leaving(await firstPhone(), theDoor(), { card: lost.card });
		await meet(stranger.of, 'b', 100, 2600);
		await contact(stranger);
		const found = await broughtBack(lost);
		expect(found).toMatchObject({ ok: true, value: { backup: { head: headHash(lost) } } });
	});

	test('who reads the box seals pages of her own, under a writer for whom the group’s key does not speak: they are left out', async () => {
		const lost = await leftPhone(theDoor());
		const reader = await officeKeyOf(seedOf('a reader'));
		const stamper = await stamperOf(await boxKeyOf(lost.card.secret), reader);
		const { hash: at, place } = lost.of.session.head;
		const before = [lost.of.keys.writer, place, at];
		const noted = {
			type: 'AccessNoted',
			eventId: 'forged',
			occurredOn: today,
			recordedAt: '2026-11-24T10:00:00+05:30'
		};
		const writer = toHex(stamper.writer);
		const names = {
			v: 1,
			book: lost.of.cover.book,
			writer,
			n: 1,
			before: '',
			key: toBase64url(reader.publicKey)
		};
		const content = { ...names, heads: [before], events: [{ ...noted, what: 'paperUsed' }] };
		const canonical = canonicalJson(content);
		const hash = await lost.of.phone.vault.hash(utf8(canonical));
		const signature = toBase64url(await reader.sign(utf8(hash)));
		const packed = await deflate(utf8(`${signature}\n${canonical}`));
		const [era = new Uint8Array()] = eraKeysOf(lost.slot);
		const page = await sealPage(stamper, { n: 1, era: 1, year: 2026 }, era, packed);
		const envelopes = page.ok ? [page.value] : [];
		expect((await theDoor().put(route, envelopes)).ok).toBe(true);
		expect(await broughtBack(lost)).toMatchObject({ ok: true, value: { backup: { head: headHash(lost) } } });
	});

	test('with card and the paper of another group opens nothing; with both of one group she has the book, wherever she is', async () => {
		const [lost, other] = [await leftPhone(theDoor()), await leftPhone(theDoor())];
		expect(await broughtBack(Object.assign(lost, { paper: other.paper }))).toEqual({
			ok: false,
			error: { type: 'PaperOfOtherCopy' }
		});
		expect(await broughtBack(other)).toMatchObject({ ok: true });
	});
});

describe('what is not said', () => {
	test('a folder behind the door holds no name, no group and no amount in the clear', async () => {
		const root = await mkdtemp(join(tmpdir(), 'bahi-post-'));
		const store = await folderBox(root);
		const own = await openDoor({ store });
		const phone = await leaving(await firstPhone(), createPostDoor(own.origin), {
			card: await boxCard('searched')
		});
		await contact(phone);
		const names = await store.heads(phone.post.box);
		expect(names.length).toBe(placeOf(phone) + 3);
		const bytes = await Promise.all(names.map(async (name) => Buffer.from((await store.get(name)) ?? [])));
		for (const looked of ['Rose', 'Ujala', 'parrot', 'MemberJoined', '2500', 'INR'])
			for (const [at, one] of bytes.entries())
				expect(one.includes(looked), `${looked} in ${names[at]?.lane}`).toBe(false);
		await own.close();
		await rm(root, { recursive: true });
	});

	test('a group without a box has the same cover and the same copy as ever', async () => {
		const of = await firstPhone();
		expect('post' in of.cover).toBe(false);
		const made = await makeBackup(of.phone, of.session, of.keys, of.cover, today);
		const opened = await of.phone.backupFile.open(made.ok ? made.value.bytes : new Uint8Array());
		const plain = opened.ok ? await opened.value.decryptWith(of.keys) : opened;
		expect(new TextDecoder().decode(plain.ok ? plain.value.payload : new Uint8Array())).not.toContain('post');
		const kept = {
			...of.cover,
			post: await keptPost(of.keys, (await leaving(of, theDoor(), { card: await boxCard('kept') })).slot)
		};
		expect((await copyOf({ ...of, cover: kept })).length).toBe(
			(await copyOf({ ...of, cover: of.cover })).length
		);
	});
});
