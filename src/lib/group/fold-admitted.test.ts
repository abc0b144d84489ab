import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { heldIn } from '#ledger';
import {
	bankOpened,
	bookOf,
	day,
	event,
	founded,
	joined,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	openMeeting,
	putAway,
	repaid,
	saved,
	sealed,
	takenBack,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { late } from '../../../tests/support/loan-entries.ts';
import { box as boxAccount, chart, savingsOf } from './chart.ts';
import type { GroupEvent } from './event-types.ts';
import { foldAdmitted, foldAdmittedSteps } from './fold-admitted.ts';
import { replay, type RecordedEvent } from './record.ts';
import type { GroupState } from './state.ts';

const unwrapped = (read: ReturnType<typeof replay>): GroupState => {
	if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`);
	return read.value;
};
const folded = (events: readonly GroupEvent[]) => unwrapped(foldAdmitted(events, 'INR'));

/** Makes `count` events of meetings with marks only, each a day after the one before. */
function meetingsOf(count: number): readonly GroupEvent[] {
	const events: GroupEvent[] = [];
	for (let number = 1; events.length < count; number += 1) {
		const on = new Date(Date.UTC(2024, 0, 5 + number)).toISOString().slice(0, 10);
		const room = Math.min(498, count - events.length - 2);
		events.push(...meeting(number, on, ...Array.from({ length: room }, () => marked('m1'))));
	}
	return events;
}

/*
 * A fold runs in steps of 4,000 events and looks ahead only to the end of a step. So an entry taken back must be in the same step as its reversal,
 * and an entry corrected pages later must still be found.
 */
describe('a book longer than a step', () => {
	const start = founded('2024-01-05', { box: 5000 });
	const first = meeting(1, '2024-01-05', withFields(saved('m1', 20), { eventId: 'first' }));

	test.each([3_995, 3_996, 3_997, 3_998, 3_999, 4_000])(
		'leaves out what was taken back in a meeting that begins as event %d',
		(place) => {
			const long = [...start, ...meetingsOf(place - start.length)];
			expect(long).toHaveLength(place);
			const taken = withFields(saved('m1', 20), { eventId: 'wrong' });
			const events = [
				...long,
				...meeting(900, '2024-06-05', saved('m2', 20), taken, marked('m2'), takenBack('wrong'))
			];
			const book = folded(events);
			expect(book.members.get(memberId('m1'))?.deposited).toBe(0);
			expect(book.balances.get(savingsOf(memberId('m1'), 'regular'))).toBeUndefined();
			expect(book).toEqual(unwrapped(replay(events, 'INR')));
		}
	);

	test('finds an entry of its first page that is corrected after the second step', () => {
		const events = [
			...start,
			...first,
			...meetingsOf(4_100).map((one) =>
				one.type === 'MeetingOpened' ? { ...one, number: one.number + 1 } : one
			),
			...meeting(
				901,
				'2024-06-05',
				withFields(takenBack('first'), { occurredOn: '2024-01-05', eventId: 'out' }),
				withFields(saved('m1', 30), { occurredOn: '2024-01-05', corrects: 'first' })
			)
		];
		const book = folded(events);
		expect(book.members.get(memberId('m1'))?.deposited).toBe(3_000);
		expect(book.balances.get(savingsOf(memberId('m1'), 'regular'))).toBe(-3_000);
	});

	test('is folded in steps that each begin with a meeting', () => {
		const events = [...start, ...meetingsOf(9_000)];
		const steps = foldAdmittedSteps(events, 'INR');
		let count = 0;
		while (steps.next().done !== true) count += 1;
		expect(count).toBe(2);
	});
});

/*
 * A duplicate id is refused in a file, but events written by an older app are folded as before: the last entry with that id before the reversal is
 * reversed. After reversing twenty rupees the box holds 0.
 */
describe('an id that stands twice', () => {
	const named = (entry: Entry, eventId = 'x') => withFields(entry, { eventId });
	const out = withFields(takenBack('x'), { approvedBy: ['m1', 'm2'], eventId: 'out' });
	const start = founded('2025-01-05');
	const first = meeting(1, '2025-01-05', named(saved('m1', 20)));

	test.each<[string, number, readonly GroupEvent[]]>([
		[
			'once more after its reversal',
			3_000,
			[...meeting(2, '2025-02-05', out), ...meeting(3, '2025-03-05', named(saved('m1', 30)))]
		],
		[
			'once more and taken back there',
			0,
			[
				...meeting(2, '2025-02-05', named(saved('m1', 30)), withFields(takenBack('x'), { eventId: 'undo' })),
				...meeting(3, '2025-03-05', out)
			]
		],
		[
			'on a page that was put away',
			0,
			[
				...openMeeting(2, '2025-02-05', named(marked('m1')), putAway('m1', 'm2')),
				...meeting(2, '2025-03-05', out)
			]
		]
	])('%s', (_, box, later) => {
		const events = [...start, ...first, ...later];
		expect(heldIn(folded(events).balances, chart, boxAccount)).toBe(box);
		expect(folded(events)).toEqual(unwrapped(replay(events, 'INR')));
	});
});

test('the bead string has the last twelve marks, also of a woman who joined on a late page', () => {
	const days = Array.from(
		{ length: 14 },
		(_, place) =>
			`${2024 + Math.floor((place + 1) / 12)}-${String(((place + 1) % 12) + 1).padStart(2, '0')}-05`
	);
	const book = folded([
		...founded('2024-01-01'),
		...days.flatMap((on, place) => meeting(place + 1, on)),
		late(15)('2024-01-05'),
		joined(9)('2024-01-05'),
		sealed('2024-01-05'),
		...meeting(16, '2025-04-05', marked('m9'))
	]);
	expect(book.members.get(memberId('m9'))?.recentMarks).toEqual([
		...Array.from({ length: 11 }, () => 'absent'),
		'present'
	]);
});

/*
 * A fold mutates a loan in place while nobody else references it. 1,000 at 2 percent a month, in five instalments; 20 of interest fall due on 5
 * February.
 */
describe('a loan that is repaid', () => {
	const lentOnce = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 5 }))
	];
	const loanIn = (state: GroupState) => present(state.loans.get(loanId('l1')), 'it was lent');

	test('stays as it was in the book from which others go on', () => {
		const before = folded([...lentOnce, ...openMeeting(2, '2025-02-05')]);
		const one = bookOf([...lentOnce, ...openMeeting(2, '2025-02-05', repaid('l1', 220))]);
		for (const amount of [120, 220]) {
			const after = unwrapped(replay([event({ ...repaid('l1', amount)('2025-02-05') })], before));
			expect(loanIn(after).outstanding).toBe(102_000 - amount * 100);
			expect(loanIn(after).movements).toHaveLength(2);
		}
		expect(loanIn(before).outstanding).toBe(100_000);
		expect(loanIn(before).movements).toHaveLength(1);
		expect(loanIn(one).outstanding).toBe(80_000);
	});

	test('owes what is left after each of its repayments, in the same fold', () => {
		const out: number[] = [];
		const paidOn: (string | null)[] = [];
		const keep = (_: RecordedEvent, state: GroupState) => {
			const loan = state.loans.get(loanId('l1'));
			if (loan !== undefined) {
				out.push(loan.outstanding);
				paidOn.push(loan.principalPaidOn);
			}
		};
		const events = [
			...lentOnce,
			...meeting(2, '2025-02-05', repaid('l1', 220), repaid('l1', 300)),
			...meeting(3, '2025-03-05', repaid('l1', 510))
		];
		foldAdmitted(events, 'INR', keep);
		// 1,000; 800 after 20 of interest and 200; 500 after 300 more; on 5 March 10 of interest and the rest.
		expect([...new Set(out)]).toEqual([100_000, 80_000, 50_000, 0]);
		expect(paidOn.at(-1)).toBe(day('2025-03-05'));
		expect(loanIn(folded(events)).movements.map(({ principal }) => principal)).toEqual([
			100_000, -20_000, -30_000, -50_000
		]);
	});

	test('is late with what is left after the repayments before', () => {
		// As in tests/golden/overdue-interest.test.ts: 44 of interest are due on 5 May, of which 3 and 5 are overdue interest on 300 and 500.
		const book = folded([
			...founded('2025-01-05', {
				box: 5000,
				constitution: { interest: { percentPerMonth: '2', overduePercentPerMonth: '1' } }
			}),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 5 })),
			...meeting(2, '2025-02-05', repaid('l1', 20)),
			...meeting(3, '2025-03-05', repaid('l1', 122)),
			...meeting(4, '2025-04-05'),
			...meeting(5, '2025-05-05', repaid('l1', 144))
		]);
		expect(loanIn(book).outstanding).toBe(80_000);
		expect(loanIn(book).interestPaid).toBe(2_000 + 2_200 + 4_400);
	});

	test('is as before the meeting once its repayment was taken back', () => {
		const wrong = withFields(repaid('l1', 120), { eventId: 'wrong' });
		const book = bookOf([
			...lentOnce,
			...meeting(2, '2025-02-05', repaid('l1', 220)),
			...openMeeting(3, '2025-03-05', wrong, takenBack('wrong'))
		]);
		expect(loanIn(book).outstanding).toBe(80_000);
		expect(loanIn(book).movements).toHaveLength(2);
	});
});

test('the same saving at every meeting is one entry, that of another amount another', () => {
	const book = [
		...founded('2025-01-05'),
		...meeting(1, '2025-01-05', saved('m1', 20)),
		...meeting(2, '2025-02-05', saved('m1', 20), saved('m2', 20)),
		...meeting(3, '2025-03-05', saved('m1', 30), saved('m1', 20)),
		bankOpened()('2025-03-05'),
		...meeting(4, '2025-04-05', withFields(saved('m1', 20), { via: 'bank/b1' }))
	];
	const legs: string[][] = [];
	foldAdmitted(book, 'INR', ({ entry }) => {
		if (entry !== null) legs.push(entry.postings.map(({ account, amount }) => `${account} ${amount}`));
	});
	expect(legs).toEqual([
		['box 2000', 'savings/m1/regular 2000'],
		['box 2000', 'savings/m1/regular 2000'],
		['box 2000', 'savings/m2/regular 2000'],
		['box 3000', 'savings/m1/regular 3000'],
		['box 2000', 'savings/m1/regular 2000'],
		['bank/b1 2000', 'savings/m1/regular 2000']
	]);
});
