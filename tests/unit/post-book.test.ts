import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present, utf8 } from '#kernel';
import {
	eraKeysOf,
	erasInBox,
	meteredADay,
	otherInBox,
	postOf,
	restoreBook,
	whatItAdds,
	type PostDoor
} from '#app';
import { packedRecord } from '../../src/lib/app/session/pages.ts';
import { createPostDoor } from '../../src/lib/device/post-http.ts';
import { deflate } from '../../src/lib/vault/compression.ts';
import { firstPhone, meet, secondPhone } from '../support/group-phones.ts';
import {
	bookOf,
	boxCard,
	broughtBack,
	contact,
	headHash,
	headsOf,
	hereNow,
	laidIn,
	leaving,
	leftPhone,
	now,
	placeOf,
	sent,
	type LeavingPhone,
	type LeftPhone
} from '../support/leaving-phone.ts';
import { aPhone } from '../support/parts.ts';
import { openDoor, route, seedOf, type OpenedDoor } from '../support/post-phone.ts';
import { codes, open } from '../support/small-book.ts';

// A group's phone and a real door: pages leave, a lost phone brings the book back, a second phone sees what the first left.

let door: OpenedDoor;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

const theDoor = (): PostDoor => createPostDoor(door.origin);
const anHour = 3_600_000;

/** The restored phone, which goes on leaving pages. */
async function goesOn(lost: LeftPhone): Promise<LeavingPhone> {
	const found = await broughtBack(lost);
	if (!found.ok) throw new Error(found.error.type);
	const phone = aPhone();
	const restored = await restoreBook(phone, found.value, codes);
	if (!restored.ok) throw new Error(restored.error.type);
	const { keys, cover } = restored.value;
	const session = await open(phone, { keys, cover, recoveryCode: '' });
	const next = await leaving({ phone, keys, cover, session }, theDoor(), { card: lost.card });
	const slot = present(await postOf(keys, cover.post), 'the copy has the box');
	return Object.assign(next, { slot: hereNow(slot, next), of: { phone, keys, cover, session } });
}

describe('a phone that leaves its pages', () => {
	test('brings the book back on a new phone, to its last page, which leaves the whole of it again and goes on', async () => {
		const lost = await leftPhone(theDoor());
		await meet(lost.of, 'b', 2500, 5000);
		await contact(lost);
		const { writer } = lost.of.keys;
		expect(await headsOf(lost)).toEqual({
			p: { [writer]: placeOf(lost) },
			e: { [writer]: 1 },
			k: { [writer]: 1 }
		});
		const next = await goesOn(lost);
		expect(headHash(next)).toBe(headHash(lost));
		expect(next.of.session.people.get(present([...next.of.session.people.keys()][0], 'a woman'))?.name).toBe(
			'Rose'
		);
		await meet(next.of, 'c', 2500, 7500);
		await contact(next);
		expect((await headsOf(next)).p).toEqual({
			[writer]: placeOf(lost),
			[next.of.keys.writer]: placeOf(next)
		});
		// Lost once more: the lanes of both phones are one book.
		const again = await broughtBack(Object.assign(lost, { of: next.of }));
		expect(again).toMatchObject({ ok: true, value: { isShort: false, backup: { head: headHash(next) } } });
	});

	test('leaves nothing by itself before its delay, and everything by a touch', async () => {
		const card = await boxCard('a delay');
		const phone = await leaving(await firstPhone(), theDoor(), { card });
		await laidIn(phone, 0.5);
		expect(await sent(phone)).toBe(false);
		expect((await headsOf(phone)).p).toEqual({});
		phone.ahead = 3 * anHour + 1000;
		expect(await sent(phone)).toBe(true);
		expect((await headsOf(phone)).p).toEqual({ [phone.of.keys.writer]: placeOf(phone) });
		await meet(phone.of, 'b', 2500, 5000);
		await laidIn(phone, 0.9);
		expect(await sent(phone, true)).toBe(true);
	});

	test('does not wait for a day that a wrong clock named: it stood months ahead, and was put right', async () => {
		const card = await boxCard('a wrong clock');
		const phone = await leaving(await firstPhone(), theDoor(), { card });
		phone.ahead = 120 * 24 * anHour;
		await laidIn(phone, 0.5);
		phone.ahead = 0;
		expect(await sent(phone)).toBe(true);
		expect((await headsOf(phone)).p).toEqual({ [phone.of.keys.writer]: placeOf(phone) });
	});

	test('waits longer after each try that nobody answered, and as long as a door asks for', async () => {
		const card = await boxCard('no network');
		const phone = await leaving(
			await firstPhone(),
			{ ...theDoor(), put: () => Promise.resolve({ ok: false, error: { type: 'PostNotReached' } }) },
			{ card }
		);
		await laidIn(phone);
		const waits: number[] = [];
		for (let tries = 0; tries < 12; tries += 1) {
			await sent(phone, true);
			const [round] = await phone.outbox.rounds();
			waits.push(Math.round((present(round, 'a round').after - now(phone)) / 60_000));
		}
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
		const busy = {
			...phone,
			door: {
				...theDoor(),
				put: () => Promise.resolve({ ok: false, error: { type: 'PostBusy', seconds: 90_000 } } as const)
			}
		};
		await sent(busy, true);
		expect(Math.round((present((await phone.outbox.rounds())[0], 'a round').after - now(phone)) / 1000)).toBe(
			90_000
		);
	});

	test('spends no more than 256 KiB a day on a line that may cost, and the rest the day after', async () => {
		const phone = await leftPhone(theDoor());
		phone.isMetered = true;
		const [round] = await phone.outbox.rounds();
		const spent = present(round, 'a round').sent;
		await phone.outbox.write(phone.post.box, {
			round: (before) => before && { ...before, sent: meteredADay - 1000 }
		});
		await meet(phone.of, 'b', 2500, 5000);
		await laidIn(phone);
		expect(await sent(phone, true)).toBe(false);
		phone.ahead = 24 * anHour;
		expect(await sent(phone, true)).toBe(true);
		expect(present((await phone.outbox.rounds())[0], 'a round').sent).toBeLessThan(spent);
	});

	test('seals a page again as it was: an outbox that the browser threw away meets its own bytes', async () => {
		const phone = await leftPhone(theDoor());
		await phone.outbox.forget(phone.post.box);
		expect((await contact(phone)).twin).toBeNull();
		const rows = await phone.outbox.rows(phone.post.box);
		expect(rows.filter(({ lane }) => lane === 'p').every(({ state }) => state === 'there')).toBe(true);
	});

	test('lets a page out of the outbox on another day, when the box still has it', async () => {
		const phone = await leftPhone(theDoor());
		const count = async (): Promise<number> => (await phone.outbox.rows(phone.post.box)).length;
		expect(await count()).toBe(placeOf(phone) + 2);
		await contact(phone);
		expect(await count()).toBe(placeOf(phone) + 2);
		phone.ahead = 24 * anHour;
		await contact(phone);
		expect(await count()).toBe(0);
	});

	test('begins an era with a new group key: who has the one before reads nothing that comes after', async () => {
		const phone = await leftPhone(theDoor());
		const before = phone.of.keys;
		const old = present(await postOf(before, phone.of.cover.post), 'a slot');
		phone.slot = hereNow(old, phone, 1);
		await meet(phone.of, 'b', 2500, 5000);
		await contact(phone);
		expect((await headsOf(phone)).e).toEqual({ [before.writer]: 2 });
		const found = await broughtBack(phone);
		expect(found).toMatchObject({ ok: true, value: { isShort: false, backup: { head: headHash(phone) } } });
		const came = await phone.door.envelopes(
			{ ...phone.post, route },
			{ lane: 'p', writer: before.writer, n: placeOf(phone) }
		);
		const [last = new Uint8Array()] = came.ok ? came.value : [];
		expect(
			await phone.post.page(
				last,
				old.eras.map(() => seedOf('an older key'))
			)
		).toBeNull();
	});
});

describe('a box that lost what it had', () => {
	test('is filled again from the book, whatever the outbox still holds', async () => {
		for (const isEmpty of [true, false]) {
			const phone = await leftPhone(theDoor());
			phone.ahead = isEmpty ? 24 * anHour : 0;
			await contact(phone);
			// Another door, which never saw this box.
			const wiped = await openDoor();
			const other = Object.assign(phone, { door: createPostDoor(wiped.origin) });
			await other.door.register({ ...phone.post, route }, present(phone.card.ticket, 'a ticket'));
			await contact(other);
			await contact(other);
			expect(await headsOf(other)).toEqual({
				p: { [phone.of.keys.writer]: placeOf(phone) },
				e: { [phone.of.keys.writer]: 1 },
				k: expect.anything() as unknown
			});
			expect(await broughtBack(phone, other.door)).toMatchObject({
				ok: true,
				value: { backup: { head: headHash(phone) } }
			});
			await wiped.close();
		}
	});
});

/** Puts an envelope of this phone's own writer, as a copy of the phone would. */
async function putBy(phone: LeavingPhone, n: number, packed: Uint8Array): Promise<void> {
	const [era = new Uint8Array()] = eraKeysOf(phone.slot);
	const sealed = await phone.post.sealedPage(phone.of.keys, { n, era: 1, year: 2026 }, era, packed);
	expect(await phone.door.put(route, [present(sealed, 'short')])).toEqual({ ok: true, value: [201] });
}

describe('a number that is taken', () => {
	test('by the same record, which another browser packed otherwise, is no other page', async () => {
		const phone = await leaving(await firstPhone(), theDoor(), { card: await boxCard('packed otherwise') });
		const book = await bookOf(phone);
		const records = await book.records(1);
		const stored = present(records.ok ? records.value[0] : undefined, 'a record');
		const packed = await packedRecord(book.pages, stored);
		const plain = inflateRawSync(packed.ok ? packed.value : new Uint8Array());
		await putBy(phone, 1, new Uint8Array(deflateRawSync(plain, { level: 0 })));
		expect((await contact(phone)).twin).toBeNull();
		expect((await phone.outbox.rows(phone.post.box)).every(({ state }) => state === 'there')).toBe(true);
	});

	test('by another record is told: the phone was copied, and nothing is written over', async () => {
		const phone = await leftPhone(theDoor());
		const taken = placeOf(phone) + 1;
		await putBy(phone, taken, await deflate(utf8('what the copy of the phone wrote')));
		await meet(phone.of, 'b', 2500, 5000);
		expect((await contact(phone)).twin).toBe(taken);
		expect((await contact(phone)).twin).toBe(taken);
	});
});

describe('a second phone', () => {
	async function two() {
		const one = await leftPhone(theDoor());
		const second = await secondPhone(one.of, one.paper);
		const keys = second.keys;
		const slot = present(await postOf(keys, second.cover.post), 'the copy has the box');
		const other = await leaving(second, theDoor(), { card: one.card });
		return { one, other: Object.assign(other, { slot: hereNow(slot, other) }) };
	}

	const seenBy = async ({ of, post, slot, door: through }: LeavingPhone) => {
		const here = await of.session.pages();
		if (!here.ok) throw new Error(here.error.type);
		const heads = await through.heads({ ...post, route: slot.route });
		if (!heads.ok) throw new Error(heads.error.type);
		return otherInBox({ ...of.phone, door: through }, { post, route: slot.route }, heads.value, {
			keys: of.keys,
			here: here.value,
			cover: of.cover
		});
	};

	test('has the box by its copy; the first sees its pages, and what they add', async () => {
		const { one, other } = await two();
		await contact(other);
		expect(await seenBy(one)).toMatchObject({ ok: true, value: { pages: 0, copy: null, isShort: false } });
		await meet(other.of, 'c', 2500, 5000);
		await contact(other);
		const seen = await seenBy(one);
		expect(seen).toMatchObject({ ok: true, value: { isShort: false } });
		const copy = present(seen.ok ? seen.value.copy : null, 'a copy');
		expect(copy.head).toBe(headHash(other));
		const { vault } = one.of.phone;
		const adds = await whatItAdds(
			{ book: one.of.cover.book, keys: one.of.keys, vault },
			one.of.session,
			copy
		);
		expect(adds.ok).toBe(true);
	});

	test('that wrote apart is seen as that, and as nothing less', async () => {
		const { one, other } = await two();
		await meet(one.of, 'b', 2500, 5000);
		await meet(other.of, 'c', 1000, 3500);
		await contact(other);
		const seen = await seenBy(one);
		const copy = present(seen.ok ? seen.value.copy : null, 'a copy');
		const { vault } = one.of.phone;
		expect(
			await whatItAdds({ book: one.of.cover.book, keys: one.of.keys, vault }, one.of.session, copy)
		).toMatchObject({ error: { type: 'PhonesForked' } });
	});

	test('of another group finds no era under the same card', async () => {
		const one = await leftPhone(theDoor());
		const stranger = await firstPhone();
		const asked = { door: theDoor(), post: one.post, route };
		const eras = await erasInBox(asked, await headsOf(one), stranger.keys);
		expect(eras.ok && eras.value.size).toBe(0);
	});
});
