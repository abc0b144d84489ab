import { describe, expect, test } from 'vitest';
import { assert } from '#kernel';
import type { GroupEvent } from '#group';
import {
	event,
	joined,
	opened,
	putAway,
	sealed,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { beginning, meetingOn, stateOf, writerNumber } from '../../../../tests/support/merging-phones.ts';
import type { CopyBeside } from './merge-books.ts';
import { pagesApart, refusedForOpen, settledBy, type Stands } from './settle-other.ts';

// Pages of two phones for the same meeting, and how a page of the other phone enters the book (ADR 0087): by its entries alone if
// the meeting was held here too, otherwise as a meeting of its own.

const first = writerNumber(1);
const common = beginning(first);
const hash = (letter: string) => letter.repeat(64);
type Link = CopyBeside['there'][number];
const link = (events: readonly GroupEvent[]) => ({ content: { events } }) as Link;
const besideOf = (here: readonly Link[], there: readonly Link[]): CopyBeside => ({
	...{ standing: 'forked', common: common.length, here, there, setBeside: [] },
	brings: { links: there, hashes: there.map((_, place) => hash('abc'[place] ?? 'd')) }
});
const page = (id: string, day: string, amount: number) =>
	meetingOn(common, first, {
		...{ id, day, clock: `${day}T09:00:00.000Z` },
		wishes: [{ what: 'save', who: 0, amount }]
	});

describe('one meeting on two phones', () => {
	const events = (...makes: readonly Entry[]) => makes.map((make) => make('2024-03-01'));
	const twinsOf = (here: readonly GroupEvent[], there: readonly GroupEvent[]) =>
		pagesApart(besideOf([link(here)], [link(there)])).map(({ hash: name, twins }) => [name, twins.length]);

	test('is of the circle: the desk, a meeting that was put away and an entry outside have no twin', () => {
		const held = events(opened(2), sealed);
		expect(twinsOf(held, held)).toEqual([[hash('a'), 1]]);
		const desk = events(opened(2, 'desk'), sealed);
		const gone = events(opened(2), putAway('m1', 'm2'));
		const alone = events(joined(9));
		for (const other of [desk, gone, alone, []])
			for (const [here, there] of [
				[other, other],
				[held, other],
				[other, held]
			] as const)
				expect(twinsOf(here, there)).toEqual([[hash('a'), 0]]);
	});
});

describe('a page of the other phone', () => {
	/** The meetings added to the book, by kind and day, and the savings in rupees. */
	function comes(herePage: ReturnType<typeof page>, there: readonly GroupEvent[], stands: Stands | null) {
		const own = herePage.slice(common.length).map((one) => one.link);
		let many = 0;
		const decision = settledBy(
			stateOf(herePage),
			besideOf(own, [link(there)]),
			{
				stands: new Map(stands === null ? [] : [[hash('a'), stands]]),
				approvedBy: ['m1', 'm2'] as never,
				on: '2024-06-01' as never
			},
			{ newEventId: () => `s.${(many += 1)}` as never, recordedAt: '2024-06-01T09:00:00.000Z' as never }
		);
		if (!decision.ok) return decision.error.type;
		const events = decision.value.steps.map(({ event }) => event);
		return {
			held: events.flatMap((one) =>
				one.type === 'MeetingOpened' && one.kind === 'regular' ? [one.occurredOn] : []
			),
			saved: events.flatMap((one) => (one.type === 'SavingDeposited' ? [one.amount / 100] : [])),
			undone: events.filter(({ type }) => type === 'EventReversed').length,
			notChosen: events.flatMap((one) => (one.type === 'PhonesSettled' ? [one.notChosen ?? []] : []))
		};
	}
	const here = page('h', '2024-03-01', 20);
	const sameDay = page('t', '2024-03-01', 30).at(-1)?.events ?? [];
	const otherDay = page('t', '2024-03-08', 30).at(-1)?.events ?? [];

	test('of the day of a meeting here: its entries come, the meeting was held once', () => {
		expect(comes(here, sameDay, 'both')).toEqual({ held: [], saved: [30], undone: 0, notChosen: [[]] });
		expect(comes(here, sameDay, 'there')).toMatchObject({ held: [], saved: [30] });
	});

	test('of another day under the same number: both were held, unless the one stands for the other', () => {
		expect(comes(here, otherDay, 'both')).toMatchObject({ held: ['2024-03-08'], saved: [30] });
		expect(comes(here, otherDay, 'there')).toMatchObject({ held: [], saved: [30] });
	});

	test('that officers did not choose: nothing of it comes, and the book says so', () => {
		for (const there of [sameDay, otherDay])
			expect(comes(here, there, 'here')).toEqual({ held: [], saved: [], undone: 0, notChosen: [[0]] });
	});

	test('by which it was settled with a third phone says nothing here: what stands of that comes page by page', () => {
		const ofThird = event({
			...{ type: 'PhonesSettled', occurredOn: '2024-03-02', eventId: 'third' },
			...{ beside: [hash('e')], approvedBy: ['m1', 'm2'] }
		});
		expect(comes(here, [ofThird], null)).toEqual({ held: [], saved: [], undone: 0, notChosen: [[]] });
	});

	test('that officers said nothing of: nothing is settled', () => {
		expect(comes(here, sameDay, null)).toBe('PhonesForked');
	});

	test('without a twin comes whole, and nobody is asked', () => {
		const alone = [withFields(joined(9), { memberId: 'm9', eventId: 'j9' })('2024-03-02')];
		expect(comes(here, alone, null)).toMatchObject({ held: [], saved: [], notChosen: [[]] });
		const held = meetingOn(page('x', '2024-03-07', 1), first, {
			...{ id: 'y', day: '2024-05-01', clock: '2024-05-01T09:00:00.000Z' },
			wishes: [{ what: 'save', who: 0, amount: 40 }]
		});
		expect(comes(here, held.at(-1)?.events ?? [], null)).toMatchObject({ held: ['2024-05-01'], saved: [40] });
	});
});

test('what is open on either phone stops it: a meeting without an entry, entries, and rows that nobody can read', () => {
	const state = stateOf(common);
	const openState = stateOf(page('h', '2024-03-01', 20));
	const nothing = { state, operations: [], setAside: { rows: [] } } as never;
	const copy = { payload: { rows: [] } } as never;
	const withMore = (more: object) => ({ ...(nothing as object), ...more }) as never;
	assert(openState.openMeeting === null, 'it is closed');
	expect(refusedForOpen(nothing, copy)).toBeNull();
	for (const more of [
		{ state: { ...state, openMeeting: {} } },
		{ operations: [{}] },
		{ setAside: { rows: [{}] } }
	])
		expect(refusedForOpen(withMore(more), copy)).toEqual({ type: 'MeetingOpenHere' });
	expect(refusedForOpen(nothing, { payload: { rows: [{}] } } as never)).toEqual({ type: 'MeetingOpenThere' });
});
