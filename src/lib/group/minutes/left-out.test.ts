import { describe, expect, test } from 'vitest';
import type { EventId } from '#kernel';
import { leftOut, saidOnlyOn, type GroupEvent, type PhonesSettled } from '#group';
import { fined } from '../../../../tests/support/dues.ts';
import {
	entry,
	lent,
	marked,
	meeting,
	repaid,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';

// One meeting on the pages of two phones: of four savers, one has another amount, one is missing, and one got a loan.

const page = (id: string, on: string, ...entries: readonly Entry[]): readonly GroupEvent[] =>
	meeting(2, on, ...entries).map((one, place) => ({ ...one, eventId: `${id}.${place}` as EventId }));
const told = (events: readonly GroupEvent[]) =>
	events.map((one) => [
		one.type,
		'memberId' in one ? one.memberId : null,
		'amount' in one ? one.amount : null
	]);

const here = page(
	'here',
	'2024-02-05',
	marked('m1'),
	saved('m1', 20),
	saved('m2', 20),
	saved('m3', 20),
	lent('h1', 'm4', 300)
);
const there = page(
	'there',
	'2024-02-06',
	marked('m1'),
	saved('m1', 20),
	saved('m2', 50),
	saved('m3', 20),
	saved('m3', 20),
	lent('t1', 'm4', 300)
);

test('of two pages of one meeting the lines that only the one says are known, whatever day and whatever names the phones gave', () => {
	expect(told(saidOnlyOn(here, there))).toEqual([['SavingDeposited', 'm2', 2000]]);
	expect(told(saidOnlyOn(there, here))).toEqual([
		['SavingDeposited', 'm2', 5000],
		['SavingDeposited', 'm3', 2000]
	]);
	expect(saidOnlyOn(here, here)).toEqual([]);
});

test('what was taken back in its meeting, and how it was opened, counted and closed, is no difference', () => {
	const undone = page(
		'there',
		'2024-02-05',
		saved('m3', 70),
		entry({ type: 'EventReversed', reverses: 'there.1', reason: 'undo' })
	);
	expect(saidOnlyOn(undone, here)).toEqual([]);
});

test('what the rules refuse is told also where this phone says the same; of marks that both have nothing is told', () => {
	const changed = {
		type: 'ConstitutionChanged',
		occurredOn: '2024-02-05',
		constitution: {}
	} as unknown as GroupEvent;
	const beside = [...there.slice(0, 1), { ...changed, eventId: 'there.9' as EventId }, ...there.slice(1)];
	const ofThatDay = beside.map((one) => ({ ...one, occurredOn: here[0]?.occurredOn }) as GroupEvent);
	const settled = { type: 'PhonesSettled', beside: ['page'] } as unknown as PhonesSettled;
	const left = leftOut([...here, { ...changed, eventId: 'here.9' as EventId }], settled, [
		{ hash: 'page', events: ofThatDay }
	]);
	expect(left.filter(({ event }) => event.type === 'ConstitutionChanged')).toMatchObject([
		{ why: 'refused' }
	]);
	expect(left.filter(({ event }) => event.type === 'AttendanceMarked')).toEqual([]);
});

test('a repayment is told by its loan; a new loan and a new fine by all but the name that the phone gave it', () => {
	const own = page('here', '2024-02-05', repaid('l1', 50), lent('h1', 'm4', 300), fined('h2', 'm1', 5));
	const other = page('there', '2024-02-05', repaid('l2', 50), lent('t1', 'm4', 400), fined('t2', 'm1', 5));
	expect(saidOnlyOn(own, other).map(({ type }) => type)).toEqual(['LoanRepaid', 'LoanDisbursed']);
	expect(saidOnlyOn(other, own).map(({ type }) => type)).toEqual(['LoanRepaid', 'LoanDisbursed']);
});

describe('what two officers left out', () => {
	const settled = (beside: readonly string[], notChosen: readonly number[] = []) =>
		({ type: 'PhonesSettled', beside, notChosen }) as unknown as PhonesSettled;
	const women = ['m1', 'm2', 'm3'];
	const whys = (...asked: Parameters<typeof leftOut>) =>
		leftOut(...asked).map(({ event, opened, why }) => [event.eventId, opened.eventId, why]);
	// m1 saved twice on one page of the other phone; another page, dated a day later, has the same and a saving of m2.
	const one = page('one', '2024-02-05', saved('m1', 20), saved('m1', 20));
	const next = page('next', '2024-02-05', saved('m1', 20), saved('m2', 20));
	const pages = [
		{ hash: 'one', events: one },
		{ hash: 'next', events: next }
	];

	test('is told of the pages that it names, and of no other', () => {
		expect(whys([], settled(['next']), pages)).toEqual([
			['next.1', 'next.0', 'refused'],
			['next.2', 'next.0', 'refused']
		]);
	});

	test('of a page that was not chosen says of each entry whether this phone wrote one like it', () => {
		const own = page('own', '2024-02-05', saved('m1', 20));
		expect(whys(own, settled(['next', 'one'], [1]), pages)).toEqual([
			['one.1', 'one.0', 'twice'],
			['one.2', 'one.0', 'void'],
			['next.1', 'next.0', 'refused'],
			['next.2', 'next.0', 'refused']
		]);
	});

	test('what came in from the other phone is nothing that this one wrote', () => {
		expect(whys(next, settled(['one', 'next'], [0]), pages)).toEqual([
			['one.1', 'one.0', 'void'],
			['one.2', 'one.0', 'void']
		]);
	});

	test('hides a mark only behind one that stands at that meeting', () => {
		const later = '2024-02-20';
		const own = page('own', '2024-02-05', marked('m1'), marked('m2'), marked('m3', 'absent'), marked('m3'));
		const special = page('special', '2024-02-06', marked('m4')).map((one) =>
			one.type === 'MeetingOpened' ? { ...one, kind: 'special' as const } : one
		);
		const fixed = page(
			'fixed',
			later,
			entry({ type: 'EventReversed', reverses: 'own.2', reason: 'forgotten' }),
			() => withFields(marked('m2', 'absent'), { corrects: 'own.2' })('2024-02-05')
		);
		const other = page('other', '2024-02-05', ...women.map((one) => marked(one, 'excused')));
		const next = page('next', '2024-02-06', marked('m4', 'excused'));
		const beside = [
			{ hash: 'other', events: other },
			{ hash: 'next', events: next }
		];
		// m1 and m3 attended; m2 did not, by a later correction; m4 attended a special meeting of the next day.
		expect(whys([...own, ...special, ...fixed], settled(['other', 'next']), beside)).toEqual([
			['other.2', 'other.0', 'refused'],
			['next.1', 'next.0', 'refused']
		]);
	});

	test('how the other phone was settled with a third is none of its entries', () => {
		const [third] = page('third', '2024-02-05');
		const events = [{ ...settled(['x']), eventId: 'third.0', occurredOn: third?.occurredOn } as GroupEvent];
		expect(whys([], settled(['third']), [{ hash: 'third', events }])).toEqual([]);
	});
});
