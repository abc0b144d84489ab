import { expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent, MemberJoined } from '#group';
import { meetingSheet, memberPage } from '#reports';
import {
	accepted,
	bookOf,
	counted,
	day,
	event,
	founded,
	lent,
	marked,
	meeting,
	memberId,
	openMeeting,
	repaid,
	rupees,
	saved,
	withFields
} from '../../../tests/support/builders.ts';
import { fined, fromSocialFund, toSocialFund } from '../../../tests/support/dues.ts';
import { left, recorded } from '../../../tests/support/people.ts';
import { faceOf } from './face.ts';
import { meetingPaper } from './meeting/meeting-paper.ts';
import { differenceFound, memberPaper } from './paper-data.ts';

const withoutSymbol = ({ symbol: _, ...event }: MemberJoined): GroupEvent => event;

const view = { currency: 'INR' } as const;

test('a box that was ten short and was written down so is not "equal" on the sheet', () => {
	// 600 brought in and 25 saved are 625; 615 was counted (6 × 100, 10, 5).
	const events = [
		...founded('2025-01-05', { members: 3, box: 600 }),
		...meeting(
			1,
			'2025-01-05',
			saved('m1', 25),
			counted({ 10000: 6, 1000: 1, 500: 1 }),
			withFields(accepted('short', 10), { reason: 'notFound', approvedBy: ['m1', 'm2'] })
		)
	];
	const sheet = present(meetingSheet(events, { ...view, kind: 'regular', number: 1 }), 'it was held');
	const { box } = meetingPaper(
		sheet,
		(id) => faceOf(bookOf(events), id, null),
		() => null,
		null
	);
	expect(box).toMatchObject({
		counted: rupees(615),
		byBook: rupees(625),
		difference: rupees(-10),
		accepted: { reasons: ['code.reason-notFound'], by: [1, 2] },
		closingBox: rupees(615)
	});
});

test('the slip of a woman who left says since when and what she got; a fine that is owed stands on it', () => {
	const before = [
		...founded('2025-01-05', { members: 3, box: 600 }),
		...openMeeting(1, '2025-01-05', marked('m3'), saved('m3', 50), fined('f1', 'm2', 45))
	];
	// This member saved 50 and owes nothing.
	const leaving = recorded(bookOf(before), left('m3')('2025-01-05'));
	const slipOf = (who: string) => {
		const page = memberPage([...before, leaving.event], { ...view, memberId: memberId(who) });
		return memberPaper(page, faceOf(leaving.state, memberId(who), null), null);
	};
	expect(slipOf('m3')).toMatchObject({ left: { day: day('2025-01-05'), got: rupees(50) }, fines: 0 });
	expect(slipOf('m2')).toMatchObject({ left: null, fines: rupees(45) });
});

test('the sheet that officers sign names who got help, and whose loan was given up', () => {
	const events = [
		...founded('2025-01-05', { box: 5000, members: 3 }),
		...meeting(1, '2025-01-05', lent('l2', 'm2', 100), toSocialFund('m3', 50)),
		...meeting(
			2,
			'2025-02-05',
			repaid('l2', 40),
			(on) =>
				event({
					type: 'LoanWrittenOff',
					occurredOn: on,
					loanId: 'l2',
					reason: 'death',
					approvedBy: ['m1', 'm3']
				}),
			fromSocialFund('m3', 30, { reason: 'illness' })
		)
	];
	const sheet = present(meetingSheet(events, { ...view, kind: 'regular', number: 2 }), 'it was held');
	const { given } = meetingPaper(
		sheet,
		(id) => faceOf(bookOf(events), id, null),
		() => null,
		null
	);
	// Interest for a month at 2 % is 2: 38 of the 40 repay the loan, and 62 of the 100 are written off.
	expect(given).toEqual([
		{ key: 'help', what: ['paper.money-social-fund-out'], to: [{ who: '3', amount: rupees(30) }] },
		{ key: 'writtenOff', what: ['account.account-loans-written-off'], to: [{ who: '2', amount: rupees(62) }] }
	]);
});

test('women of a book that names no pictures are drawn apart', () => {
	const joined = founded('2025-01-05', { members: 3 });
	const bare = bookOf(joined.map((event) => (event.type === 'MemberJoined' ? withoutSymbol(event) : event)));
	const symbols = [...bare.members.keys()].map((id) => faceOf(bare, id, null).symbol);
	expect(new Set(symbols).size).toBe(3);
});

test('what was found is what was accepted and what differs since', () => {
	const found = (difference: number | null, accepted: number | null) =>
		differenceFound({
			difference: difference === null ? null : rupees(difference),
			acceptedDifference: accepted === null ? null : rupees(accepted)
		});
	expect(found(null, null)).toBeNull();
	expect(found(-10, null)).toBe(-1000);
	expect(found(0, -10)).toBe(-1000);
	expect(found(-3, -10)).toBe(-1300);
	expect(found(null, -10)).toBe(-1000);
});

test('her page on paper has her last six meetings, the newest first', () => {
	const events = [
		...founded('2025-01-05'),
		...Array.from({ length: 9 }, (_, place) =>
			meeting(place + 1, `2025-0${String(place + 1)}-06`, saved('m1', place + 1))
		).flat()
	];
	const page = memberPage(events, { ...view, memberId: memberId('m1') });
	const { meetings } = memberPaper(page, faceOf(bookOf(events), memberId('m1'), null), null);
	expect(meetings.map((one) => one.saved)).toEqual([900, 800, 700, 600, 500, 400]);
});
