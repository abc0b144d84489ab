import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	bookOf,
	day,
	founded,
	joined,
	lent,
	marked,
	meeting,
	memberId,
	office,
	opened,
	openMeeting,
	refusalOf,
	saved,
	withFields
} from '../../../../tests/support/builders.ts';
import { fined } from '../../../../tests/support/dues.ts';
import {
	consented,
	erased,
	left,
	recorded,
	refusedCommand,
	ruled,
	unconsented,
	written
} from '../../../../tests/support/people.ts';
import { checkAll, officesOn, type GroupEvent, type GroupState } from '../index.ts';

// Membership, offices and consents. Computed by hand from ledger law 2 and 3, fine print 14.

const first = '2025-01-05';
const now = '2025-02-05';
const next = '2025-03-05';
const on = day(now);
const [m1, m2, m3] = [memberId('m1'), memberId('m2'), memberId('m3')];

const memberOf = (state: GroupState, who = m1) => present(state.members.get(who), 'she is known');

/** m1 has 20 + 20 + 400 = 440 and owes a loan of 300 with 6 of interest (2 % on 1 February) and a fine of 10. */
const before = (constitution: object = {}, terms: object = {}, more: object = {}) => [
	...founded(first, { members: 4, box: 1000, constitution }),
	...meeting(1, first, saved('m1', 20), saved('m1', 400, 'voluntary'), lent('l1', 'm1', 300, terms)),
	...openMeeting(2, now, marked('m1'), saved('m1', 20), fined('f1', 'm1', 10, more))
];

describe('who is a member', () => {
	test('twenty at once: when one has left another may join, with a new number', () => {
		const full = [...founded(first, { members: 20 }), opened(1)(first)];
		expect(refusalOf(bookOf(full), joined(21)(first))).toEqual({ type: 'TooManyMembers', most: 20 });
		const free = bookOf([...full, left('m20')(first)]);
		expect(refusalOf(free, joined(21)(first))).toBeNull();
		const again = withFields(joined(20), { memberId: 'm20b' });
		expect(refusalOf(free, again(first))).toEqual({ type: 'MemberNumberTaken', number: 20 });
	});

	test('thirty in a group of the other kind', () => {
		const constitution = { kind: 'vsla' };
		expect(refusalOf(bookOf(founded(first, { members: 29, constitution })), joined(30)(first))).toBeNull();
		expect(refusalOf(bookOf(founded(first, { members: 30, constitution })), joined(31)(first))).toEqual({
			type: 'TooManyMembers',
			most: 30
		});
	});

	test('in rupees of Nepal as many as the group says, up to forty; before it says so, twenty', () => {
		const of = (members: number, constitution: object, currency: 'INR' | 'NPR' = 'NPR') =>
			bookOf(founded(first, { members, constitution }), currency);
		expect(refusalOf(of(25, { membersMost: 40 }), joined(26)(first))).toBeNull();
		expect(refusalOf(of(40, { membersMost: 40 }), joined(41)(first))).toEqual({
			type: 'TooManyMembers',
			most: 40
		});
		expect(refusalOf(of(15, { membersMost: 15 }), joined(16)(first))).toEqual({
			type: 'TooManyMembers',
			most: 15
		});
		// A group founded before the rule continues unchanged.
		expect(refusalOf(of(20, {}), joined(21)(first))).toEqual({ type: 'TooManyMembers', most: 20 });
		expect(refusalOf(of(20, {}), ruled({ membersMost: 25 })(first))).toBeNull();
		expect(refusalOf(of(25, { membersMost: 25 }), ruled({ membersMost: 24 })(first))?.type).toBe(
			'TooManyMembers'
		);
	});

	test('in India never more than the law allows, however the group decides or is founded', () => {
		const inIndia = bookOf(founded(first, { members: 20 }));
		expect(refusalOf(inIndia, ruled({ membersMost: 21 })(first))).toEqual({
			type: 'TooManyMembers',
			most: 20
		});
		expect(refusalOf(inIndia, ruled({ kind: 'vsla', membersMost: 31 })(first))).toEqual({
			type: 'TooManyMembers',
			most: 30
		});
		const [founding] = founded(first, { constitution: { membersMost: 40 } });
		expect(checkAll([present(founding, 'it begins so')], 'INR')).toMatchObject({
			error: { rejection: { type: 'TooManyMembers', most: 20 } }
		});
		expect(checkAll([present(founding, 'it begins so')], 'NPR').ok).toBe(true);
	});

	test('on a day before one left and another joined there were as many as now', () => {
		// m1 … m19; m19 leaves on 5 February, m20 and m21 join after it: nineteen, eighteen, then twenty.
		const events = [
			...founded(first, { members: 19 }),
			...openMeeting(1, now, left('m19')),
			joined(20)('2025-02-06'),
			joined(21)('2025-02-06')
		];
		expect(refusalOf(bookOf(events), joined(22)('2025-02-05'))?.type).toBe('TooManyMembers');
		expect(refusalOf(bookOf(events.slice(0, -1)), joined(22)('2025-02-05'))).toBeNull();
	});

	test('a symbol is free again when its woman has left', () => {
		const parrot = (number: number) => withFields(joined(number), { symbol: 'parrot' });
		const state = bookOf([...founded(first), parrot(8)(first), opened(1)(first)]);
		expect(refusalOf(state, parrot(9)(first))?.type).toBe('SymbolTaken');
		expect(refusalOf(recorded(state, left('m8')(first)).state, parrot(9)(first))).toBeNull();
	});

	test('nothing more is entered for a woman who has left', () => {
		const state = recorded(bookOf(before()), left('m2')(now)).state;
		expect(memberOf(state, m2)).toMatchObject({ leftOn: now, leftBecause: 'moved' });
		for (const entry of [office('m2', 'treasurer'), consented('m2', ['name']), left('m2')])
			expect(refusalOf(state, entry(now))).toEqual({ type: 'MemberHasLeft', memberId: 'm2', leftOn: now });
	});

	test('a quorum is of the women who are members that day', () => {
		// A quorum of four members is three; after one has left, it is two.
		const circle = [marked('m1'), marked('m2')];
		const resolve = { type: 'PassResolution', on, kind: 'bankLoan', agreedBy: [m1] } as const;
		const four = [...founded(first, { members: 4, box: 1000 })];
		expect(refusedCommand(bookOf([...four, ...openMeeting(1, now, ...circle)]), resolve)).toBe(
			'QuorumMissing'
		);
		const three = [...four, ...meeting(1, first, left('m4')), ...openMeeting(2, now, ...circle)];
		expect(refusedCommand(bookOf(three), resolve)).toBeNull();
	});
});

describe('offices', () => {
	const given = (...entries: readonly GroupEvent[]) => bookOf([...founded(first), ...entries]);
	const held = (state: GroupState, on: string) =>
		officesOn(state, day(on))
			.map((term) => `${term.memberId} ${term.office}`)
			.sort();

	test('of three one woman holds each: the earlier term ends the day before', () => {
		const state = given(office('m3', 'president')(now));
		expect(held(state, '2025-02-04')).toEqual(['m1 president', 'm2 secretary']);
		expect(held(state, now)).toEqual(['m2 secretary', 'm3 president']);
		expect(state.offices).toHaveLength(3);
	});

	test('several may write or keep a key; her own earlier term is replaced', () => {
		const state = given(
			...['m1', 'm2', 'm1'].map((member) => office(member, 'keyHolder')(first)),
			office('m1', 'keyHolder')(now)
		);
		expect(held(state, now)).toEqual(['m1 keyHolder', 'm1 president', 'm2 keyHolder', 'm2 secretary']);
	});

	test('a last day that is past ends a term and begins none', () => {
		const state = given(withFields(office('m1', 'president'), { until: '2025-01-31' })(now));
		expect(held(state, '2025-01-31')).toContain('m1 president');
		expect(held(state, '2025-02-01')).toEqual(['m2 secretary']);
		expect(state.offices).toHaveLength(2);
	});

	test('a last day that is known ends the new term', () => {
		const state = given(withFields(office('m3', 'president'), { until: next })(now));
		expect(held(state, next)).toEqual(['m2 secretary', 'm3 president']);
		expect(held(state, '2025-03-06')).toEqual(['m2 secretary']);
	});

	test('entered late, it gives way to what was decided for a later day', () => {
		const state = given(office('m3', 'president')(next), office('m2', 'president')(now));
		expect(held(state, '2025-02-04')).toContain('m1 president');
		expect(held(state, '2025-03-04')).toEqual(['m2 president', 'm2 secretary']);
		expect(held(state, next)).toEqual(['m2 secretary', 'm3 president']);
	});

	describe('the app', () => {
		const circle = (...entries: readonly GroupEvent[]) =>
			bookOf([...founded(first), ...entries, ...openMeeting(1, now, marked('m1'), marked('m2'))]);
		const command = {
			type: 'GiveOffice',
			on,
			memberId: m3,
			office: 'treasurer',
			agreedBy: [m1, m2, m3]
		} as const;

		test('passes the last day on, and writes no approval before the seal', () => {
			expect(written(circle(), { ...command, until: day(next) })).toMatchObject([
				{ type: 'OfficeGiven', until: next }
			]);
			expect(written(circle(), command)[0]).not.toHaveProperty('until');
			expect(written(circle(), command)[0]).not.toHaveProperty('approvedBy');
		});

		test('lets the circle decide, with as many officers as a rule asks for', () => {
			expect(refusedCommand(circle(), { ...command, agreedBy: [m1, m3] })).toBe('ApprovalsMissing');
			expect(refusedCommand(bookOf(founded(first)), command)).toBe('NoOpenMeeting');
			const few = bookOf([...founded(first), ...openMeeting(1, now, marked('m1'))]);
			expect(refusedCommand(few, command)).toBe('QuorumMissing');
			const past = { ...command, memberId: m2, office: 'secretary', until: day('2025-02-04') } as const;
			expect(refusedCommand(circle(), { ...past, agreedBy: [m1] })).toBe('ApprovalsMissing');
			expect(refusedCommand(circle(), past)).toBeNull();
		});

		test('asks for those who hold one, also where one of the two did not come', () => {
			const without = bookOf([...founded(first), ...openMeeting(1, now, marked('m1'), marked('m3'))]);
			expect(refusedCommand(without, { ...command, agreedBy: [m1, m3] })).toBe('ApprovalsMissing');
		});
	});

	test('who agreed is known', () => {
		const unknown = withFields(office('m3', 'treasurer'), { approvedBy: ['m9'] })(now);
		expect(refusalOf(given(), unknown)?.type).toBe('MemberUnknown');
	});
});

describe('consent', () => {
	const group = founded(first);
	const consents = (...entries: readonly GroupEvent[]) => memberOf(bookOf([...group, ...entries])).consents;

	test('is what she said last; it is taken back in part or whole, and ends with her record', () => {
		const given = [consented('m1', ['name', 'photo'])(first), consented('m1', ['voice', 'name'])(now)];
		expect(consents(...given)).toEqual(['name', 'photo', 'voice']);
		expect(consents(...given, unconsented('m1', { scope: ['photo'] })(now))).toEqual(['name', 'voice']);
		expect(consents(...given, unconsented('m1')(now))).toEqual([]);
		expect(consents(...given, erased('m1')(now))).toEqual([]);
	});

	test('what she never gave cannot be taken back', () => {
		const state = bookOf([...group, consented('m1', ['name'])(first)]);
		expect(refusalOf(state, unconsented('m1', { scope: ['name', 'photo'] })(first))).toEqual({
			type: 'ConsentUnknown',
			memberId: 'm1'
		});
		expect(refusalOf(state, unconsented('m2')(first))?.type).toBe('ConsentUnknown');
		expect(refusalOf(state, unconsented('m1')(first))).toBeNull();
	});

	test('she takes it back, and her record is erased, also when she has left', () => {
		const state = bookOf([...before(), consented('m1', ['name'])(now), left('m1')(now)]);
		expect(refusalOf(state, unconsented('m1')(now))).toBeNull();
		const figures = recorded(state, erased('m1')(now)).state;
		expect(memberOf(figures)).toMatchObject({ number: 1, savingsDue: 2000 });
		expect(refusalOf(state, erased('m9')(now))?.type).toBe('MemberUnknown');
	});

	test('the app writes it as it was said', () => {
		const scope: ('name' | 'shareWithNgo')[] = ['name', 'shareWithNgo'];
		const give = {
			type: 'GiveConsent',
			on,
			memberId: m1,
			notice: 'v2',
			language: 'bho',
			scope
		} as const;
		expect(written(bookOf(group), give)).toMatchObject([{ type: 'ConsentGiven', language: 'bho', scope }]);
		const state = bookOf([...group, consented('m1', ['name', 'photo'])(first)]);
		expect(written(state, { type: 'WithdrawConsent', on, memberId: m1, scope: ['photo'] })).toMatchObject([
			{ type: 'ConsentWithdrawn', scope: ['photo'] }
		]);
		const erasure = {
			type: 'NoteErasure',
			on,
			memberId: m1,
			approvedBy: ['m1', 'm2'].map(memberId)
		} as const;
		expect(written(state, erasure)).toMatchObject([{ type: 'MemberErased', approvedBy: ['m1', 'm2'] }]);
	});
});
