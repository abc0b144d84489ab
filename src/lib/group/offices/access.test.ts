import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import {
	aStamp,
	bookOf,
	doing,
	event,
	founded,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf
} from '../../../../tests/support/builders.ts';
import type { Command, GroupState } from '../index.ts';

// The access log of the book (ledger law 62): no clock can bypass it, and it names only members of the group.

const [first, now, later] = ['2025-01-05', '2025-02-05', '2025-03-05'] as LocalDate[];
const held = [...founded('2025-01-05', { members: 3 }), ...meeting(1, '2025-02-05', marked('m1'))];

function noted(state: GroupState, on: LocalDate | undefined, more: object = {}) {
	const done = doing(
		state,
		{ type: 'NoteAccess', on, what: 'fileHandedOut', ...more } as Command,
		aStamp('n')
	);
	return done.ok ? done.value.steps[0]?.event : done.error;
}

describe('a note of who can open the book', () => {
	test.each<[string, GroupState, LocalDate | undefined, LocalDate | undefined]>([
		['its own day', bookOf(held), later, later],
		['the day of the last page, by a clock set back', bookOf(held), first, now],
		['that of the open meeting', bookOf([...held, opened(2)('2025-03-05')]), first, later],
		[
			'its own, a day of the meeting that goes over days',
			bookOf([...held, opened(2)('2025-02-05')]),
			later,
			later
		],
		[
			'that of the last closed page where the page is entered late: put away, it would leave a note that no book may hold',
			bookOf([
				...held,
				event({ type: 'MeetingOpened', occurredOn: first, kind: 'special', number: 1, late: true })
			]),
			first,
			now
		]
	])('stands on %s', (_, state, on, expected) => {
		expect(noted(state, on)).toMatchObject({ type: 'AccessNoted', occurredOn: expected });
	});

	test('says whose code, whether with names, and which phone; nothing where nothing is known', () => {
		const more = { memberId: memberId('m2'), names: true, phone: 'ab'.repeat(16) };
		expect(noted(bookOf(held), later, more)).toMatchObject({ what: 'fileHandedOut', ...more });
		expect(Object.keys(noted(bookOf(held), later) ?? {})).not.toEqual(
			expect.arrayContaining(['memberId', 'names', 'phone'])
		);
	});

	test.each([{ memberId: 'm9' }, { approvedBy: ['m9'] }, { memberId: 'm1', approvedBy: ['m9'] }])(
		'names nobody who was never in the group: %o',
		(more) => {
			const note = event({ type: 'AccessNoted', occurredOn: now, what: 'codeGiven', ...more });
			expect(refusalOf(bookOf(held), note)).toEqual({ type: 'MemberUnknown', memberId: 'm9' });
		}
	);

	test('of two women of the group is taken in, in a meeting as between two', () => {
		const note = event({
			type: 'AccessNoted',
			occurredOn: now,
			what: 'codeGiven',
			memberId: 'm1',
			approvedBy: ['m2']
		});
		expect(refusalOf(bookOf(held), note)).toBeNull();
		expect(refusalOf(bookOf([...held, ...openMeeting(2, '2025-02-05')]), note)).toBeNull();
	});
});
