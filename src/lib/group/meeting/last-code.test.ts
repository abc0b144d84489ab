import { describe, expect, test } from 'vitest';
import {
	bookOf,
	codeCompared,
	day,
	desk,
	doing,
	founded,
	meeting,
	openMeeting,
	refusalOf,
	saved,
	takenBack,
	withFields
} from '../../../../tests/support/builders.ts';
import { written } from '../../../../tests/support/people.ts';

// The code of the last meeting is compared with a passbook: the book stores the answer, and nothing depends on it.

const first = '2025-01-05';
const second = '2025-02-05';
const group = founded('2025-01-01', { members: 3 });
const begun = bookOf([...group, ...meeting(1, first), ...openMeeting(2, second)]);

describe('a comparison with a passbook', () => {
	test.each(['same', 'other', 'left'] as const)('that is %s is written as it was answered', (outcome) => {
		expect(written(begun, { type: 'CompareLastCode', on: day(second), outcome })).toMatchObject([
			{ type: 'LastCodeCompared', occurredOn: second, outcome }
		]);
	});

	test('stands where the circle sits, and nowhere else', () => {
		expect(refusalOf(bookOf(group), codeCompared('same')(first))?.type).toBe('NoOpenMeeting');
		const atDesk = bookOf([...group, ...meeting(1, first), ...desk(1, second)]);
		expect(refusalOf(atDesk, codeCompared('same')(second))?.type).toBe('NotAtTheDesk');
	});

	test('moves no money and stops nothing: the meeting goes on, whatever the passbook showed', () => {
		const other = bookOf([...group, ...meeting(1, first), ...openMeeting(2, second, codeCompared('other'))]);
		expect(other.balances).toEqual(begun.balances);
		expect(refusalOf(other, saved('m1', 20)(second))).toBeNull();
	});

	test('is taken back by nobody: not in its meeting, not later', () => {
		const named = withFields(codeCompared('other'), { eventId: 'code' });
		const open = bookOf([...group, ...meeting(1, first), ...openMeeting(2, second, named)]);
		expect(refusalOf(open, takenBack('code')(second))).not.toBeNull();
		const later = bookOf([...group, ...meeting(1, first, named), ...openMeeting(2, second)]);
		const gone = doing(later, {
			type: 'CorrectEntry',
			on: day(second),
			eventId: 'code' as never,
			reason: 'neverHappened',
			replacement: null,
			agreedBy: ['m1', 'm2'] as never
		} as never);
		expect(gone.ok).toBe(false);
	});
});
