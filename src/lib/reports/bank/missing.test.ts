import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import {
	desk,
	bankOpened,
	day,
	event,
	founded,
	lent,
	marked,
	meeting,
	office,
	opened,
	saved,
	toBank,
	type Entry
} from '../../../../tests/support/builders.ts';
import { borrowed } from '../../../../tests/support/outside-money.ts';
import { missingForBank, type MissingItem } from './missing.ts';
import type { LoanDoseRule } from './rule-types.ts';

const rule: LoanDoseRule = {
	id: 'rule',
	kind: 'loanDose',
	name: { en: 'Rule', hi: 'नियम' },
	asOf: '2025-01',
	seen: 'whole',
	sources: [{ title: 'a circular', year: '2025' }],
	currency: 'INR',
	eligibility: { monthsActive: 6, membersLeast: 10, membersLeastHardArea: 5, membersMost: 20 },
	doses: [
		{ dose: 1, base: 'corpus', atLeast: 150_000, needs: [] },
		{ dose: 2, base: 'corpus', atLeast: 300_000, needs: ['microCreditPlan'] }
	]
};
const missing = (events: readonly GroupEvent[], on: string, dose = 1) =>
	missingForBank(events, { currency: 'INR', on: day(on) }, { rule, dose });
const find = <What extends MissingItem['what']>(items: readonly MissingItem[], what: What) =>
	items.find((item): item is Extract<MissingItem, { what: What }> => item.what === what);
const resolution =
	(kind: string, more: object = {}): Entry =>
	(occurredOn) =>
		event({ type: 'ResolutionPassed', occurredOn, kind, forIt: 10, present: 10, ...more });

const women = Array.from({ length: 10 }, (_, place) => `m${place + 1}`);
const all = (on: string, number: number, ...more: readonly Entry[]) =>
	meeting(number, on, ...women.map((who) => marked(who)), ...women.map((who) => saved(who, 20)), ...more);
/** Ten members, six monthly meetings on their days, a loan, a deposit each month, a matching passbook, a resolution. */
const ready = [
	...founded('2025-01-01', { members: 10 }),
	office('m3', 'treasurer')('2025-01-01'),
	bankOpened()('2025-01-01'),
	...all('2025-01-05', 1, toBank(100)),
	...all('2025-02-05', 2, toBank(100), lent('l1', 'm1', 100, { firstDueOn: '2026-01-05' })),
	...[3, 4, 5, 6].flatMap((number) => all(`2025-0${number}-05`, number, toBank(100))),
	...all('2025-07-05', 7, toBank(100), resolution('applyForLoan')),
	event({ type: 'BankStatementMatched', occurredOn: '2025-07-06', bankAccountId: 'b1', balance: 70_000 })
];

describe('before a group goes to the bank', () => {
	test('nothing is missing where all is done', () => {
		// Only the sum is missing, because the resolution names none.
		expect(missing(ready, '2025-07-06')).toEqual([{ what: 'noSum', weight: 'must' }]);
		const planned = [
			...ready,
			event({
				type: 'ResolutionPassed',
				occurredOn: '2025-07-06',
				kind: 'creditPlan',
				forIt: 10,
				present: 10,
				plan: [{ memberId: 'm1', amount: 100_000, purpose: 'seed' }]
			})
		];
		expect(missing(planned, '2025-07-06')).toEqual([]);
	});

	test('it waits for the day on which its books are old enough', () => {
		expect(find(missing(ready.slice(0, -1), '2025-07-04'), 'tooYoung')).toEqual({
			what: 'tooYoung',
			until: '2025-07-05',
			weight: 'must'
		});
	});

	test('a later loan asks for a plan, which is not the same for all', () => {
		expect(find(missing(ready, '2025-07-06', 2), 'noPlan')).toMatchObject({ weight: 'must' });
		const plan = women.map((memberId) => ({ memberId, amount: 100_000, purpose: 'seed' }));
		const alike = [...ready, ...all('2025-08-05', 8, resolution('creditPlan', { plan }))];
		expect(find(missing(alike, '2025-08-06', 2), 'noPlan')).toBeUndefined();
		expect(find(missing(alike, '2025-08-06', 2), 'planAllAlike')).toBeDefined();
	});

	test('a resolution that an application has used up is not one for the next', () => {
		const applied = event({
			type: 'LoanApplied',
			occurredOn: '2025-07-08',
			applicationId: 'a1',
			lender: 'Gramin Bank',
			amount: 15_000_000
		});
		const answered = event({
			type: 'LoanAnswered',
			occurredOn: '2025-07-20',
			applicationId: 'a1',
			answer: 'refused'
		});
		expect(find(missing([...ready, applied], '2025-07-09'), 'waitingForAnswer')).toMatchObject({
			lender: 'Gramin Bank'
		});
		expect(find(missing([...ready, applied, answered], '2025-07-21'), 'noResolution')).toBeDefined();
	});

	test('a resolution and a plan of a loan that was received decide nothing about the next', () => {
		const plan = women.map((memberId, place) => ({ memberId, amount: 100_000 + place, purpose: 'seed' }));
		const first = [...ready, ...all('2025-08-05', 8, resolution('creditPlan', { plan }))];
		expect(missing(first, '2025-08-06', 2).map(({ what }) => what)).not.toContain('noPlan');
		const received = [...first, ...all('2025-09-05', 9, borrowed(10_000))];
		const whats = missing(received, '2025-09-06', 2).map(({ what }) => what);
		expect(whats).toEqual(expect.arrayContaining(['noResolution', 'noPlan']));
	});

	test('a page between meetings that is still open is no meeting to be closed', () => {
		const whats = missing([...ready, ...desk(1, '2025-07-06')], '2025-07-07').map(({ what }) => what);
		expect([whats.includes('pageOpen'), whats.includes('meetingOpen')]).toEqual([true, false]);
	});

	test('a new group hears everything that it still has to do', () => {
		const fresh = [...founded('2025-01-01', { members: 3 }), opened(1)('2025-01-05')];
		expect(missing(fresh, '2025-01-05').map(({ what }) => what)).toEqual([
			'noMeeting',
			'tooFew',
			'meetingOpen',
			'noBankAccount',
			'officersMissing',
			'noResolution',
			'noSum',
			// The open meeting asks for the day's saving.
			'savingArrears',
			'nobodyBorrowed'
		]);
		expect(find(missing(fresh, '2025-01-05'), 'officersMissing')?.offices).toEqual(['treasurer']);
	});

	test('what an officer will ask about is said beside it', () => {
		const late = missing(ready, '2025-10-31');
		expect(find(late, 'meetingsMissed')).toMatchObject({ due: 6, held: 3, weight: 'should' });
		expect(find(late, 'noDepositLately')).toMatchObject({ last: '2025-07-05' });
		const one = [...ready, ...meeting(8, '2025-08-05', ...women.slice(1).map((who) => saved(who, 20)))];
		expect(find(missing(one, '2025-08-06'), 'savingArrears')?.numbers).toEqual([1]);
	});
});
