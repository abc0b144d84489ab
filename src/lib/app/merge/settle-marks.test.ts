import { describe, expect, test } from 'vitest';
import type { EventId, MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { entry, marked, meeting, withFields, type Entry } from '../../../../tests/support/builders.ts';
import { beginning, stateOf, writerNumber, writtenOn } from '../../../../tests/support/merging-phones.ts';
import { clock, copyByHand, phoneByHand } from '../../../../tests/support/phone-by-hand.ts';
import { besideBook } from './merge-books.ts';
import { outBySettling, pagesApart, settledBy, type Stands } from './settle-other.ts';

// Attendance at meetings that two phones wrote, and what officers see of it before their codes (ADR 0087, 0114).

const [first, second] = [writerNumber(1), writerNumber(2)];
const common = beginning(first);
/** Marks of m1, m2 …, then more; entries are named by their place. */
const meets = (
	id: string,
	number: number,
	on: string,
	states: readonly string[],
	...more: readonly Entry[]
) =>
	meeting(number, on, ...states.map((state, place) => marked(`m${String(place + 1)}`, state)), ...more).map(
		(one, place): GroupEvent => ({
			...one,
			eventId: `${id}.${place}` as EventId,
			...(one.type === 'MeetingSealed' ? { approvals: ['m1', 'm2'] as unknown as MemberId[] } : {})
		})
	);

async function settled(here: readonly GroupEvent[], there: readonly GroupEvent[], stands: Stands) {
	const own = writtenOn(common, first, here, true);
	const history = await (await phoneByHand(first, own)).here.history();
	if (!history.ok) throw new Error('it reads its pages');
	const copy = await copyByHand(writtenOn(common, second, there, true), [first, second]);
	const beside = besideBook(history.value, copy);
	const state = stateOf(own);
	let many = 0;
	const decision = settledBy(
		state,
		beside,
		{
			stands: new Map(pagesApart(beside).map(({ hash }) => [hash, stands])),
			approvedBy: ['m1', 'm2'] as never,
			on: '2024-06-01' as never
		},
		{ newEventId: () => `s.${(many += 1)}` as never, recordedAt: clock.now() }
	);
	if (!decision.ok) throw new Error(JSON.stringify(decision.error));
	const marksOf = (id: string) => decision.value.state.members.get(id as MemberId)?.recentMarks;
	const out = outBySettling(state, decision.value, beside).map(({ why, event }) => [why, event.eventId]);
	return { marks: ['m1', 'm2', 'm3'].map(marksOf), out };
}

describe('where both pages of one meeting stand', () => {
	const here = meets('a', 1, '2024-02-05', ['present', 'absent', 'absent']);
	const there = meets('b', 1, '2024-02-05', ['absent', 'present', 'excused']);

	test('nothing is told of a mark that says less, on whichever phone it was written', async () => {
		expect(await settled(here, there, 'both')).toEqual({
			marks: [['present'], ['present'], ['excused']],
			out: []
		});
	});

	test('it is told where officers had put it right before', async () => {
		const fixed = meets(
			'c',
			2,
			'2024-03-05',
			[],
			entry({ type: 'EventReversed', reverses: 'a.1', reason: 'wrongWoman', approvedBy: ['m1', 'm2'] }),
			() => withFields(marked('m1', 'absent'), { corrects: 'a.1' })('2024-02-05')
		);
		const came = meets('b', 1, '2024-02-05', ['present', 'absent', 'absent']);
		const { marks, out } = await settled([...here, ...fixed], came, 'both');
		expect(marks[0]).toEqual(['present', 'absent']);
		expect(out).toEqual([['here', 'c.2']]);
	});

	test('a meeting of another day keeps its own marks, though both phones gave it one number', async () => {
		const next = meets('c', 2, '2024-02-12', ['absent', 'absent', 'present']);
		const other = meets('b', 1, '2024-02-12', ['present', 'absent', 'absent']);
		expect(await settled([...here, ...next], other, 'both')).toEqual({
			marks: [
				['present', 'present'],
				['absent', 'absent'],
				['absent', 'present']
			],
			out: []
		});
	});
});

describe('a mark that officers put right on the other phone before', () => {
	const fixed = meets(
		'd',
		2,
		'2024-03-05',
		[],
		entry({ type: 'EventReversed', reverses: 'b.2', reason: 'forgotten', approvedBy: ['m1', 'm2'] }),
		() => withFields(marked('m2', 'present'), { corrects: 'b.2' })('2024-02-05')
	);
	const there = [...meets('b', 1, '2024-02-05', ['present', 'absent', 'absent']), ...fixed];

	test.each([
		['both', 'absent', 'present', []],
		['both', 'excused', 'present', []],
		['both', 'late', 'late', [['twice', 'd.2']]],
		['both', 'present', 'present', []],
		['there', 'absent', 'present', []],
		['there', 'late', 'present', [['here', 'a.2']]],
		['there', 'present', 'present', []]
	] as const)('counts as they put it right: %s, here she was %s', async (stands, own, now, told) => {
		const here = meets('a', 1, '2024-02-05', ['present', own, 'absent']);
		const { marks, out } = await settled(here, there, stands);
		// The meeting of the settlement itself.
		expect(marks).toEqual([
			['present', 'absent'],
			[now, 'absent'],
			['absent', 'absent']
		]);
		expect(out).toEqual(told);
	});
});

test('where the page of the other phone stands, what this one said more is told', async () => {
	const here = meets('a', 1, '2024-02-05', ['present', 'absent']);
	const there = meets('b', 1, '2024-02-05', ['absent', 'present']);
	expect((await settled(here, there, 'there')).out).toEqual([['here', 'a.1']]);
});
