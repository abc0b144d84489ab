import { describe, expect, test } from 'vitest';
import type { EventId, MemberId } from '#kernel';
import {
	bookOf,
	day,
	founded,
	joined,
	marked,
	meeting,
	memberId,
	openMeeting,
	saved
} from '../../../../tests/support/builders.ts';
import { left } from '../../../../tests/support/people.ts';
import { beginningOn, lacksApprovals, officersAmong } from '../index.ts';
import { emptyGroup } from '../state-draft.ts';
import { approvalFor, askedOf } from './approvals.ts';
import { beginningOf, lacksSealApprovals, officersWanted, quorumAt } from './officers-who-decide.ts';

// Number of officers that an entry needs (ledger law 3 and 41). m1 is president and m2 secretary of a group of four from 5 January 2025.

const [first, now, later] = ['2025-01-05', '2025-02-05', '2025-03-05'];

const [m1, m2, m3, m4] = ['m1', 'm2', 'm3', 'm4'].map(memberId) as [MemberId, MemberId, MemberId, MemberId];

const everybody = ['m1', 'm2', 'm3', 'm4'].map((one) => marked(one));

const group = (constitution: object = {}) => founded(first, { members: 4, box: 1000, constitution });

const past = meeting(1, first, ...everybody, saved('m1', 20));

describe('how many officers an entry asks for', () => {
	const beginning = (approvals: object) => beginningOn(bookOf(group({ approvals })), day(first));
	const asked = (approvals: object) => {
		const begun = beginning(approvals);
		const kinds = [
			...['OfficeGiven', 'ConstitutionChanged', 'MemberLeft', 'DividendPaid', 'CycleSharedOut'],
			...['EventReversed', 'PhonesSettled', 'LoanWrittenOff', 'CashDifferenceAccepted'],
			...['FineForgiven', 'OverdueInterestForgiven'],
			...['LoanDisbursed', 'LoanToppedUp', 'LoanRescheduled', 'SocialFundPaidOut'],
			...['MeetingPutAway', 'MeetingSealed']
		] as const;
		return kinds.map((kind) => officersWanted(begun, askedOf(kind)));
	};

	test('is what the rules of the group say of its kind', () => {
		expect(asked({ seal: 3, loan: 4, cashDifference: 5, correction: 6, rule: 7 })).toEqual([
			...[7, 7, 7, 7, 7],
			...[6, 6, 4, 5],
			...[6, 6],
			...[4, 4, 4, 4],
			...[3, 3]
		]);
	});

	test('is never fewer than two where it changes who decides or what was agreed', () => {
		expect(asked({ seal: 1, loan: 1, cashDifference: 1, correction: 1, rule: 1 })).toEqual([
			...[2, 2, 2, 2, 2],
			...[2, 2, 2, 2],
			...[1, 1, 1, 1, 1, 1, 1, 1]
		]);
	});

	test('what replaces an entry is a correction, whatever its kind; most entries ask for nobody', () => {
		const correction = { approval: 'correction', least: 2 };
		expect(approvalFor({ type: 'EventReversed' }, 'meeting')).toEqual(correction);
		expect(approvalFor({ type: 'SavingDeposited', corrects: 'x' as EventId }, 'meeting')).toEqual(correction);
		expect(approvalFor({ type: 'LoanDisbursed', corrects: 'x' as EventId }, 'meeting')).toEqual(correction);
		expect(approvalFor({ type: 'SavingDeposited' }, 'meeting')).toBeNull();
	});

	test('before there is a group, two; nobody decides, and no circle is asked', () => {
		const begun = beginningOf(emptyGroup('INR'));
		expect(begun).toEqual({ officers: [], rules: null, members: [] });
		expect(officersWanted(begun, askedOf('MeetingSealed'))).toBe(2);
		expect(quorumAt({ begun, marks: new Map() })).toEqual({ there: 0, needed: 0, reached: true });
	});

	test.each([
		['between meetings', [5, 6, 7].map((number) => joined(number)('2025-03-01')), []],
		['on this page', [], [joined(5), joined(6), joined(7)]]
	])('women who joined %s make no quorum, whatever their marks say', (_, before, onPage) => {
		const book = [...founded(first, { members: 4 }), ...meeting(1, '2025-02-05'), ...before];
		const ghosts = ['m5', 'm6', 'm7'].map((one) => marked(one));
		const at = bookOf([...book, ...openMeeting(2, '2025-03-05', ...onPage, ...ghosts, marked('m1'))]);
		expect(at.openMeeting && quorumAt(at.openMeeting)).toEqual({ there: 1, needed: 3, reached: false });
	});

	test('writers alone decide where nobody else has an office', () => {
		const officers = ['m3', 'm4'].map((one) => ({
			memberId: memberId(one),
			office: 'writer' as const,
			since: day(first),
			until: null
		}));
		const begun = { ...beginning({}), officers };
		expect([officersAmong(begun, [m3]), officersAmong(begun, [m3, m4]), officersAmong(begun, [m1])]).toEqual([
			1, 2, 0
		]);
	});

	test('where one officer is left and a seal asks for one, the quorum is needed for what asks for two', () => {
		const one = [...group({ approvals: { seal: 1 } }), ...past, ...meeting(2, now, ...everybody, left('m2'))];
		const at = bookOf([...one, ...openMeeting(3, later, marked('m1'))]);
		const [sealing, ruling] = [askedOf('MeetingSealed'), askedOf('OfficeGiven')];
		expect(lacksApprovals(at, [m1], sealing)).toBeNull();
		expect(lacksApprovals(at, [m1], sealing, ruling)).toEqual({
			type: 'QuorumMissing',
			present: 1,
			needed: 2
		});
	});

	test('where no meeting is open a seal asks for its officers, and nobody for a quorum', () => {
		const closed = bookOf([...group(), ...past]);
		expect(lacksSealApprovals(closed, [])).toEqual({ type: 'ApprovalsMissing', given: 0, needed: 2 });
		expect(lacksSealApprovals(closed, [m1, m2])).toBeNull();
		const alone = bookOf([...group(), ...past, ...meeting(2, now, ...everybody, left('m2'))]);
		expect(lacksSealApprovals(alone, [m1])).toBeNull();
	});
});
