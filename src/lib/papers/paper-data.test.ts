import { expect, test } from 'vitest';
import { linesOf } from '#group';
import { present } from '#kernel';
import { meetingSheet } from '#reports';
import { bookOf, founded, openMeeting, saved } from '../../../tests/support/builders.ts';
import { shared } from '../../../tests/support/people.ts';
import { faceOf } from './face.ts';
import { meetingPaper } from './paper-data.ts';

/** Two women save 60 and 40; 25 of what the box had before go back by what each saved: 15 and 10. */
test('the sheet of a meeting says who got how much of a dividend', () => {
	const state = bookOf([
		...founded('2025-01-05', { members: 2, box: 100 }),
		...openMeeting(1, '2025-01-05', saved('m1', 60), saved('m2', 40), shared('bySavings', 25))
	]);
	const events = linesOf(present(state.journal, 'a book has its lines')).map(({ event }) => event);
	const sheet = meetingSheet(events, { currency: 'INR', number: 1, kind: 'regular' });
	const named = (memberId: Parameters<typeof faceOf>[1]) =>
		faceOf(state, memberId, memberId === 'm1' ? 'Meena' : null);
	const paper = meetingPaper(present(sheet, 'the meeting'), named, () => null, null);
	expect(paper.given).toEqual([
		{
			key: 'paid',
			what: ['paper.money-dividend'],
			to: [
				{ who: '1 Meena', amount: 1500 },
				{ who: '2', amount: 1000 }
			]
		}
	]);
});
