import { describe, expect, test } from 'vitest';
import { present, type EventId } from '#kernel';
import type { GroupEvent } from '#group';
import { day, founded, lent, marked, meeting, office, saved } from '../../../../tests/support/builders.ts';
import { fined, forgiven, fromSocialFund, toSocialFund } from '../../../../tests/support/dues.ts';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import { rescheduled, toppedUp, writtenOff } from '../../../../tests/support/loan-entries.ts';
import { answered, applied } from '../../../../tests/support/outside-money.ts';
import { left, ruled, shared } from '../../../../tests/support/people.ts';
import { minutesExtract, minutesOf, minutesRegister } from './minutes.ts';

const view = { currency: 'INR' };
const regular = (number: number, events: readonly GroupEvent[] = correctedYear) =>
	present(minutesOf(events, { ...view, kind: 'regular', number }), 'it was held');
const id = (text: string) => text as EventId;

describe('minutes of a meeting at which a loan was decided', () => {
	// Expected figures are from tests/support/corrected-year.ts.
	const minutes = regular(1);

	test('who was there, and that they were enough: two thirds of three are two', () => {
		expect(minutes).toMatchObject({
			kind: 'regular',
			number: 1,
			day: '2025-01-05',
			late: false,
			calledBy: null,
			attendance: { members: 3, present: [1, 2], late: [3], absent: [], excused: [], corrected: [] },
			quorum: { needed: 2, there: 3, reached: true }
		});
	});

	test('what was ticked, and what was done', () => {
		expect(minutes.agenda).toEqual(['attendance', 'saving', 'loans']);
		expect(minutes.done).toEqual([
			{ point: 'attendance', entries: 3, amount: 0 },
			{ point: 'saving', entries: 4, amount: 7000 },
			{ point: 'loans', entries: 1, amount: 50000 }
		]);
	});

	test('the loan, on which terms, who stands in and who agreed', () => {
		expect(minutes.loans).toMatchObject([
			{
				kind: 'loan',
				number: 1,
				principal: 50000,
				source: 'own',
				purpose: 'health',
				guarantors: [2],
				terms: { percentPerMonth: '2', instalments: 5 },
				approvedBy: [1, 2],
				asked: 2,
				given: 2,
				correctedBy: null
			}
		]);
		expect(minutes.decisions).toEqual([]);
	});

	test('money and seal', () => {
		expect(minutes.money).toMatchObject({
			openingBox: 100000,
			cashIn: 7000,
			cashOut: 50000,
			closingBox: 57000
		});
		expect(minutes.seal).toEqual({
			approvedBy: [1, 2],
			asked: 2,
			given: 2,
			sealedOn: '2025-01-05',
			counted: null,
			difference: null,
			acceptedDifference: null
		});
	});
});

test('attendance that was put right stands so, and says so', () => {
	expect(regular(2).attendance).toEqual({
		members: 3,
		present: [1, 2],
		late: [],
		absent: [],
		excused: [3],
		corrected: [3]
	});
	// Quorum by the marks at that time: two.
	expect(regular(2).quorum).toEqual({ needed: 2, there: 2, reached: true });
});

test('a difference was written openly, but nobody agreed to it, nor to the seal', () => {
	expect(regular(3).decisions).toMatchObject([
		{ kind: 'disputeRaised', about: 's3', number: 3, what: 'amount' },
		{ kind: 'difference', amount: -500, reason: 'unknown', approvedBy: [], asked: 2, given: 0 }
	]);
	expect(regular(3).seal).toMatchObject({
		asked: 2,
		given: 0,
		counted: 79400,
		difference: 0,
		acceptedDifference: -500
	});
});

test('corrections, resolutions and disputes stand where they were decided', () => {
	expect(regular(4).decisions).toMatchObject([
		{
			kind: 'correction',
			takesOut: 'LoanRepaid',
			number: 1,
			of: { kind: 'regular', number: 2, day: '2025-02-05' },
			before: 6000,
			after: 11000,
			replacedBy: 'right-paid',
			reason: 'wrongAmount',
			approvedBy: [1, 2]
		},
		{ kind: 'correction', takesOut: 'AttendanceMarked', number: 3, before: null, after: null },
		{ kind: 'resolution', about: 'openAccount', forIt: 3, present: 3 },
		{ kind: 'disputeSettled', about: 's3', outcome: 'upheld' },
		{ kind: 'disputeRaised', about: 's2', number: 2 }
	]);
});

test('every other kind of decision', () => {
	const agreed = (make: (on: string) => GroupEvent) => (on: string) =>
		({ ...make(on), approvedBy: ['m1', 'm2'] }) as GroupEvent;
	const events = [
		...founded('2025-01-05', { box: 5000, members: 5 }),
		...meeting(
			1,
			'2025-01-05',
			...['m1', 'm2', 'm3', 'm4'].map((member) => marked(member)),
			...['m1', 'm2', 'm4'].map((member) => saved(member, 20)),
			lent('l1', 'm1', 100),
			lent('l2', 'm2', 100),
			fined('f1', 'm5', 10),
			toSocialFund('m3', 50)
		),
		...meeting(
			2,
			'2025-02-05',
			...['m1', 'm2', 'm3', 'm4'].map((member) => marked(member)),
			agreed(toppedUp(50)),
			agreed(rescheduled({ instalments: 3 })),
			agreed(writtenOff('l2')),
			agreed(forgiven('f1')),
			agreed(fromSocialFund('m3', 30, { reason: 'illness' })),
			agreed(left('m4')),
			agreed(office('m5', 'treasurer')),
			agreed(ruled({ interest: { percentPerMonth: '1.5' } })),
			agreed(shared('equal', 40)),
			applied(6000),
			answered('refused', { reason: 'papers' })
		)
	];
	const { decisions } = regular(2, events);
	expect(decisions).toMatchObject([
		{ kind: 'topUp', loanId: 'l1', number: 1, amount: 5000, terms: null },
		{ kind: 'reschedule', loanId: 'l1', number: 1, terms: { instalments: 3 } },
		{ kind: 'writeOff', loanId: 'l2', number: 2, principal: 10000, reason: 'death' },
		{ kind: 'fineForgiven', number: 5, amount: 1000, reason: 'late' },
		{ kind: 'socialHelp', number: 3, amount: 3000, reason: 'illness' },
		{ kind: 'left', number: 4, reason: 'moved', settlement: { savings: 2000, paid: 2000 } },
		{ kind: 'office', number: 5, office: 'treasurer', until: null },
		{ kind: 'rules', changes: [{ rule: 'percentPerMonth', before: '2', after: '1.5' }] },
		// Four members remain, with 10 each.
		{ kind: 'dividend', rule: 'equal', amount: 4000, to: 'box', members: 4 },
		{ kind: 'applied', lender: 'Gramin Bank', amount: 600000 },
		{ kind: 'answered', answer: 'refused', reason: 'papers' }
	]);
	const asked = decisions.filter((decision) => decision.asked > 0);
	expect(asked.map(({ kind, given }) => [kind, given])).toEqual(
		[
			'topUp',
			'reschedule',
			'writeOff',
			'fineForgiven',
			'socialHelp',
			'left',
			'office',
			'rules',
			'dividend'
		].map((kind) => [kind, 2])
	);
	expect(regular(1, events).loans).toHaveLength(2);
});

test('the register holds the meetings of a period by their days; one entered late stands on its own', () => {
	const register = minutesRegister(correctedYear, {
		...view,
		from: day('2025-02-01'),
		to: day('2025-03-31')
	});
	expect(register.map(({ kind, number, late }) => [kind, number, late])).toEqual([
		['regular', 2, false],
		['special', 1, true],
		['regular', 3, false]
	]);
	// Three members, of whom two are marked: the third counts as absent, so that the page adds up.
	expect(register[1]).toMatchObject({
		calledBy: 2,
		attendance: { members: 3, present: [2, 3], absent: [1] }
	});
});

test('of a meeting that was not held there are none', () => {
	expect(minutesOf(correctedYear, { ...view, kind: 'regular', number: 9 })).toBeNull();
});

describe('a certified extract', () => {
	test('of a resolution: the meeting, the words, and who signs', () => {
		const extract = minutesExtract(correctedYear, { ...view, eventId: id('account') });
		expect(extract).toMatchObject({
			group: { name: 'Ujala', place: null, foundedOn: '2025-01-05' },
			meeting: {
				number: 4,
				day: '2025-04-05',
				attendance: { members: 3, present: [1, 2, 3] },
				quorum: { needed: 2, there: 3, reached: true },
				seal: { given: 2 }
			},
			decision: {
				kind: 'resolution',
				about: 'openAccount',
				text: 'One more account at the same bank',
				forIt: 3,
				present: 3
			},
			officers: [
				{ number: 1, office: 'president' },
				{ number: 2, office: 'secretary' }
			]
		});
	});

	test('of a loan', () => {
		const extract = minutesExtract(correctedYear, { ...view, eventId: id('given') });
		expect(extract).toMatchObject({ meeting: { number: 1 }, decision: { kind: 'loan', principal: 50000 } });
	});

	test('of what was no decision, or is not in the book, there is none', () => {
		for (const eventId of ['s2', 'right-paid', 'nowhere'])
			expect(minutesExtract(correctedYear, { ...view, eventId: id(eventId) })).toBeNull();
	});
});
