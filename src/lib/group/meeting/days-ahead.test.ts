import { describe, expect, test } from 'vitest';
import { officersWhoDecide, record, type Command, type GroupEvent } from '#group';
import { bookOf, founded, memberId, office } from '../../../../tests/support/builders.ts';
import {
	away,
	came,
	count,
	four,
	goesOn,
	ids,
	joins,
	on,
	opens,
	page,
	plain,
	play,
	refusals,
	seal
} from '../../../../tests/support/one-officer.ts';

// Found in an independent review on 1 December 2026: attacks with one code and a clock years ahead, or a late page.

const [far, today] = ['2099-01-01', '2025-03-05'];

const note = (day: string): Command => ({ type: 'NoteAccess', on: on(day), what: 'fileHandedOut' });

test('a book with a note on a page entered late that was put away is read again', () => {
	const acts = [opens('2025-01-20', 'special', 7), note('2025-01-20'), away(today)];
	const played = play(bookOf(plain), acts);
	goesOn(played, today);
	expect(played.events.find(({ type }) => type === 'AccessNoted')?.occurredOn).toBe('2025-02-05');
});

test('also one in which an app of before dated it on the day of that page', () => {
	const said = {
		type: 'AccessNoted',
		occurredOn: '2025-01-20',
		what: 'fileHandedOut'
	} as unknown as GroupEvent;
	expect(record(bookOf(plain), said).ok).toBe(true);
});

describe('a clock that is years ahead binds no day by one code', () => {
	test.each<[string, readonly Command[]]>([
		['a desk page, empty', [opens(far, 'desk')]],
		[
			'a desk page with what a passbook shows',
			[
				opens(far, 'desk'),
				{ type: 'MatchStatement', on: on(far), bankAccountId: 'b1', balance: 0 } as unknown as Command
			]
		]
	])('%s that a regular page closed, which both officers put away', (_, acts) => {
		goesOn(play(bookOf(plain), [...acts, opens(far), away(today)]), today);
	});

	test.each<[string, Command]>([
		['the code of the last meeting', { type: 'CompareLastCode', on: on(far), outcome: 'same' }],
		['a name', { type: 'NameMember', on: on(far), memberId: memberId('m3'), name: 'a'.repeat(64) }],
		[
			'what the group says of itself',
			{ type: 'DescribeGroup', on: on(far), place: { village: 'X' } } as unknown as Command
		]
	])('a page with %s on it is put away', (_, act) => {
		goesOn(play(bookOf(plain), [opens(far), act, away(today)]), today);
	});

	test.each<[string, Command]>([
		['a note of who can open', note(far)],
		['the code of the last meeting', { type: 'CompareLastCode', on: on(far), outcome: 'same' }],
		['a mark', { type: 'MarkAttendance', on: on(far), memberId: memberId('m4'), state: 'present' }],
		['the count', count(far)]
	])('%s on the page of today', (_, act) => {
		const closed = play(bookOf(plain), [
			opens(today),
			...came(today),
			act,
			count(today),
			seal(today, 'm1', 'm2')
		]);
		expect(refusals(closed)).toEqual([]);
		expect(closed.state.lastSealedDay).toBe(today);
	});

	test('nor the close itself', () => {
		const closed = play(bookOf(plain), [opens(today), ...came(today), count(today), seal(far, 'm1', 'm2')]);
		expect(closed.state.lastSealedDay).toBe(today);
		expect(play(closed.state, [opens('2025-04-05')], 'n').results).toEqual(['ok']);
	});

	test('an office of a day to come: it counts from that day, and the page keeps its own', () => {
		const office = { type: 'GiveOffice', memberId: memberId('m4'), office: 'secretary', agreedBy: four };
		const of = (day: string, number: number) => [
			opens(day),
			...came(day),
			...(number > 0 ? [] : [{ ...office, on: on('2025-12-31') } as Command]),
			count(day),
			seal(day, 'm1', 'm2')
		];
		const closed = play(bookOf(plain), of(today, 0));
		expect([refusals(closed), closed.state.lastSealedDay]).toEqual([[], today]);
		expect(officersWhoDecide(closed.state)).toEqual(['m1', 'm2']);
		const then = play(closed.state, of('2026-01-05', 1), 'n');
		expect([refusals(then), officersWhoDecide(then.state)]).toEqual([[], ['m1', 'm4']]);
	});

	test.each<[string, Command]>([
		[
			'a line of money',
			{ type: 'PayExpense', on: on(far), category: 'other', amount: 100 } as unknown as Command
		],
		['a joining', joins(far)],
		[
			'a correction',
			{
				type: 'CorrectEntry',
				on: on(far),
				eventId: 'b8' as never,
				reason: 'notDone',
				replacement: null,
				agreedBy: four
			}
		]
	])('%s on the page of today is refused: the page has its own day', (_, act) => {
		const begun = play(bookOf(plain), [opens(today), ...came(today)]);
		expect(play(begun.state, [act], 'f').errors).toEqual([{ type: 'DayAfterMeeting', meetingDay: today }]);
		expect(play(begun.state, [{ ...act, on: on(today) }], 't').results).toEqual(['ok']);
		const late = play(bookOf(plain), [opens('2025-01-20', 'special', 7), ...came('2025-01-20'), act]);
		expect(late.errors).toEqual([{ type: 'DayAfterMeeting', meetingDay: '2025-02-05' }]);
	});

	test('a passbook of that day: what the women see at the meeting counts', () => {
		const look = (day: string, balance: number) =>
			({ type: 'MatchStatement', on: on(day), bankAccountId: 'b1', balance }) as unknown as Command;
		const { state } = play(bookOf(plain), [look(far, 99_900), opens(today), look(today, 0)]);
		expect(state.bankAccounts.get('b1' as never)?.lastStatement).toMatchObject({ on: today, balance: 0 });
		// A late page keeps the newer statement.
		const late = play(
			state,
			[
				...came(today),
				count(today),
				seal(today, 'm1', 'm2'),
				opens('2025-02-10', 'special', 9),
				look('2025-02-10', 5)
			],
			'l'
		);
		expect(late.state.bankAccounts.get('b1' as never)?.lastStatement).toMatchObject({
			on: today,
			balance: 0
		});
	});
});

describe('a page entered late', () => {
	/** m3 was president until June, then m2; m1 is secretary throughout. */
	const elected = [
		...founded('2025-01-05', { members: 4, box: 1000 }),
		...page(
			1,
			'2025-02-05',
			['m1', 'm2'],
			office('m3', 'president')('2025-02-05'),
			office('m1', 'secretary')('2025-02-05')
		),
		...page(2, '2025-06-05', ['m1', 'm3'], office('m2', 'president')('2025-06-05')),
		...page(3, '2025-07-05', ['m1', 'm2'])
	];
	const late = '2025-03-05';
	const spend = { type: 'PayExpense', on: on(late), category: 'other', amount: 90_000 } as unknown as Command;

	test('is closed by two who decide now: not by one and another whose office is over', () => {
		const begun = play(bookOf(elected), [
			note('2025-07-06'),
			opens(late, 'special', 7),
			...came(late),
			spend
		]);
		expect(officersWhoDecide(bookOf(elected))).toEqual(['m1', 'm2']);
		expect(play(begun.state, [seal(late, 'm1', 'm3')], 's').results).toEqual(['ApprovalsMissing']);
		const closed = play(begun.state, [seal(late, 'm1', 'm2', 'm3')], 's');
		expect([closed.results, closed.state.accessToHear]).toEqual([['ok'], []]);
	});

	test('at a desk of that day, two who decide now give their codes: not one and another whose office is over', () => {
		const desk = play(bookOf(elected), [opens(late, 'desk', 1)]);
		const opensOne = (...women: readonly string[]) =>
			({
				type: 'OpenBankAccount',
				on: on(late),
				bankAccountId: 'mine',
				bank: 'Mine',
				approvedBy: ids(...women)
			}) as unknown as Command;
		expect(play(desk.state, [opensOne('m1', 'm3')], 'd').results).toEqual(['ApprovalsMissing']);
		expect(play(desk.state, [opensOne('m1', 'm2', 'm3')], 'd').results).toEqual(['ok']);
		const empty = play(bookOf(elected), [opens(late, 'special', 7)]);
		const gone = (...women: readonly string[]) => [{ ...away(late), approvedBy: ids(...women) } as Command];
		expect(play(empty.state, gone('m1', 'm3'), 'p').results).toEqual(['ApprovalsMissing']);
		expect(play(empty.state, gone('m1', 'm2', 'm3'), 'p').results).toEqual(['ok']);
	});

	test('on the day of its clock is late in name alone: it needs a count as any page', () => {
		const day = '2025-07-20';
		const acts = [opens(day, 'special', 7), ...came(day), { ...spend, on: on(day) } as Command];
		const begun = play(bookOf(elected), acts);
		expect(play(begun.state, [seal(day, 'm1', 'm2')], 's').results).toEqual(['CountMissing']);
		const counted = [count(day, 100), seal(day, 'm1', 'm2')];
		expect(play(begun.state, counted, 's').results).toEqual(['ok', 'ok']);
		// It was entered a week later: the box holds another amount now.
		const after = play(bookOf(elected), acts, 'a', '2025-07-27');
		expect(play(after.state, [seal(day, 'm1', 'm2')], 's').results).toEqual(['ok']);
	});

	test('that a file says one and another closed leaves who can open to be heard', () => {
		const begun = play(bookOf(elected), [note('2025-07-06'), opens(late, 'special', 7)]);
		const said = {
			type: 'MeetingSealed',
			occurredOn: late,
			approvals: ['m1', 'm3']
		} as unknown as GroupEvent;
		const closed = record(begun.state, said);
		expect(closed.ok && closed.value.state.accessToHear).toHaveLength(1);
	});
});
