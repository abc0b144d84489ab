import { describe, expect, test } from 'vitest';
import {
	accepted,
	bankOpened,
	bookOf,
	counted,
	day,
	founded,
	lent,
	meeting,
	openMeeting,
	saved,
	toBank
} from '../../../../tests/support/builders.ts';
import { compact, expand, type GroupEvent } from '#group';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import { matched } from '../../../../tests/support/outside-money.ts';
import { groupHealth, needsHelp, reasonsForHelp } from './needs-help.ts';

const backedUp = day('2025-12-01');
const healthOf = (events: readonly GroupEvent[], lastBackupOn: string | null = backedUp) =>
	groupHealth(bookOf(events), lastBackupOn === null ? null : day(lastBackupOn), day('2025-12-01'));
const reasons = (events: readonly GroupEvent[], today: string, lastBackupOn: string | null = today) =>
	reasonsForHelp(healthOf(events, lastBackupOn), day(today));

const quiet = [...founded('2025-01-05', { box: 100 }), ...meeting(1, '2025-01-05', saved('m1', 20))];

test('a group that met, saved and owes nothing needs no help', () => {
	expect(reasons(quiet, '2025-02-05')).toEqual([]);
});

describe('missed meetings', () => {
	test('a month may be held a week late; then it counts, and weighs more each time', () => {
		expect(reasons(quiet, '2025-02-12')).toEqual([]);
		expect(reasons(quiet, '2025-02-13')).toEqual([
			{ kind: 'missedMeetings', missed: 1, lastMeetingOn: '2025-01-05', weight: 1 }
		]);
		expect(reasons(quiet, '2025-03-20')).toMatchObject([{ missed: 2, weight: 2 }]);
		expect(reasons(quiet, '2025-04-20')).toMatchObject([{ missed: 3, weight: 3 }]);
	});

	test('a monthly meeting may be held on any day of its month, a weekly one three days off', () => {
		const early = [...quiet, ...meeting(2, '2025-02-01')];
		expect(reasons(early, '2025-03-04')).toEqual([]);
		const weekly = [
			...founded('2025-01-06', { constitution: { meetingRhythm: { every: 'week' } } }),
			...meeting(1, '2025-01-06'),
			...meeting(2, '2025-01-11')
		];
		// The meeting of the 13th was held on the 11th; that of the 20th is missed once the 23rd is over.
		expect(reasons(weekly, '2025-01-23')).toEqual([]);
		expect(reasons(weekly, '2025-01-24')).toMatchObject([{ missed: 1 }]);
	});
});

describe('cash', () => {
	test('a count that differs and is neither accepted nor counted again', () => {
		const open = [...quiet, ...openMeeting(2, '2025-02-05', counted({ '10000': 1 }))];
		expect(reasons(open, '2025-02-05')).toEqual([
			{ kind: 'unexplainedDifference', amount: -2000, weight: 3 }
		]);
	});

	test('three small differences in three months, or one above a tenth of the box limit', () => {
		const small = (on: string, number: number) => meeting(number, on, accepted('short', 1));
		const two = [...quiet, ...small('2025-02-05', 2), ...small('2025-03-05', 3)];
		expect(reasons(two, '2025-03-06')).toEqual([]);
		const three = [...two, ...small('2025-04-05', 4)];
		expect(reasons(three, '2025-04-06')).toEqual([{ kind: 'differences', count: 3, amount: 300, weight: 2 }]);
		// 91 days after 5 February only two differences remain.
		expect(reasons(three, '2025-05-07')).toEqual([]);
		const limited = founded('2025-01-05', { box: 50, constitution: { boxLimit: 10000 } });
		const large = (much: number) => [...limited, ...meeting(1, '2025-01-05', accepted('over', much))];
		expect(reasons(large(10), '2025-01-06')).toEqual([]);
		expect(reasons(large(11), '2025-01-06')).toMatchObject([{ kind: 'differences', count: 1, amount: 1100 }]);
	});

	test('cash above the limit that was not taken to the bank for a month', () => {
		const rich = [
			...founded('2025-01-05', { box: 1000, constitution: { boxLimit: 50000 } }),
			bankOpened()('2025-01-05')
		];
		const kept = [...rich, ...meeting(1, '2025-01-05')];
		expect(reasons(kept, '2025-01-06')).toEqual([{ kind: 'noDeposit', over: 50000, days: null, weight: 2 }]);
		const taken = [...rich, ...meeting(1, '2025-01-05', toBank(100))];
		expect(reasons(taken, '2025-02-05')).toEqual([]);
		expect(reasons(taken, '2025-02-06')).toEqual([{ kind: 'noDeposit', over: 40000, days: 32, weight: 2 }]);
		const within = [...rich, ...meeting(1, '2025-01-05', toBank(500))];
		expect(reasons(within, '2025-02-10')).toEqual([]);
	});

	test('a passbook that shows something else, and a dispute that is open', () => {
		expect(reasons(correctedYear, '2025-04-05').map(({ kind, weight }) => [kind, weight])).toEqual([
			['overdue', 3],
			['bankDiffers', 1],
			['disputes', 1]
		]);
		const same = [...quiet, bankOpened()('2025-01-05'), ...meeting(2, '2025-02-05', toBank(50), matched(50))];
		expect(reasons(same, '2025-02-05')).toEqual([]);
	});
});

test('overdue: more than 15 % of what is out, or anything for more than 30 days', () => {
	const loan = (parts: number) => [
		...founded('2025-01-05', { box: 1000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: parts })),
		...meeting(2, '2025-02-05')
	];
	// One of ten instalments is 10 %, one of five 20 %.
	expect(reasons(loan(10), '2025-02-06')).toEqual([]);
	expect(reasons(loan(5), '2025-02-06')).toEqual([
		{ kind: 'overdue', amount: 20000, part: '0.2', portfolioAtRisk: '0', days: 1, weight: 2 }
	]);
	// 7 March is the 30th day overdue, 8 March the 31st.
	expect(reasons(loan(10), '2025-03-07')).toEqual([]);
	expect(reasons(loan(10), '2025-03-08')).toMatchObject([
		{ kind: 'overdue', part: '0.1', portfolioAtRisk: '1', days: 31, weight: 2 }
	]);
	expect(reasons(loan(5), '2025-03-08')).toMatchObject([{ kind: 'overdue', weight: 3 }]);
});

test('no backup for more than 14 days, or none since the group was founded', () => {
	expect(reasons(quiet, '2025-01-25', '2025-01-11')).toEqual([]);
	expect(reasons(quiet, '2025-01-26', '2025-01-11')).toEqual([{ kind: 'noBackup', days: 15, weight: 1 }]);
	expect(reasons(quiet, '2025-01-19', null)).toEqual([]);
	expect(reasons(quiet, '2025-01-20', null)).toEqual([{ kind: 'noBackup', days: null, weight: 1 }]);
	// Six weeks and a day since the founding.
	const meetings = [...quiet, ...meeting(2, '2025-02-05')];
	expect(reasons(meetings, '2025-02-17', null)).toMatchObject([{ kind: 'noBackup', weight: 2 }]);
});

test('worst first: one heavy reason before several light ones, and no group that needs none', () => {
	const today = day('2025-02-13');
	const light = { key: 'light', health: healthOf(quiet, '2025-01-20') };
	const heavy = {
		key: 'heavy',
		health: healthOf([...quiet, ...openMeeting(2, '2025-02-05', counted({ '10000': 1 }))], '2025-02-13')
	};
	const well = { key: 'well', health: healthOf([...quiet, ...meeting(2, '2025-02-05')], '2025-02-13') };
	const lighter = { key: 'lighter', health: healthOf(quiet, '2025-02-13') };
	const listed = needsHelp([well, lighter, light, heavy], today);
	expect(listed.map(({ key, reasons: why }) => [key, why.map((one) => one.kind)])).toEqual([
		['heavy', ['unexplainedDifference']],
		['light', ['missedMeetings', 'noBackup']],
		['lighter', ['missedMeetings']]
	]);
});

test('of a book of which only the compact state was read, what lies in the past is not known', () => {
	const state = bookOf(correctedYear);
	const read = expand(compact(state));
	const health = groupHealth(read, null, day('2025-04-05'));
	expect(health).toMatchObject({ acceptedDifferences: null, lastDepositOn: null, openDisputes: 1 });
	expect(groupHealth(state, null, day('2025-04-05'))).toMatchObject({
		acceptedDifferences: [{ on: '2025-03-05', amount: -500 }],
		lastDepositOn: '2025-04-05',
		overdue: [{ dueOn: '2025-03-05', unpaid: 15000, outstanding: 35000 }]
	});
});
