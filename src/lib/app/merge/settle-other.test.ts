import { describe, expect, test } from 'vitest';
import { present, type LocalDate, type MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import type { CheckedBackup } from '#app';
import { opened, saved, withFields, joined } from '../../../../tests/support/builders.ts';
import { inTheNamesOf } from '../../../../tests/support/by-codes.ts';
import {
	beginning,
	firstDay,
	meetingOn,
	stateOf,
	writerNumber,
	writtenOn,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import {
	clock,
	copyByHand,
	countedIds,
	phoneByHand,
	recordsIn,
	type PhoneByHand
} from '../../../../tests/support/phone-by-hand.ts';
import { besideBook, type PlacedLink } from './merge-books.ts';
import { outBySettling, pagesApart, settledBy, settleOther, type Stands } from './settle-other.ts';

// Settlement of two phones that wrote separately by two officers (ADR 0087), and the entries that result. No encryption, and codes are
// simulated: `settled-phones.test.ts` uses real storage.

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

const women = ['m1', 'm2'] as unknown as readonly MemberId[];
/** Both officers approved these choices. */
const agreed = (
	{ here }: PhoneByHand,
	{ head: copy }: CheckedBackup,
	stands: readonly (readonly [string, Stands])[]
) => inTheNamesOf(here, { type: 'settle', copy, on: '2024-06-01' as LocalDate, stands } as const, women);
const refused = (type: string) => ({ ok: false, error: { type } });
const entriesAt = (number: number, day: string, ...ids: readonly string[]): readonly GroupEvent[] =>
	[opened(number), ...ids.map(() => saved('m1', 5))].map((make, place) =>
		withFields(make, { eventId: place === 0 ? `open-${number}` : (ids[place - 1] ?? '') })(day)
	);

describe('what two officers settle', () => {
	// One meeting on both phones: 20 rupees here, 30 there; then each met once more, on another day.
	const here = page(page(one, first, 'a', '2024-03-01'), first, 'a2', '2024-04-01');
	const there = page(page(one, second, 'b', '2024-03-01', 30), second, 'b2', '2024-04-10', 40);
	const [twin, later] = there.slice(one.length);
	const settle = async (
		stands: readonly Stands[],
		phone: PhoneByHand | null = null,
		copy: CheckedBackup | null = null
	) => {
		const on = phone ?? (await phoneByHand(first, here));
		const position = {
			head: on.here.head,
			rows: [],
			writers: { [first.id]: [here.length, here.at(-1)?.hash ?? ''] as const }
		};
		const other = copy ?? (await copyByHand(there, writers));
		const chosen = [twin, later].flatMap((one_, place) =>
			stands[place] === undefined ? [] : [[one_?.hash ?? '', stands[place]] as const]
		);
		const done = await settleOther(
			{ ...on, clock, random: countedIds() },
			{ here: on.here, position },
			other,
			agreed(on, other, chosen)
		);
		return { done, written: on.written };
	};

	test("lies behind the pages of this phone: the other phone's pages as they were signed, then what was decided", async () => {
		const { done, written } = await settle(['both', 'both']);
		expect(done).toEqual({ ok: true, value: undefined });
		const [batch, another] = written;
		expect(another).toBeUndefined();
		const records = recordsIn(present(batch, 'one transaction'));
		expect(batch).toMatchObject({
			operationId: `settled-${there.at(-1)?.hash}`,
			expected: { head: { place: here.length, hash: here.at(-1)?.hash }, rowCount: 0 },
			addRows: [],
			balances: { place: here.length + records.length }
		});
		expect(records.slice(0, 2).map(({ place, hash }) => [place, hash])).toEqual([
			[here.length + 1, twin?.hash],
			[here.length + 2, later?.hash]
		]);
		expect(records.map(({ place }) => place)).toEqual(records.map((_, place) => here.length + 1 + place));
		expect(records.slice(2).some(({ text }) => text.includes('"PhonesSettled"'))).toBe(true);
	});

	test('of a meeting that both held one page stands, and officers say which: without a word nothing is written', async () => {
		const { done, written } = await settle([]);
		expect([done, written]).toEqual([refused('PhonesForked'), []]);
	});

	test('nothing, while a meeting is open on either phone or an entry cannot be read', async () => {
		const open = entriesAt(4, '2024-05-05', 'x');
		for (const more of [{ open }, { setAside: 1 }])
			expect((await settle(['both', 'both'], await phoneByHand(first, here, more))).done).toEqual(
				refused('MeetingOpenHere')
			);
		const copy = await copyByHand(there, writers, { open });
		expect((await settle(['both', 'both'], null, copy)).done).toEqual(refused('MeetingOpenThere'));
	});

	test('nothing, where the other phone is only ahead or behind', async () => {
		for (const held of [one, [...here]])
			expect((await settle([], null, await copyByHand(held, writers))).done).toEqual(
				refused('NothingToTakeOver')
			);
	});

	test('nothing, where the storage is full; the name of a woman who joined there comes with the pages', async () => {
		const more = writtenOn(there, second, [
			withFields(joined(5), { memberId: 'm5', eventId: 'j5' })('2024-05-06')
		]);
		const copy = await copyByHand(more, writers, { people: [['m5', { name: 'New' }]] });
		const full = await phoneByHand(first, here, { fails: true });
		expect((await settle(['both', 'both'], full, copy)).done).toEqual(refused('StorageFull'));
		const phone = await phoneByHand(first, here);
		expect((await settle(['both', 'both'], phone, copy)).done.ok).toBe(true);
		expect(phone.saved()).toEqual(['m5']);
	});

	test('nothing of a copy of another group', async () => {
		const copy = { ...(await copyByHand(there, writers)), book: 'other' as never };
		expect((await settle(['both', 'both'], null, copy)).done).toEqual(refused('CopyOfOtherGroup'));
	});

	test('each entry has an id of its own, and the time of this phone', async () => {
		const { written } = await settle(['both', 'both']);
		const texts = recordsIn(present(written[0], 'a transaction')).slice(2);
		const ids = texts.flatMap(({ text }) => text.match(/"eventId":"id-\d+"/g) ?? []);
		expect(ids.length).toBeGreaterThan(0);
		expect(new Set(ids).size).toBe(ids.length);
		expect(texts.every(({ text }) => text.includes(clock.now()))).toBe(true);
	});
});

test('a page of the other phone has a twin here where both held one meeting, by its number or its day; a desk and an entry outside have none', async () => {
	const wrote = (writer: WriterOfPhone, ...days: readonly (readonly [string, string])[]) =>
		days.reduce((line, [id, day]) => page(line, writer, id, day), one);
	const here = wrote(first, ['a', '2024-03-01'], ['b', '2024-04-01'], ['c', '2024-05-01']);
	const there = wrote(second, ['d', '2024-03-02'], ['e', '2024-05-01']);
	const desk = writtenOn(there, second, [
		withFields(joined(6), { memberId: 'm6', eventId: 'j6' })('2024-05-02')
	]);
	const history = await (await phoneByHand(first, here)).here.history();
	const copy = await copyByHand(desk, writers);
	if (!history.ok) throw new Error('it reads its pages');
	const apart = pagesApart(besideBook(history.value, copy));
	const numbersOf = (links: readonly Pick<PlacedLink['link'], 'content'>[]) =>
		links.map(({ content: { events } }) =>
			here.findIndex((own) => own.link.content.events[0]?.eventId === events[0]?.eventId)
		);
	expect(apart.map(({ hash }) => hash)).toEqual(desk.slice(one.length).map(({ hash }) => hash));
	// Number 2 on two days; number 3 is the second here, and has the day of the third here; then a single entry.
	expect(apart.map(({ twins }) => numbersOf(twins))).toEqual([
		[one.length],
		[one.length + 1, one.length + 2],
		[]
	]);
});

test('no more pages are settled at once than one event names', () => {
	const state = stateOf(one);
	const hashes = Array.from({ length: 201 }, (_, place) => `${place}`.padStart(64, '0'));
	const beside = (count: number) => ({
		...{ standing: 'forked' as const, common: 1, here: [], there: [], setBeside: [] },
		brings: { links: [], hashes: hashes.slice(0, count) }
	});
	const chosen = { stands: new Map(), approvedBy: ['m1', 'm2'] as never, on: firstDay as never };
	const stamp = { newEventId: () => 's.1' as never, recordedAt: '2024-06-01T09:00:00.000Z' as never };
	expect(settledBy(state, beside(201), chosen, stamp)).toEqual({
		ok: false,
		error: { type: 'TooManyPagesApart', most: 200 }
	});
	expect(settledBy(state, beside(200), chosen, stamp)).not.toMatchObject({
		error: { type: 'TooManyPagesApart' }
	});
});

describe('what officers see before their codes of entries that will not stand', () => {
	type Wishes = Parameters<typeof meetingOn>[2]['wishes'];
	const meets = (writer: WriterOfPhone, id: string, wishes: Wishes, day = '2024-02-05') =>
		meetingOn(common, writer, { id, day, clock: `${day}T09:00:00.000Z`, wishes });
	/** Reason, type, amount in rupees, opening of its meeting, and the rule that rejects it. */
	async function out(here: readonly PlacedLink[], there: readonly PlacedLink[], stands: Stands) {
		const history = await (await phoneByHand(first, here)).here.history();
		if (!history.ok) throw new Error('it reads its pages');
		const beside = besideBook(history.value, await copyByHand(there, writers));
		const state = stateOf(here);
		const pages = new Map(pagesApart(beside).map(({ hash }) => [hash, stands]));
		let many = 0;
		const decision = settledBy(
			state,
			beside,
			{ stands: pages, approvedBy: women, on: '2024-06-01' as never },
			{ newEventId: () => `s.${(many += 1)}` as never, recordedAt: clock.now() }
		);
		if (!decision.ok) throw new Error(decision.error.type);
		return outBySettling(state, decision.value, beside).map(({ why, event, opened: by, because }) => [
			why,
			'principal' in event
				? (event.principal ?? 0) / 100
				: 'amount' in event
					? (event.amount ?? 0) / 100
					: event.type,
			by.eventId,
			because === null
		]);
	}
	const save = (who: number, amount: number) => ({ what: 'save' as const, who, amount });
	const here = meets(first, 'a', [save(0, 20), save(1, 5)]);
	const there = meets(second, 'b', [save(0, 20), save(1, 7)]);

	test('of a page that was not chosen: first what this book does not say, then what it says too', async () => {
		expect(await out(here, there, 'here')).toEqual([
			['void', 7, 'b.0', true],
			['twice', 20, 'b.0', true]
		]);
		expect(await out(here, there, 'there')).toEqual([
			['here', 5, 'a.0', true],
			['twice', 20, 'a.0', true]
		]);
	});

	test('nothing where both pages stand and fit', async () => {
		expect(await out(here, there, 'both')).toEqual([]);
	});

	test('what a rule refuses, with the rule: both lent what lay in the box', async () => {
		const lends = (writer: WriterOfPhone, id: string) =>
			meets(writer, id, [{ what: 'lend', who: 0, amount: 60 }]);
		expect(await out(lends(first, 'a'), lends(second, 'b'), 'both')).toEqual([
			['refused', 600, 'b.0', false]
		]);
	});
});
