import { expect, test } from 'vitest';
import {
	bookOf,
	event,
	founded,
	joined,
	lent,
	meeting,
	opened,
	openMeeting,
	refusalOf,
	saved,
	sealed,
	takenBack,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { withdrawn } from '../../../tests/support/dues.ts';
import { late, positionAt } from '../../../tests/support/loan-entries.ts';
import { left } from '../../../tests/support/people.ts';
import { checkEach } from './index.ts';

// Two pages of one day, and late pages. Computed by hand from ledger law 2, 3, 6.3 and fine print 14.

const first = '2025-01-05';
const now = '2025-02-05';

test('a special meeting of paper may have the number of a regular one', () => {
	const special =
		(number: number): Entry =>
		(occurredOn) =>
			event({ type: 'MeetingOpened', occurredOn, number, kind: 'special', late: true });
	const book = bookOf([
		...founded(first),
		...meeting(1, first),
		...meeting(2, now),
		special(2)('2025-01-20'),
		sealed('2025-01-20')
	]);
	expect(refusalOf(book, special(1)('2025-01-10'))).toBeNull();
	expect(refusalOf(book, special(2)('2025-01-10'))).toEqual({ type: 'MeetingNumberTaken', last: 2 });
});

test('a group that was full may take a woman when one has left', () => {
	const book = [...founded(first, { members: 20 }), ...meeting(1, now, left('m20'))];
	expect(refusalOf(bookOf(book), joined(21)('2025-03-01'))).toBeNull();
});

/** 1,000 at 2 percent: 20 fall due on 1 February. */
const lending = [...founded(first, { box: 5000 }), ...meeting(1, first, lent('l1', 'm1', 1000))];

test('what fell due before the first of two meetings of a day is arrears at the second', () => {
	const twice = [...lending, ...meeting(2, now), ...openMeeting(3, now)];
	expect(positionAt(twice, now)).toMatchObject({ interestArrears: 2000, interestDue: 0 });
	expect(positionAt([...lending, ...openMeeting(2, now)], now)).toMatchObject({
		interestArrears: 0,
		interestDue: 2000
	});
});

test('on a page entered late, what fell due since the page before it is due, also a day later', () => {
	const paper = [...lending, ...meeting(2, '2025-03-05'), late(3)('2025-02-03')];
	for (const on of ['2025-02-03', '2025-02-04'])
		expect(positionAt(paper, on)).toMatchObject({ interestArrears: 0, interestDue: 2000 });
	const without = [...lending, ...meeting(2, '2025-03-05'), opened(3)('2025-04-05')];
	expect(positionAt(without, '2025-04-05')).toMatchObject({ interestArrears: 4000, interestDue: 2000 });
});

test('what replaces an entry names the one that was just reversed, and has its day', () => {
	const saving = (id: string, who: string) => withFields(saved(who, 20), { eventId: id })(first);
	const book = bookOf([
		...founded(first, { box: 1000 }),
		opened(1)(first),
		saving('a', 'm1'),
		saving('b', 'm1'),
		sealed(first),
		opened(2)(now),
		takenBack('a')(now)
	]);
	const instead = (corrects: string, on: string) => event({ ...saved('m1', 30)(on), corrects });
	expect(refusalOf(book, instead('a', first))).toBeNull();
	expect(refusalOf(book, instead('b', first))).toEqual({ type: 'ReplacementOutOfPlace', corrects: 'b' });
	expect(refusalOf(book, instead('a', now))).toEqual({ type: 'ReplacementOutOfPlace', corrects: 'a' });
});

test('what is of the page that is open is taken back and entered anew, and the refusal says so', () => {
	const page = [
		...founded(first, { box: 1000 }),
		...meeting(1, now),
		late(2)(first),
		withFields(saved('m1', 20), { eventId: 'a' })(first),
		takenBack('a')(first)
	];
	const instead = (more: object) => event({ ...saved('m1', 30)(first), ...more });
	expect(refusalOf(bookOf(page), instead({ corrects: 'a' }))).toEqual({
		type: 'ReplacementInOpenMeeting',
		corrects: 'a'
	});
	expect(refusalOf(bookOf(page), instead({}))).toBeNull();
});

test('a correction that is refused is refused once, for both its halves', () => {
	const saving = withFields(saved('m1', 20), { eventId: 'a' });
	const page = [
		...founded(first, { box: 1000 }),
		...meeting(1, now, saving),
		late(2)(first),
		takenBack('a')(first),
		event({ ...saved('m1', 30)(now), corrects: 'a' })
	];
	expect(checkEach(page, 'INR', 9).refused.map(({ rejection }) => rejection)).toEqual([
		{ type: 'DayBeforeMeeting', meetingDay: now }
	]);
});

test('shares that were given back at a meeting are not counted as bought; a page of another kind is another page', () => {
	const saving = { mode: 'shares', shareValue: 10000, sharesMax: 3 };
	const shares = (amount: number) => saved('m1', amount, 'shares');
	const vsla = [
		...founded(first, { box: 1000, constitution: { saving } }),
		...meeting(1, first, shares(300))
	];
	const open = bookOf([...vsla, ...openMeeting(2, now, withdrawn('m1', 200, 'shares'), shares(200))]);
	expect(refusalOf(open, shares(100)(now))).toBeNull();
	expect(refusalOf(open, shares(200)(now))).toEqual({ type: 'TooManyShares', sharesMax: 3 });
	// 300 at regular meeting 1; at special meeting 1 of the same day 100 were entered, 200 is correct.
	const special = [
		opened(1, 'special')(first),
		withFields(shares(100), { eventId: 's' })(first),
		sealed(first)
	];
	const corrected = bookOf([...vsla, ...special, opened(2)(now), takenBack('s')(now)]);
	expect(refusalOf(corrected, event({ ...shares(200)(first), corrects: 's' }))).toBeNull();
	expect(refusalOf(corrected, event({ ...shares(400)(first), corrects: 's' }))).toEqual({
		type: 'TooManyShares',
		sharesMax: 3
	});
});
