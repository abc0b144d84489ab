import { describe, expect, test } from 'vitest';
import type { LocalDate, MemberId } from '#kernel';
import { leftOut, type GroupEvent, type GroupState, type PhonesSettled } from '#group';
import { entry, marked, opened } from '../../../../tests/support/builders.ts';
import { meets, named, page, settledOver } from '../../../../tests/support/settling.ts';

// Attendance at a meeting recorded on two phones (ADR 0114).

type Decided = ReturnType<typeof settledOver>;
const written = ({ steps }: Decided) => steps.map(({ event }) => event);
const idsOf = (decision: Decided) => written(decision).map(({ eventId }) => eventId);
/** Days of the pages written by the settlement. */
const openings = (decision: Decided) =>
	written(decision).flatMap((event) => (event.type === 'MeetingOpened' ? [event.occurredOn] : []));

describe('a meeting of which each phone called a part of the roll', () => {
	const marks = (id: string, ...states: readonly string[]) =>
		meets(id, 2, '2024-02-05', ...states.map((state, place) => marked(`m${String(place + 1)}`, state)));
	const own = marks('here', 'present', 'absent', 'absent', 'excused');
	const other = marks('there', 'absent', 'present', 'excused', 'absent');
	const leftOf = (
		book: readonly (readonly GroupEvent[])[],
		decision: Decided,
		events: readonly GroupEvent[]
	) => {
		const now = written(decision);
		return leftOut([...book.flat(), ...now], now[0] as PhonesSettled, [{ hash: page, events }]).map(
			({ event, why }) => [event.eventId, why]
		);
	};
	const beads = ({ members }: GroupState) =>
		['m1', 'm2', 'm3', 'm4'].map((id) => members.get(id as MemberId)?.recentMarks.at(-1));

	test('holds, where both pages stand, who came by one of them, and who was excused by one of them', () => {
		const decision = settledOver([own], [{ events: other, comesIn: 'beside' }], {
			both: [{ here: own, there: other }]
		});
		expect(beads(decision.state)).toEqual(['present', 'present', 'excused', 'excused']);
		expect(decision.state.members.get('m2' as MemberId)).toMatchObject({
			meetingsHeld: 2,
			meetingsPresent: 1
		});
		// No additional page marks anybody as absent, and nothing is reported as left out.
		const entered = written(decision).filter(({ type }) => type === 'AttendanceMarked');
		expect(entered.map(({ eventId }) => eventId)).toEqual(['there.2', 'there.3']);
		expect(leftOf([own], decision, other)).toEqual([]);
	});

	test('has no mark twice: what the other phone has from this one already stands where it was', () => {
		// Its page has the mark of meeting 1 of this phone, which was taken over there with that day.
		const first = meets('first', 2, '2024-02-04', marked('m1'));
		const here_ = meets('here', 3, '2024-02-05', marked('m1', 'absent'), marked('m2', 'absent'));
		const there = [...other.slice(0, 1), first[1] as GroupEvent, ...other.slice(2)];
		for (const pages of [{ both: [{ here: here_, there }] }, { void: [{ here: here_, there }] }]) {
			const decision = settledOver([first, here_], [{ events: there, comesIn: 'beside' }], pages);
			expect(idsOf(decision)).not.toContain('first.1');
			expect(decision.state.members.get('m1' as MemberId)?.recentMarks).toEqual([
				'absent',
				'present',
				'absent'
			]);
			expect(decision.state.members.get('m2' as MemberId)?.recentMarks.at(-1)).toBe('present');
		}
	});

	test('stands as the page that says most has it, where the other phone has more than one of that day', () => {
		const next = named(
			[opened(3)('2024-02-05'), marked('m3')('2024-02-05'), entry({ type: 'MeetingSealed' })('2024-02-05')],
			'next'
		);
		const pages = [other, next].map((events) => ({ events, comesIn: 'beside' as const }));
		const decision = settledOver([own], pages, {
			both: [other, next].map((there) => ({ here: own, there }))
		});
		expect(beads(decision.state)).toEqual(['present', 'present', 'present', 'excused']);
		expect(openings(decision)).toEqual(['2024-03-01']);
	});

	test('keeps who came late, or sent somebody, as this phone has it, and tells that the other one says it differently', () => {
		const [late, present] = [marks('here', 'late', 'present'), marks('there', 'present', 'late')];
		const decision = settledOver([late], [{ events: present, comesIn: 'beside' }], {
			both: [{ here: late, there: present }]
		});
		expect(beads(decision.state).slice(0, 2)).toEqual(['late', 'present']);
		// There is no additional page: its minutes would list everybody else as absent.
		expect(openings(decision)).toEqual([]);
		expect(leftOf([late], decision, present)).toEqual([
			['there.1', 'twice'],
			['there.2', 'twice']
		]);
	});

	test('is one meeting also where a mark has another day than its opening', () => {
		const later = marks('there', 'present').map((one) =>
			one.type === 'MeetingOpened' ? one : { ...one, occurredOn: '2024-02-06' as LocalDate }
		);
		const early = marks('here', 'present');
		const decision = settledOver([early], [{ events: later, comesIn: 'beside' }], {
			both: [{ here: early, there: later }]
		});
		expect(written(decision).map(({ type }) => type)).toEqual(['PhonesSettled']);
		expect(leftOf([early], decision, later)).toEqual([]);
	});

	test('is as the chosen page has it where one stands', () => {
		const decision = settledOver([own], [{ events: other, comesIn: 'beside' }], {
			void: [{ here: own, there: other }]
		});
		expect(beads(decision.state)).toEqual(['absent', 'present', 'excused', 'absent']);
	});
});
