import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { bookFromBox, otherInBox, restoreBook, whatItAdds } from '#app';
import { createPostDoor } from '../../src/lib/device/post-http.ts';
import { copyOf, firstPhone, meet, secondPhone } from '../support/group-phones.ts';
import { boxCard, contact, headsOf, laidIn, leaving, postVault, sent } from '../support/leaving-phone.ts';
import { openDoor, type OpenedDoor } from '../support/post-phone.ts';
import { codes, today } from '../support/small-book.ts';

// A group's phone and a real door: pages leave, a lost phone brings the book back, a second phone sees what the first left.

let door: OpenedDoor;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

describe('a phone that leaves its pages', () => {
	test('brings the book back on a new phone, to its last page, by card and key paper', async () => {
		const card = await boxCard('lost phone');
		const one = await firstPhone();
		const phone = await leaving(one, createPostDoor(door.origin), { card });
		await contact(phone);
		await meet(one, 'b', 2500, 5000);
		await contact(phone);
		const { writer } = one.keys;
		expect(await headsOf(phone)).toEqual({ p: { [writer]: one.session.head.place }, e: { [writer]: 1 }, k: { [writer]: 1 } });

		const parts = { ...one.phone, door: createPostDoor(door.origin), postVault };
		const found = await bookFromBox(parts, { ...card, ticket: null }, one.paper);
		expect(found).toMatchObject({ ok: true, value: { isShort: false, backup: { head: one.session.head.hash } } });
	});
});
