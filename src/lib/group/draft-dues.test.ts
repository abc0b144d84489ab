import { describe, expect, test } from 'vitest';
import { type FineId } from '#kernel';
import {
	aStamp,
	bookOf,
	desk,
	doing,
	entry,
	event,
	marked,
	memberId,
	rupees,
	withFields
} from '../../../tests/support/builders.ts';
import {
	balances,
	bought,
	fined,
	finePaid,
	held,
	m1,
	m2,
	m3,
	now,
	on,
	openWith,
	refusedCommand,
	toSocialFund,
	withoutHer,
	written
} from '../../../tests/support/dues.ts';
import { finesDueOf, type Command } from './index.ts';

// Requirements of the app beyond the ledger law (ledger law 3 and 5); amounts in paise.

describe('what the app asks for', () => {
	const circle = [marked('m1'), marked('m2'), marked('m3')];
	const threeFines = [fined('f1', 'm2', 5), fined('f2', 'm2', 3), fined('f3', 'm3', 9)];

	test('one payment covers her fines, oldest first, one event a fine', () => {
		const state = openWith(...threeFines, finePaid('f1', 1));
		const pay = (amount: number) => ({ type: 'PayFines', on, memberId: m2, amount: rupees(amount) }) as const;
		expect(written(state, pay(2))).toMatchObject([{ type: 'FinePaid', fineId: 'f1', amount: 200 }]);
		expect(written(state, pay(6))).toMatchObject([
			{ fineId: 'f1', amount: 400 },
			{ fineId: 'f2', amount: 200 }
		]);
		expect(written(state, pay(7))).toHaveLength(2);
		expect(refusedCommand(state, pay(8))).toEqual({ type: 'MoreThanOwed', owed: 700 });
		expect(refusedCommand(bookOf(held), pay(1))).toEqual({ type: 'NoOpenMeeting' });
		expect(refusedCommand(withoutHer(state, 'm2', now), pay(1))).toMatchObject({ type: 'MemberHasLeft' });
		expect(refusedCommand(state, { ...pay(1), memberId: memberId('m9') })).toMatchObject({
			type: 'MemberUnknown'
		});
	});

	test('a fine entered later for an earlier day is the older one', () => {
		const day7 = withFields(fined('f1', 'm2', 5), { occurredOn: '2025-02-07' });
		const state = openWith(day7, withFields(fined('f2', 'm2', 3), { occurredOn: '2025-02-06' }));
		expect(finesDueOf(state, m2).fines.map((fine) => fine.fineId)).toEqual(['f2', 'f1']);
	});

	test('a fine is imposed in the circle, forgiven by it, with quorum and officers', () => {
		const impose = {
			type: 'ImposeFine',
			on,
			fineId: 'f1' as FineId,
			memberId: m3,
			reason: 'absent',
			amount: rupees(5)
		} as const;
		expect(written(openWith(), impose)).toMatchObject([{ type: 'FineImposed', to: 'group', amount: 500 }]);
		expect(refusedCommand(bookOf([...held, ...desk(1, now)]), impose)).toEqual({ type: 'NotAtTheDesk' });
		expect(refusedCommand(bookOf(held), impose)).toEqual({ type: 'NoOpenMeeting' });
		const forgive = { type: 'ForgiveFine', on, fineId: 'f1' as FineId, agreedBy: [m1, m2] } as const;
		expect(written(openWith(...circle, ...threeFines), forgive)).toMatchObject([
			{ type: 'FineForgiven', fineId: 'f1' }
		]);
		expect(refusedCommand(openWith(...threeFines), forgive)).toMatchObject({ type: 'QuorumMissing' });
		expect(
			refusedCommand(openWith(...circle, ...threeFines), { ...forgive, agreedBy: [m1, m3] })
		).toMatchObject({ type: 'ApprovalsMissing', given: 1, needed: 2 });
	});

	test('what the government gives is no income any more; what older books hold of it stands, and can be put right', () => {
		const income = { type: 'ReceiveIncome', on, category: 'government', amount: rupees(500) } as const;
		expect(refusedCommand(openWith(), income)).toEqual({ type: 'GrantNotIncome' });
		const older = entry({ type: 'IncomeReceived', category: 'government', amount: 50_000 });
		expect(openWith(older).openMeeting?.cashIn).toBe(rupees(500));
	});

	test('help from the social fund needs what a loan needs', () => {
		const help = {
			type: 'SpendSocialFund',
			on,
			memberId: m3,
			amount: rupees(10),
			reason: 'illness',
			agreedBy: [m1, m2]
		} as const;
		const fund = toSocialFund('m1', 10);
		expect(written(openWith(...circle, fund), help)).toMatchObject([
			{ type: 'SocialFundPaidOut', memberId: 'm3', reason: 'illness' }
		]);
		expect(refusedCommand(openWith(...circle), help)).toMatchObject({ type: 'AccountTooSmall' });
		expect(refusedCommand(openWith(fund), help)).toMatchObject({ type: 'QuorumMissing' });
		expect(refusedCommand(openWith(...circle, fund), { ...help, agreedBy: [m1] })).toMatchObject({
			type: 'ApprovalsMissing'
		});
		expect(refusedCommand(bookOf([...held, ...desk(1, now)]), help)).toEqual({ type: 'NotAtTheDesk' });
	});

	test.each<[Command, object]>([
		[
			{ type: 'PayFee', on, memberId: m1, category: 'loanForm', amount: rupees(5) },
			{ type: 'FeePaid', memberId: 'm1', category: 'loanForm', amount: 500 }
		],
		[
			{ type: 'ReceiveIncome', on, category: 'tentHire', amount: rupees(5), via: 'bank/b1' },
			{ type: 'IncomeReceived', category: 'tentHire', amount: 500, via: 'bank/b1' }
		],
		[
			{ type: 'PaySocialFund', on, memberId: m1, amount: rupees(5) },
			{ type: 'SocialFundPaidIn', memberId: 'm1', amount: 500 }
		],
		[
			{ type: 'WithdrawSaving', on, memberId: m1, fund: 'regular', amount: rupees(5) },
			{ type: 'SavingWithdrawn', memberId: 'm1', fund: 'regular', amount: 500 }
		],
		[
			{ type: 'BuyAsset', on, thing: 'chair', amount: rupees(5) },
			{ type: 'AssetBought', thing: 'chair', amount: 500 }
		],
		[
			{ type: 'SellAsset', on, thing: 'scale', amount: rupees(5) },
			{ type: 'AssetSold', thing: 'scale', amount: 500 }
		]
	])('%j', (command, expected) => {
		const events = written(openWith(bought('scale', 10)), command);
		const [{ eventId: _, recordedAt: __, ...plain } = event(expected)] = events;
		expect(events).toHaveLength(1);
		expect(plain).toEqual({ ...expected, occurredOn: now });
	});
});

describe('one tap of the roll gives to both funds', () => {
	const gave = {
		type: 'AnswerRoll',
		on,
		memberId: m1,
		answer: 'gave',
		amount: rupees(20),
		socialFund: rupees(5)
	} as const;
	const at = (instant: string, prefix: string) => ({
		...aStamp(prefix),
		recordedAt: instant as ReturnType<typeof aStamp>['recordedAt']
	});
	const given = doing(openWith(), gave, at('2025-02-05T10:00:00.000Z', 'a'));
	const state = given.ok ? given.value.state : openWith();

	test('she came, saved, and paid into the social fund', () => {
		expect(written(openWith(), gave)).toMatchObject([
			{ type: 'AttendanceMarked', state: 'present' },
			{ type: 'SavingDeposited', fund: 'regular', amount: 2000 },
			{ type: 'SocialFundPaidIn', memberId: 'm1', amount: 500 }
		]);
		expect(balances(state)).toMatchObject({ box: 104500, 'social-fund': -500 });
		expect(written(openWith(), { ...gave, answer: 'came' })).toHaveLength(1);
	});

	test('a second answer takes back both and enters what she then says', () => {
		expect(written(state, { ...gave, answer: 'absent' })).toMatchObject([
			{ type: 'EventReversed', reverses: 'a2' },
			{ type: 'EventReversed', reverses: 'a3' },
			{ type: 'AttendanceMarked', state: 'absent' }
		]);
		const again = doing(state, { ...gave, socialFund: rupees(10) }, at('2025-02-05T10:01:00.000Z', 'b'));
		expect(again.ok && balances(again.value.state)).toMatchObject({ box: 105000, 'social-fund': -1000 });
		const third = again.ok && doing(again.value.state, { ...gave, answer: 'absent' }, aStamp('c'));
		expect(third && third.ok && balances(third.value.state)).toEqual(balances(openWith()));
	});

	test('what she gave to the fund beside the roll, and what others gave, stays', () => {
		const gift = doing(
			state,
			{ type: 'PaySocialFund', on, memberId: m1, amount: rupees(50) },
			at('2025-02-05T10:02:00.000Z', 'g')
		);
		const other = gift.ok
			? doing(gift.value.state, { ...gave, memberId: m2 }, at('2025-02-05T10:03:00.000Z', 'o'))
			: gift;
		const absent = other.ok ? doing(other.value.state, { ...gave, answer: 'absent' }, aStamp('z')) : other;
		// A gift of 50 and 5 of the other member stay; her own 5 is taken back.
		expect(absent.ok && balances(absent.value.state)).toMatchObject({ 'social-fund': -5500 });
	});
});
