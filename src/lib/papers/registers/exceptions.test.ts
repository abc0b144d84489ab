import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import * as reports from '#reports';
import type { GroupEvent } from '#group';
import {
	event,
	founded,
	joined,
	marked,
	meeting,
	openMeeting,
	putAway,
	saved,
	withFields
} from '../../../../tests/support/builders.ts';
import { called } from '../../../../tests/support/people.ts';
import { cellText } from '../cell-text.ts';
import { booksContext } from '../context.ts';
import { registerPaper } from './registers.ts';

const english = createWords('en', await loadLanguage('en'));
const currency = 'INR';

test('what was put right between meetings is named so, where "D 1" would tell a bank nothing', () => {
	const approvedBy = ['m1', 'm2'];
	const on = { occurredOn: '2025-02-06' } as const;
	const wrong = (day: string) => withFields(saved('m1', 20), { eventId: 'wrong' })(day);
	const events = [
		...founded('2025-01-05'),
		...meeting(1, '2025-02-05', wrong),
		event({ type: 'MeetingOpened', ...on, kind: 'desk', number: 1 }),
		event({ type: 'EventReversed', ...on, reverses: 'wrong', reason: 'wrongAmount', approvedBy }),
		event({ ...saved('m1', 15)('2025-02-05'), corrects: 'wrong', approvedBy })
	];
	expect(linesOf(events).filter((line) => line.includes('Correction: '))).toEqual([
		expect.stringMatching(/^06-02-2025 \| D 1 \| Between meetings · Correction: /)
	]);
});

test('an empty page that was put away is told: who did it when, and for which day it had been opened', () => {
	const events = [
		...founded('2025-01-05'),
		...openMeeting(1, '2028-02-05', marked('m1')),
		putAway('m1', 'm2')('2025-02-05'),
		...meeting(1, '2025-02-05')
	];
	expect(linesOf(events).filter((line) => line.includes('opened for'))).toEqual([
		expect.stringMatching(/^05-02-2025 \| 1 \| opened for 05-02-2028 · /)
	]);
});

test('names that changed have a heading where there are any, with whose name it is or was', () => {
	const named = (number: number, letter: string) =>
		withFields(joined(number), { name: letter.repeat(64) })('2025-01-05');
	const book = [...founded('2025-01-05'), named(4, 'a'), named(5, 'b')];
	expect(linesOf(book).filter((line) => line.includes('name given'))).toEqual([]);
	const changed = [...book, ...meeting(1, '2025-02-05', called('m4', 'b'), called('m4', 'c'))];
	expect(linesOf(changed).filter((line) => line.includes('name given'))).toEqual([
		expect.stringMatching(/4 · name given · number 5 is called so too, or was/),
		expect.stringMatching(/4 · name given *\|/)
	]);
});

function linesOf(events: readonly GroupEvent[]): readonly string[] {
	const book = reports.accountBook(events, { currency });
	const { paper } = registerPaper(
		'exceptions',
		booksContext({ reports, events, currency, book }, () => null)
	);
	return paper.leaves
		.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows))
		.map(({ cells }) =>
			cells.map((cell) => cellText(cell, { local: english, english }, currency)).join(' | ')
		);
}
