import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { sameBytes } from '#kernel';
import { deliver, layIn, type PostDoor } from '#app';
import { createPostDoor } from '../../src/lib/device/post-http.ts';
import { createOutbox } from '../../src/lib/storage/outbox.ts';
import { memoryBox, type PostBox } from '../../src/post/post-box.ts';
import { installInterception, intercepted, killedAt } from '../support/faulty-indexeddb.ts';
import { firstPhone } from '../support/group-phones.ts';
import { bookOf, boxCard, leaving, now, type LeavingPhone } from '../support/leaving-phone.ts';
import { openDoor, route } from '../support/post-phone.ts';
import { isSoak } from '../support/soak.ts';

installInterception();

// A phone that is killed at each call to its outbox, and at each word with the door: every page leaves at least once, and never with other bytes.

/** What a door heard, and answers. */
function heardBox(): { readonly store: PostBox; readonly answers: string[] } {
	const real = memoryBox();
	const answers: string[] = [];
	const put: PostBox['put'] = async (name, bytes) => {
		const answer = await real.put(name, bytes);
		answers.push(answer);
		return answer;
	};
	return { store: { ...real, put }, answers };
}

/** Lays in and sends on an outbox that may be cut, as the app does when it is opened. */
async function leave(phone: LeavingPhone, indexedDB: IDBFactory, door: PostDoor): Promise<void> {
	const outbox = createOutbox({ indexedDB });
	const book = await bookOf(phone);
	await layIn({ ...book, outbox });
	await deliver({ outbox, door, now: () => now(phone), isMetered: () => true }, true);
}

test('killed at each call to the database', async () => {
	const of = await firstPhone();
	const count = of.session.head.place;
	const run = async (at: number, when: 'before' | 'after'): Promise<boolean> => {
		const { store, answers } = heardBox();
		const server = await openDoor({ store });
		const [indexedDB, door] = [new IDBFactory(), createPostDoor(server.origin)];
		const phone = await leaving(of, door, { card: await boxCard() });
		// Made whole: what the browser does while it makes a database is no call of the app.
		await createOutbox({ indexedDB }).rounds();
		const { intercept, isDead } = killedAt(at, when);
		await intercepted(intercept, () => leave(phone, indexedDB, door).catch(() => undefined));
		const wasCut = isDead();
		await leave(phone, indexedDB, door);
		const there = await store.heads(phone.post.box);
		const pages = there.filter(({ lane }) => lane === 'p').map(({ n }) => n);
		expect(
			pages.toSorted((one, other) => one - other),
			`${when} ${at}`
		).toEqual(Array.from({ length: count }, (_, n) => n + 1));
		expect(there.map(({ lane }) => lane)).toEqual(expect.arrayContaining(['e', 'k']));
		expect(answers).not.toContain('other');
		expect(
			(await createOutbox({ indexedDB }).rows(phone.post.box)).every(({ state }) => state === 'there')
		).toBe(true);
		await server.close();
		return wasCut;
	};
	let cuts = 0;
	for (let at = 1; ; at += isSoak() ? 1 : 5) {
		const wasCut = [await run(at, 'before'), await run(at, 'after')].some(Boolean);
		if (!wasCut) break;
		cuts += 1;
	}
	expect(cuts).toBeGreaterThan(9);
});

test('the answer of the door is lost on its way, once or always: what was sent is sent again, byte by byte', async () => {
	const of = await firstPhone();
	const { store, answers } = heardBox();
	const server = await openDoor({ store });
	const real = createPostDoor(server.origin);
	const phone = await leaving(of, real, { card: await boxCard('lost answers') });
	const indexedDB = new IDBFactory();
	const sent: (readonly Uint8Array[])[] = [];
	const deaf: PostDoor = {
		...real,
		async put(to, envelopes) {
			sent.push(envelopes);
			await real.put(to, envelopes);
			return { ok: false, error: { type: 'PostNotReached' } };
		}
	};
	for (let tries = 0; tries < 3; tries += 1) await leave(phone, indexedDB, deaf);
	await leave(phone, indexedDB, real);
	const [first = [], ...others] = sent;
	expect(others.every((one) => one.every((envelope, at) => sameBytes(envelope, first[at] ?? envelope)))).toBe(
		true
	);
	expect(new Set(answers)).toEqual(new Set(['new', 'same']));
	const heads = await real.heads({ ...phone.post, route });
	expect(heads.ok && heads.value.p).toEqual({ [of.keys.writer]: of.session.head.place });
	await server.close();
});

test('a second delivery at the same time sends nothing twice with other bytes, and loses nothing', async () => {
	const of = await firstPhone();
	const { store, answers } = heardBox();
	const server = await openDoor({ store });
	const door = createPostDoor(server.origin);
	const phone = await leaving(of, door, { card: await boxCard('twice') });
	const indexedDB = new IDBFactory();
	await Promise.all([leave(phone, indexedDB, door), leave(phone, indexedDB, door)]);
	expect(answers).not.toContain('other');
	const heads = await door.heads({ ...phone.post, route });
	expect(heads.ok && heads.value.p).toEqual({ [of.keys.writer]: of.session.head.place });
	await server.close();
});
