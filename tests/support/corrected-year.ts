import type { GroupEvent } from '#group';
import {
	accepted,
	bankOpened,
	counted,
	event,
	founded,
	lent,
	marked,
	opened,
	repaid,
	saved,
	toBank,
	withFields,
	type Entry
} from './builders.ts';
import { finePaid, fined } from './dues.ts';
import { matched } from './outside-money.ts';
import { disputed, disputeSettled, resolved } from './people.ts';

/**
 * Four meetings of three women who save Rs 20 a month and lend at 2 percent a month declining, charged on the first of the
 * month. m1 presides, m2 is secretary. Worked by hand, in rupees:
 *
 * - 5 January: all save 20, m1 gives 10 more as she likes; m3 comes late. m1 borrows 500 in five parts, m2 stands in.
 *   Box 1,000 + 70 − 500 = 570.
 * - 5 February: m3 stays away and is fined 10. m1 pays 110, but 60 is written: 10 interest and 50 principal.
 *   Box 570 + 40 + 60 = 670.
 * - 5 March: all save, m3 pays her fine. m1 is asked 9 on the 450 that are written, and pays 59. The box should hold
 *   670 + 60 + 59 + 10 = 799 and holds 794: 5 short, written openly, but nobody agreed to it.
 * - 5 April: the 60 becomes 110 (10 interest, 100 principal), m3 had been excused in February. All save. 300 go to the
 *   bank, whose passbook shows 290. Box 794 + 60 − 60 + 110 − 300 = 604.
 * - then a special meeting of 20 February, on paper until now: m3 saved 20. Box 624.
 *
 * What is right of the loan: 500 − 100 − 50 = 350 out; charged 10 + 8 (on 400) + 7 (on 350) = 25, paid 10 + 9 = 19.
 */
const agreed = { approvedBy: ['m1', 'm2'] };
const named = (id: string, entry: Entry): Entry => withFields(entry, { eventId: id });

/** A sealed regular meeting, approved by both officers. */
function page(number: number, on: string, agenda: readonly string[], ...entries: readonly Entry[]) {
	return [
		opened(number)(on),
		...entries.map((make) => make(on)),
		event({ type: 'MeetingSealed', occurredOn: on, approvals: ['m1', 'm2'], agenda })
	];
}

const reversed =
	(id: string, reason: string): Entry =>
	(on) =>
		event({ type: 'EventReversed', occurredOn: on, reverses: id, reason, eventId: `back-${id}`, ...agreed });
const instead =
	(id: string, entry: Entry): Entry =>
	() =>
		event({ ...entry('2025-02-05'), eventId: `right-${id}`, corrects: id, ...agreed });

export const fourMeetings: readonly GroupEvent[] = [
	...founded('2025-01-05', { box: 1000 }),
	bankOpened()('2025-01-05'),
	...page(
		1,
		'2025-01-05',
		['attendance', 'saving', 'loans'],
		marked('m1'),
		marked('m2'),
		marked('m3', 'late'),
		saved('m1', 20),
		saved('m1', 10, 'voluntary'),
		named('s2', saved('m2', 20)),
		named('s3', saved('m3', 20)),
		named('given', withFields(lent('l1', 'm1', 500, { instalments: 5 }), { guarantors: ['m2'], ...agreed }))
	),
	...page(
		2,
		'2025-02-05',
		['saving', 'repayment'],
		marked('m1'),
		marked('m2'),
		named('mark', marked('m3', 'absent')),
		saved('m1', 20),
		saved('m2', 20),
		named('paid', repaid('l1', 60)),
		fined('f1', 'm3', 10)
	),
	...[
		opened(3),
		marked('m1'),
		marked('m2'),
		marked('m3'),
		saved('m1', 20),
		saved('m2', 20),
		saved('m3', 20),
		repaid('l1', 59),
		finePaid('f1', 10),
		disputed('s3', 'm3'),
		// 7 × 100 + 50 + 2 × 20 + 2 × 2 = 794.
		counted({ '10000': 7, '5000': 1, '2000': 2, '200': 2 }),
		named('short', accepted('short', 5)),
		named('seal-3', (on: string) => event({ type: 'MeetingSealed', occurredOn: on }))
	].map((make) => make('2025-03-05')),
	...page(
		4,
		'2025-04-05',
		['saving', 'bank'],
		marked('m1'),
		marked('m2'),
		marked('m3'),
		saved('m1', 20),
		saved('m2', 20),
		saved('m3', 20),
		reversed('paid', 'wrongAmount'),
		instead('paid', repaid('l1', 110)),
		reversed('mark', 'wrongMark'),
		instead('mark', marked('m3', 'excused')),
		named('account', resolved(3, 3, { kind: 'openAccount', text: 'One more account at the same bank' })),
		disputeSettled('s3'),
		disputed('s2', 'm2'),
		toBank(300),
		matched(290)
	)
];

export const correctedYear: readonly GroupEvent[] = [
	...fourMeetings,
	...[
		(on: string) =>
			event({
				type: 'MeetingOpened',
				occurredOn: on,
				number: 1,
				kind: 'special',
				late: true,
				calledBy: 'm2'
			}),
		marked('m2'),
		marked('m3'),
		saved('m3', 20),
		(on: string) => event({ type: 'MeetingSealed', occurredOn: on, approvals: ['m1', 'm2'] })
	].map((make) => make('2025-02-20'))
];
