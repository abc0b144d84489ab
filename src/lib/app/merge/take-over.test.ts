import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import type { CheckedBackup } from '#app';
import { opened, saved, withFields, joined } from '../../../../tests/support/builders.ts';
import { inTheNamesOf } from '../../../../tests/support/by-codes.ts';
import {
	beginning,
	meetingOn,
	settledOn,
	writerNumber,
	writtenOn,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import {
	copyByHand,
	phoneByHand,
	recordsIn,
	type PhoneByHand
} from '../../../../tests/support/phone-by-hand.ts';
import type { PlacedLink } from './merge-books.ts';
import { takeOver, whatItAdds } from './take-over.ts';

// Pages that a phone takes over from another one of its group (ADR 0086, ADR 0087), and the entries that result. No encryption, and codes are
// simulated: `two-phones.test.ts` and `settled-phones.test.ts` use real storage.

const [first, second, third] = [writerNumber(1), writerNumber(2), writerNumber(3)];
const writers = [first, second, third];
const common = beginning(first);
const page = (
	line: readonly PlacedLink[],
	writer: WriterOfPhone,
	id: string,
	day = '2024-02-05',
	amount = 20
) =>
	meetingOn(line, writer, {
		id,
		day,
		clock: `${day}T09:00:00.000Z`,
		wishes: [{ what: 'save', who: 0, amount }],
		withSeals: true
	});
const one = page(common, first, 'one');
const two = page(one, second, 'two', '2024-03-05');
const three = page(two, second, 'three', '2024-04-05');

const take = ({ pages, store, here }: PhoneByHand, copy: CheckedBackup) =>
	takeOver(
		{ pages, store },
		here,
		copy,
		inTheNamesOf(here, { type: 'takeOver', copy: copy.head } as const, ['m1', 'm2'] as never)
	);
const refused = (type: string) => ({ ok: false, error: { type } });
const entriesAt = (number: number, day: string, ...ids: readonly string[]): readonly GroupEvent[] =>
	[opened(number), ...ids.map(() => saved('m1', 5))].map((make, place) =>
		withFields(make, { eventId: place === 0 ? `open-${number}` : (ids[place - 1] ?? '') })(day)
	);

describe('a copy that goes on from this book', () => {
	test('comes whole in one transaction: each page as it was signed, behind those that are here', async () => {
		const phone = await phoneByHand(first, one);
		expect(await take(phone, await copyByHand(three, writers))).toEqual({ ok: true, value: undefined });
		const [batch, another] = phone.written;
		expect(another).toBeUndefined();
		const written = present(batch, 'a transaction');
		const head = present(three.at(-1), 'a page').hash;
		expect(written).toMatchObject({
			operationId: `taken-over-${head}`,
			expected: { head: { place: one.length, hash: one.at(-1)?.hash }, rowCount: 0 },
			addRows: [],
			clearRows: false,
			balances: { place: three.length }
		});
		expect(recordsIn(written).map(({ place, hash }) => [place, hash])).toEqual(
			three.slice(one.length).map(({ hash }, place) => [one.length + 1 + place, hash])
		);
		for (const [place, { link }] of three.slice(one.length).entries())
			expect(recordsIn(written)[place]?.text).toContain(link.canonical);
	});

	test('brings the balances of its last page, with the last record of each phone that wrote', async () => {
		const phone = await phoneByHand(first, one);
		await take(phone, await copyByHand(three, writers));
		const text = new TextDecoder().decode(phone.written[0]?.balances?.bytes);
		const kept = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as {
			readonly hash: string;
			readonly writers: unknown;
		};
		expect(kept.hash).toBe(three.at(-1)?.hash);
		expect(kept.writers).toEqual({
			[first.id]: [one.length, one.at(-1)?.hash],
			[second.id]: [2, three.at(-1)?.hash]
		});
	});

	test('says before what it adds', async () => {
		const { pages, here } = await phoneByHand(first, one);
		const adds = await whatItAdds(pages, here, await copyByHand(three, writers));
		expect(
			adds.ok && [adds.value.standing, adds.value.common, adds.value.here.length, adds.value.there.length]
		).toEqual(['ahead', one.length, 0, 2]);
	});

	test('lets the meeting that is open here go where each entry of it came in a page', async () => {
		const events = three.at(-1)?.events.slice(0, -1) ?? [];
		const phone = await phoneByHand(first, two, { open: events });
		expect(await take(phone, await copyByHand(three, writers))).toMatchObject({ ok: true });
		expect(phone.written[0]).toMatchObject({ clearRows: true, expected: { rowCount: 1 } });
	});

	test('brings the names of women who are new and have one, and changes none that is here or was taken out', async () => {
		const joinedThere = writtenOn(
			one,
			second,
			[5, 6, 7, 8].map((number) =>
				withFields(joined(number), { memberId: `m${number}`, eventId: `j${number}` })('2024-02-06')
			)
		);
		const copy = await copyByHand(joinedThere, writers, {
			people: [
				['m5', { name: 'New' }],
				['m6', { name: 'Newer' }],
				['m8', { name: 'Another name' }],
				['m1', { name: 'Other name' }],
				['m2', { name: 'Was taken out' }],
				['m9', { name: 'Of no woman' }]
			]
		});
		const phone = await phoneByHand(first, one, {
			people: [
				['m1', { name: 'Hers' }],
				['m8', { name: 'Kept here before' }]
			]
		});
		expect(await take(phone, copy)).toMatchObject({ ok: true });
		expect(phone.saved()).toEqual(['m5', 'm6'] as never);
	});
});

describe('nothing is written', () => {
	const attempt = async (
		here: Parameters<typeof phoneByHand>,
		copy: CheckedBackup | Promise<CheckedBackup>
	) => {
		const phone = await phoneByHand(...here);
		const taken = await take(phone, await copy);
		expect(phone.written).toEqual([]);
		return taken;
	};

	test('where each phone wrote on', async () => {
		expect(await attempt([first, two], copyByHand(page(one, third, 'other'), writers))).toEqual(
			refused('PhonesForked')
		);
	});

	test('where all of it is here: an older copy, and the same', async () => {
		expect(await attempt([first, three], copyByHand(two, writers))).toEqual(refused('NothingToTakeOver'));
		expect(await attempt([first, two], copyByHand(two, writers))).toEqual(refused('NothingToTakeOver'));
	});

	test('where a meeting is open there whose entries are not here', async () => {
		const open = entriesAt(4, '2024-05-05', 'x');
		const copy = copyByHand(two, writers, { open: entriesAt(3, '2024-05-05', 'x') });
		expect(await attempt([first, two], copy)).toEqual(refused('MeetingOpenThere'));
		expect(await attempt([first, three], copyByHand(three, writers, { open }))).toEqual(
			refused('MeetingOpenThere')
		);
		// All entries are here: in the open meeting, or in a page.
		expect(await attempt([first, three, { open }], copyByHand(three, writers, { open }))).toEqual(
			refused('NothingToTakeOver')
		);
		const closedHere = three.at(-1)?.events.slice(0, -1) ?? [];
		expect(await attempt([first, three], copyByHand(two, writers, { open: closedHere }))).toEqual(
			refused('NothingToTakeOver')
		);
	});

	test('where a meeting is open here of which an entry stands in no page of the copy', async () => {
		const [start, ...rest] = three.at(-1)?.events.slice(0, -1) ?? [];
		const more = withFields(saved('m2', 5), { eventId: 'more' })('2024-04-05');
		const open = [present(start, 'it was opened'), ...rest, more];
		expect(await attempt([first, two, { open }], copyByHand(three, writers))).toEqual(
			refused('MeetingOpenHere')
		);
		// An unreadable entry blocks the takeover like any other.
		expect(await attempt([first, two, { setAside: 1 }], copyByHand(three, writers))).toEqual(
			refused('MeetingOpenHere')
		);
	});

	test('of another group, or in another currency', async () => {
		const copy = await copyByHand(three, writers);
		expect(await attempt([first, one], { ...copy, book: 'other' as never })).toEqual(
			refused('CopyOfOtherGroup')
		);
		expect(await attempt([first, one], { ...copy, payload: { ...copy.payload, currency: 'NPR' } })).toEqual(
			refused('CopyOfOtherGroup')
		);
	});

	test('of a phone for which the group does not vouch, though it vouches for others', async () => {
		const copy = await copyByHand(three, writers);
		const vouched = (...vouchers: (readonly [WriterOfPhone, string])[]) => ({
			...copy,
			payload: { ...copy.payload, vouchers: vouchers.map(([{ id }, voucher]) => [id, voucher] as const) }
		});
		for (const planted of [
			vouched(),
			vouched([first, first.voucher]),
			vouched([second, 'made up']),
			vouched([second, third.voucher])
		])
			expect(await attempt([first, one], planted)).toEqual(refused('PhoneNotVouched'));
		// A writer already known to this phone needs no voucher any more.
		const phone = await phoneByHand(first, two);
		expect(await take(phone, vouched())).toMatchObject({ ok: true });
	});

	test('with a seal that says other totals than its entries', async () => {
		const copy = await copyByHand(three, writers);
		const links = copy.links.map((link) => {
			const { seal } = link.content;
			return seal === undefined
				? link
				: { ...link, content: { ...link.content, seal: { ...seal, out: seal.in } } };
		});
		expect(await attempt([first, one], { ...copy, links })).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'seal of the copy' }
		});
	});

	test('by a phone whose pages officers set beside the book: it goes on under a new key first', async () => {
		const own = page(one, second, 'own');
		const other = page(one, first, 'other', '2024-02-06', 30);
		const settled = present(
			settledOn(other, first, { line: own, held: own }, { stands: 'both', id: 's', withSeals: true }),
			'it is settled'
		).line;
		const copy = await copyByHand(
			[...other, ...own.slice(one.length), ...settled.slice(other.length)],
			writers
		);
		expect(await attempt([second, own], copy)).toEqual(refused('NewWriterNeeded'));
		// The resulting line must be the one that the copy names.
		const strange = { ...copy, head: 'f'.repeat(64) };
		expect(await attempt([third, own], strange)).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'lines of the copy' }
		});
		// Any other phone with that page takes it over unchanged.
		const phone = await phoneByHand(third, own);
		expect(await take(phone, copy)).toMatchObject({ ok: true });
		expect(phone.written[0]?.addRecords).toHaveLength(settled.length - one.length);
	});

	test('where the storage is full: no name comes either', async () => {
		const joinedThere = writtenOn(one, second, [
			withFields(joined(5), { memberId: 'm5', eventId: 'j5' })('2024-02-06')
		]);
		const copy = await copyByHand(joinedThere, writers, { people: [['m5', { name: 'New' }]] });
		expect(await attempt([first, one, { fails: true }], copy)).toEqual(refused('StorageFull'));
	});

	test('where the pages that are here cannot be read', async () => {
		const phone = await phoneByHand(first, one);
		const here = {
			...phone.here,
			history: () => Promise.resolve({ ok: false, error: { type: 'Damaged', about: 'page 1' } } as const)
		};
		expect(await take({ ...phone, here }, await copyByHand(three, writers))).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'page 1' }
		});
	});
});
