import { describe, expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import { bookOf, event, founded, marked, office, openMeeting } from '../../../../tests/support/builders.ts';
import { approvedIn, countedIn, type GroupEvent } from '../index.ts';
import { beginningOn } from './officers-who-decide.ts';
import type { Beginning } from '../state.ts';

// Number of officers that an entry needs, and number of codes given (ledger law 41), as the registers count them.

const on = '2025-01-05';

const women = (...ids: readonly string[]) => ids as unknown as readonly MemberId[];

const said = (type: string, more: object = {}) =>
	({ type, occurredOn: on, ...more }) as unknown as GroupEvent;

const [saving, rulesChanged, officeGiven] = ['SavingDeposited', 'ConstitutionChanged', 'OfficeGiven'].map(
	(type) => said(type)
) as [GroupEvent, GroupEvent, GroupEvent];

/** A group of four: only m1 has an office, the term of m2 ended. The quorum is three. */
const alone = [
	...founded(on, { members: 4 }),
	event({ ...office('m2', 'secretary')('2025-01-06'), until: '2025-01-05' })
];

/** Its meeting in March with the given attendance. */
const meetingOf = (...came: readonly string[]) => {
	const { openMeeting: page } = bookOf([
		...alone,
		...openMeeting(1, '2025-03-05', ...came.map((one) => marked(one)))
	]);
	if (page === null) throw new Error('it is open');
	const officers = page.begun.officers.filter(({ memberId }) => memberId === ('m1' as unknown));
	return { ...page, begun: { ...page.begun, officers } };
};

const begun: Beginning = meetingOf().begun;

describe('an entry', () => {
	test('that asks for nobody is approved by nobody, whoever gave codes', () => {
		expect(countedIn(begun, saving, women('m1', 'm2'), meetingOf())).toEqual({ asked: 0, given: 0 });
	});

	test('asks for as many officers as are left; too few women there, for as many as the rules say', () => {
		const given = women('m1');
		expect(countedIn(begun, rulesChanged, given, null)).toEqual({ asked: 1, given: 1 });
		expect(countedIn(begun, rulesChanged, given, meetingOf('m1', 'm2', 'm3'))).toEqual({
			asked: 1,
			given: 1
		});
		expect(countedIn(begun, rulesChanged, given, meetingOf('m1', 'm2'))).toEqual({ asked: 2, given: 1 });
	});

	test('asks at the desk, and outside of every page, for what it asks between meetings; the circle is not asked there', () => {
		const carried = said('CashTakenToBank');
		const page = meetingOf('m1');
		expect(countedIn(begun, carried, women('m1'), page)).toEqual({ asked: 0, given: 0 });
		expect(countedIn(begun, carried, women('m1'), { ...page, kind: 'desk' })).toEqual({ asked: 1, given: 1 });
		expect(countedIn(begun, carried, women('m1'), null)).toEqual({ asked: 1, given: 1 });
	});

	test('where both officers are left asks for both, and counts no other woman', () => {
		const both = beginningOn(bookOf(founded(on, { members: 4 })), on as never);
		expect(countedIn(both, rulesChanged, women('m1', 'm3'), null)).toEqual({ asked: 2, given: 1 });
		expect(countedIn(both, rulesChanged, women('m1', 'm2'), null)).toEqual({ asked: 2, given: 2 });
	});

	test('of a book without any officer lacks them, but for the first office: the circle gives that', () => {
		const unled = { ...begun, officers: [] };
		expect(countedIn(unled, rulesChanged, [], null)).toEqual({ asked: 2, given: 0 });
		expect(countedIn(unled, officeGiven, [], null)).toEqual({ asked: 0, given: 0 });
		expect(countedIn(unled, officeGiven, [], { ...meetingOf('m1'), begun: unled })).toEqual({
			asked: 2,
			given: 0
		});
	});
});

describe('whose codes approved an entry', () => {
	const named = said('MemberLeft', { approvedBy: ['m3'] });

	test('those of the seal of its meeting; what the entry says itself was only faces', () => {
		expect(approvedIn(named, { approvals: women('m1', 'm2') })).toEqual(['m1', 'm2']);
	});

	test('where the seal names nobody, or it stood outside of a meeting, those whom it names itself', () => {
		expect(approvedIn(named, { approvals: [] })).toEqual(['m3']);
		expect(approvedIn(named, null)).toEqual(['m3']);
		expect(approvedIn(said('MemberLeft'), null)).toEqual([]);
	});

	test('of the seal itself its own codes, and nothing else that it says', () => {
		const seal = (more: object) => said('MeetingSealed', { approvedBy: ['m3'], ...more });
		expect(approvedIn(seal({ approvals: ['m1', 'm2'] }), { approvals: [] })).toEqual(['m1', 'm2']);
		expect(approvedIn(seal({}), { approvals: [] })).toEqual([]);
	});
});
