import { describe, expect, test } from 'vitest';
import {
	bookOf,
	founded,
	marked,
	meeting,
	memberId,
	office,
	openMeeting,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { left } from '../../../../tests/support/people.ts';
import { officersWhoDecide, officersWhoVouch } from '../index.ts';

// Whose codes are asked for before another woman makes hers (ledger law 41). m1 is president and m2 secretary of a group of four from 5 January 2025.

const [first, now, later] = ['2025-01-05', '2025-02-05', '2025-03-05'];
const everybody = ['m1', 'm2', 'm3', 'm4'].map((one) => marked(one));
const before = [...founded(first, { members: 4 }), ...meeting(1, first, ...everybody)];
const after = (...entries: readonly Entry[]) =>
	bookOf([...before, ...meeting(2, now, ...everybody, ...entries)]);
const vouching = (state: ReturnType<typeof bookOf>, woman: string) =>
	officersWhoVouch(state, memberId(woman));

describe('before a woman makes her code', () => {
	test('the others who decide give theirs, and never she herself', () => {
		const state = after(office('m3', 'treasurer'));
		expect(vouching(state, 'm3')).toEqual(['m1', 'm2']);
		expect(vouching(state, 'm1')).toEqual(['m2', 'm3']);
		expect(vouching(state, 'm4')).toEqual(['m1', 'm2', 'm3']);
	});

	test('where only one other decides, those too who held an office the day before her newest one began', () => {
		// m3 follows m1, who stays a member; m2 stays secretary.
		const state = after(office('m3', 'president'));
		expect(officersWhoDecide(state)).toEqual(['m2', 'm3']);
		expect(vouching(state, 'm3')).toEqual(['m2', 'm1']);
		// m2 has had hers from the start: on the day before nobody held one.
		expect(vouching(state, 'm2')).toEqual(['m3']);
	});

	test('where two others decide, these alone', () => {
		const state = after(office('m3', 'president'), office('m4', 'treasurer'));
		expect(vouching(state, 'm3')).toEqual(['m2', 'm4']);
	});

	test('where both are new, their predecessors', () => {
		const state = after(office('m3', 'president'), office('m4', 'secretary'));
		expect(vouching(state, 'm3')).toEqual(['m4', 'm1', 'm2']);
		expect(vouching(state, 'm4')).toEqual(['m3', 'm1', 'm2']);
	});

	test('her newest office counts: who held one before that, and not before her first', () => {
		// m3 became treasurer on 5 February, with m1 and m2 in office; president on 5 March, when m2 alone held one besides.
		const state = bookOf([
			...before,
			...meeting(
				2,
				now,
				...everybody,
				office('m3', 'treasurer'),
				withFields(office('m1', 'president'), { until: '2025-02-10' })
			),
			...meeting(3, later, ...everybody, office('m3', 'president'))
		]);
		expect(officersWhoDecide(state)).toEqual(['m2', 'm3']);
		expect(vouching(state, 'm3')).toEqual(['m2']);
	});

	test('an old office that is entered late is not her newest one', () => {
		// m4 follows m2 in February, m3 follows m1 in March; then the page of 20 January is entered, on which m3 began to write.
		const state = bookOf([
			...before,
			...meeting(2, now, ...everybody, office('m4', 'secretary')),
			...meeting(3, later, ...everybody, office('m3', 'president')),
			...meeting(4, '2025-01-20', ...everybody, office('m3', 'writer')).map((one) =>
				one.type === 'MeetingOpened' ? { ...one, late: true } : one
			)
		]);
		expect(officersWhoDecide(state)).toEqual(['m4', 'm3']);
		// On 4 March m1 and m4 decided; m2 no more.
		expect(vouching(state, 'm3')).toEqual(['m4', 'm1']);
	});

	test('a woman who has left vouches for nobody', () => {
		const state = bookOf([
			...before,
			...meeting(2, now, ...everybody, office('m3', 'president'), left('m1'))
		]);
		expect(vouching(state, 'm3')).toEqual(['m2']);
	});

	test('who has no office is vouched for by those who decide, also where that is one alone', () => {
		const state = after(left('m2'));
		expect(vouching(state, 'm4')).toEqual(['m1']);
		expect(vouching(state, 'm1')).toEqual([]);
	});

	test('an office given at the meeting that is open decides nothing in it', () => {
		const state = bookOf([...before, ...openMeeting(2, now, ...everybody, office('m3', 'president'))]);
		expect(vouching(state, 'm3')).toEqual(['m1', 'm2']);
	});
});
