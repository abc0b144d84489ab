import { expect, test } from 'vitest';
import {
	bookOf,
	day,
	desk,
	event,
	founded,
	marked,
	meeting,
	opened,
	opening,
	openMeeting,
	refusalOf,
	saved,
	sealed,
	takenBack,
	withFields
} from '../../../tests/support/builders.ts';
import { fined, forgiven } from '../../../tests/support/dues.ts';
import { late } from '../../../tests/support/loan-entries.ts';
import { left } from '../../../tests/support/people.ts';
import { buyInFor } from './index.ts';

// Entries that refer to another page or another day. Computed by hand from ledger law 2, 3, 5 and 6.5.

const [first, now, next] = ['2025-01-05', '2025-02-05', '2025-03-05'];
const begun = [
	...founded(first, { box: 1000 }),
	...meeting(1, first, withFields(saved('m1', 20), { eventId: 'a' }))
];

test('a woman who has left stands on the roll of the pages of before, and nothing is entered for her', () => {
	const book = bookOf([...begun, ...meeting(2, now, left('m2')), late(3)('2025-01-20')]);
	expect(refusalOf(book, marked('m2')('2025-01-20'))).toBeNull();
	expect(refusalOf(book, saved('m2', 20)('2025-01-20'))?.type).toBe('MemberHasLeft');
	const after = bookOf([...begun, ...meeting(2, now, left('m2')), opened(3)(next)]);
	expect(refusalOf(after, saved('m2', 20)(next))).toEqual({
		type: 'MemberHasLeft',
		memberId: 'm2',
		leftOn: now
	});
});

test('an entry of a special meeting is put right in the regular meeting of the same number', () => {
	const special = [
		opened(2, 'special')('2025-01-20'),
		withFields(saved('m1', 5), { eventId: 's' })('2025-01-20')
	];
	const book = bookOf([...begun, ...special, sealed('2025-01-20'), opened(2)(now)]);
	expect(refusalOf(book, takenBack('s')(now))).toBeNull();
});

test('a cut-off sheet replaces a cut-off sheet, nothing else', () => {
	const sheet = opening({ box: 5000, surplus: 5000 })(first);
	const saving = bookOf([...begun, opened(2)(now), takenBack('a')(now)]);
	expect(refusalOf(saving, event({ ...sheet, corrects: 'a' }))).toEqual({ type: 'MoneyAlreadyEntered' });
	const own = [...founded(first), withFields(opening({ box: 100, surplus: 100 }), { eventId: 'o' })(first)];
	const reversed = bookOf([...own, ...meeting(1, first), opened(2)(now), takenBack('o')(now)]);
	expect(refusalOf(reversed, event({ ...sheet, corrects: 'o' }))).toBeNull();
	expect(refusalOf(reversed, { ...sheet, occurredOn: day(now) })).toEqual({ type: 'MoneyAlreadyEntered' });
});

test('who agrees that a fine is forgiven is known', () => {
	const book = bookOf([...begun, ...openMeeting(2, now, fined('f1', 'm1', 5))]);
	const agreed = (who: string) => withFields(forgiven('f1'), { approvedBy: [who] })(now);
	expect(refusalOf(book, agreed('m9'))).toEqual({ type: 'MemberUnknown', memberId: 'm9' });
	expect(refusalOf(book, agreed('m2'))).toBeNull();
});

test('a page is entered late while the desk is open; a page of today is not dated before the desk', () => {
	const book = bookOf([...begun, ...meeting(2, now), ...desk(1, '2025-02-20')]);
	expect(refusalOf(book, late(3)('2025-01-20'))).toBeNull();
	expect(refusalOf(book, opened(3)('2025-02-19'))).toEqual({
		type: 'DayBeforeLastMeeting',
		lastSealedDay: '2025-02-20'
	});
});

test('a buy-in of average savings where nobody saves of her own accord', () => {
	const constitution = { buyIn: 'averageSavings', saving: { mode: 'fixed', amount: 2000 } };
	// 20 ÷ 3 members = 6.67, half up 7.
	const book = [...founded(first, { constitution }), ...openMeeting(1, first, saved('m1', 20))];
	expect(buyInFor(bookOf(book), day(first))).toBe(700);
});
