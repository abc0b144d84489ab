import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { addDays, type BankAccountId, type LocalDate, type MemberId } from '#kernel';
import {
	bankAccount,
	box,
	decide,
	groupEventSchema,
	officersWhoDecide,
	officersWhoVouch,
	nameInBook,
	hasVouchers,
	replay,
	type Command,
	type GroupEvent,
	type GroupState
} from '#group';
import { exceptions } from '#reports';
import { money, type Money } from '#money';
import {
	aStamp,
	bankOpened,
	bookOf,
	founded,
	marked,
	memberId,
	rules,
	rupees,
	sealed,
	opened,
	counted,
	saved,
	withFields
} from '../support/builders.ts';
import { cases, seed } from '../support/soak.ts';

// A model attacker (ledger law 56, 57 and 63): m1 is president, m2 secretary. m1 has the phone, her own code, every other button, any clock and any
// order, for as long as she likes. What she gets of the group without a second code is nothing, or stands in the exceptions.

const women = ['m1', 'm2', 'm3', 'm4'].map(memberId);
const [m1] = women as [MemberId];
const b1 = 'b1' as BankAccountId;

/** A year ago the group was founded; the secretary's term may have ended since. */
const book = (ends: string | null): readonly GroupEvent[] => [
	...founded('2025-01-05', { members: 4, box: 1000 }),
	bankOpened()('2025-01-05'),
	opened(1)('2025-02-05'),
	...women.map((one) => marked(one)('2025-02-05')),
	saved('m1', 20)('2025-02-05'),
	...(ends === null ? [] : [termOfSecretary(ends)]),
	counted({ '100': 1020 })('2025-02-05'),
	withFields(sealed, { approvals: ['m1', 'm2'] })('2025-02-05')
];

function termOfSecretary(until: string): GroupEvent {
	const given = founded('2025-02-05', { members: 2 }).find(
		(event) => event.type === 'OfficeGiven' && event.memberId === 'm2'
	) as GroupEvent;
	return { ...given, until: until as LocalDate } as GroupEvent;
}

const day = fc.integer({ min: -500, max: 4000 }).map((days) => addDays('2025-02-05' as LocalDate, days));
/** Hers, her own twice, somebody without an office, or nobody's: never a second officer's. */
const codes = fc.constantFrom<readonly MemberId[]>(
	[],
	[m1],
	[m1, m1],
	[m1, memberId('m3')],
	[memberId('m3')]
);
const faces = fc.constantFrom<readonly MemberId[]>(women, [m1], []);
const woman = fc.constantFrom(...women);
const amount = fc.oneof(
	{ weight: 9, arbitrary: fc.integer({ min: 1, max: 900 }).map(rupees) },
	// As a program may say, which no screen lets her type.
	{ weight: 1, arbitrary: fc.constantFrom(0, 10_000_000_001, 9e15).map((sum) => sum as Money) }
);

const act: fc.Arbitrary<Command> = fc
	.record({ on: day, approvedBy: codes, agreedBy: faces, memberId: woman, amount, pick: fc.nat(99) })
	.map(({ on, approvedBy, agreedBy, memberId, amount, pick }): Command => {
		const all = { on, approvedBy, agreedBy };
		const name = `x${String(pick)}`;
		const many: readonly Command[] = [
			{ type: 'OpenMeeting', on, kind: 'regular' },
			{ type: 'OpenMeeting', on, kind: 'desk' },
			{ type: 'OpenMeeting', on, kind: 'special', late: { number: 100 + pick } },
			{ type: 'OpenMeeting', on, kind: 'desk', late: { number: pick * 1_100 } },
			{ type: 'RaiseDispute', about: 'e2' as never, memberId, kind: 'no code of the list!', ...all },
			...women.map((one): Command => ({
				type: 'AnswerRoll',
				on,
				memberId: one,
				answer: 'gave',
				amount: rupees(20)
			})),
			{ type: 'TakeCashToBank', bankAccountId: b1, amount, ...all },
			{ type: 'TakeCashFromBank', bankAccountId: b1, amount, ...all },
			{ type: 'CreditBankInterest', bankAccountId: b1, amount, ...all },
			{ type: 'ChargeBank', bankAccountId: b1, amount, ...all },
			{ type: 'MatchStatement', bankAccountId: b1, balance: amount, ...all },
			{ type: 'OpenBankAccount', bankAccountId: name as BankAccountId, bank: 'Mine', ...all },
			{ type: 'DescribeGroup', place: { village: 'X' }, ...all },
			{ type: 'AddMember', memberId: name as MemberId, number: 10 + pick, symbol: name, ...all },
			{ type: 'NoteErasure', memberId, ...all },
			{ type: 'NameMember', memberId, name: 'a'.repeat(64), ...all },
			{ type: 'GiveOffice', memberId, office: 'treasurer', ...all },
			{ type: 'GiveOffice', memberId: m1, office: 'secretary', ...all },
			{ type: 'LeaveGroup', memberId, reason: 'excluded', ...all },
			{
				type: 'ChangeRules',
				constitution: rules({ quorum: '1/20', approvals: { seal: 1, rule: 1, correction: 1 } }) as never,
				...all
			},
			{ type: 'PayExpense', category: 'travel', amount, ...all },
			{ type: 'WithdrawSaving', memberId, fund: 'regular', amount, ...all },
			{ type: 'CountCash', on, pieces: new Map([[rupees(1), pick * 20]]) },
			{ type: 'SealMeeting', on, approvals: approvedBy },
			{ type: 'PutMeetingAway', on, approvedBy },
			{ type: 'RaiseDispute', about: 'e1' as never, memberId, kind: 'amount', ...all },
			{ type: 'NoteAccess', on, what: 'fileHandedOut' },
			{ type: 'CompareLastCode', on, outcome: 'same' }
		];
		return many[pick % many.length] as Command;
	});

interface Played {
	readonly start: GroupState;
	readonly state: GroupState;
	readonly events: readonly GroupEvent[];
}

function play(before: readonly GroupEvent[], acts: readonly Command[]): Played {
	const start = bookOf(before);
	const stamp = aStamp('attack');
	let state = start;
	const events: GroupEvent[] = [...before];
	for (const command of acts) {
		// What stands on a page of the circle waits for its codes: only what is closed counts.
		const decided = decide(state, command, stamp);
		if (!decided.ok) continue;
		({ state } = decided.value);
		events.push(...decided.value.steps.map(({ event }) => event));
	}
	return { start, state, events };
}

/** Without the page of the circle that is open: nobody's code closed it. */
const closed = ({ openMeeting, ...state }: GroupState): GroupState =>
	openMeeting !== null && openMeeting.kind !== 'desk' ? openMeeting.before : { ...state, openMeeting };

test('one officer alone, with any clock and in any order, gets nothing that no exception names', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(null, '2025-03-01', '2026-02-04'),
			fc.array(act, { maxLength: 25 }),
			(ends, acts) => {
				const { start, state, events } = play(book(ends), acts);
				expect([...officersWhoDecide(state)].sort()).toEqual(['m1', 'm2']);
				const now = closed(state);
				const held = (of: GroupState) => of.balances.get(box) ?? money(0);
				expect(held(now)).toBe(held(start));
				expect([...now.members.keys()]).toEqual([...start.members.keys()]);
				expect(women.map((one) => nameInBook(now, one))).toEqual(women.map((one) => nameInBook(start, one)));
				expect([...now.bankAccounts.keys()]).toEqual([...start.bankAccounts.keys()]);
				expect(now.offices.filter(({ memberId }) => !women.includes(memberId))).toEqual([]);
				const inBank = (of: GroupState) => of.balances.get(bankAccount(b1)) ?? money(0);
				const told = exceptions(events, {
					currency: 'INR',
					from: '2000-01-01' as LocalDate,
					to: '2099-12-31' as LocalDate
				});
				if (inBank(now) !== inBank(start)) expect(told.between.length).toBeGreaterThan(0);
				for (const owner of women) expect(hasVouchers(state, owner, [m1])).toBe(false);
				expect(officersWhoVouch(state, memberId('m3')).slice(0, 2)).toEqual(['m1', 'm2']);
			}
		),
		{ numRuns: cases(300), seed: seed() }
	);
});

/** What both officers do about a page that one of them opened: each line that can be is taken back, and the page is put away. */
function rid({ start, state, events }: Played): Played {
	const stamp = aStamp('both');
	const [today, both] = ['2026-03-01' as LocalDate, ['m1', 'm2'].map(memberId)];
	let so = state;
	const all = [...events];
	const tries = (command: Command): void => {
		const decided = decide(so, command, stamp);
		if (!decided.ok) return;
		so = decided.value.state;
		all.push(...decided.value.steps.map(({ event }) => event));
	};
	for (const { eventId } of [...(so.openMeeting?.events ?? [])].reverse())
		if (eventId !== undefined)
			tries({
				type: 'TakeBack',
				on: so.openMeeting?.lastDay ?? today,
				eventIds: [eventId],
				approvedBy: both
			});
	tries({ type: 'PutMeetingAway', on: today, approvedBy: both });
	return { start, state: so, events: all };
}

test('whatever she wrote, the book is read again, and the group holds its meeting today', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
			// A desk page that was open below comes back once the page on it is put away.
			const { state: free, events } = rid(rid(play(book(null), acts)));
			const again = replay(events, 'INR');
			expect(again.ok ? null : again.error).toBeNull();
			expect(events.filter((event) => !v.is(groupEventSchema, event))).toEqual([]);
			const opens = { type: 'OpenMeeting', on: '2026-03-01' as LocalDate, kind: 'regular' } as const;
			const opened = decide(free, opens, aStamp('today'));
			expect(opened.ok ? null : [opened.error, free.openMeeting?.events]).toBeNull();
		}),
		{ numRuns: cases(300), seed: seed() }
	);
});
