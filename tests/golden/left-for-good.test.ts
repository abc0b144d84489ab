import { describe, expect, test } from 'vitest';
import { checkAll, replayUntil, type GroupEvent } from '#group';
import {
	bookOf,
	day,
	event,
	founded,
	joined,
	lent,
	marked,
	meeting,
	memberId,
	office,
	opened,
	opening,
	openMeeting,
	penTaken,
	refusalOf,
	repaid,
	saved,
	sealed,
	spent,
	toBank,
	bankOpened,
	withFields,
	type Entry
} from '../support/builders.ts';
import { feePaid, fined, fromSocialFund, received, toSocialFund, withdrawn } from '../support/dues.ts';
import { late, rescheduled, toppedUp, writtenOff } from '../support/loan-entries.ts';
import {
	consented,
	disputed,
	erased,
	left,
	parts,
	payablePaid,
	shared,
	unconsented
} from '../support/people.ts';

// A member who has left takes part in nothing afterwards, whatever the day of the page (ledger law 11 (34)). Worked by
// hand: m2 saved 20 in January and left on 10 March with her 20; the paper page of 10 February is entered after that.

const [january, february, march, april] = ['2024-01-10', '2024-02-10', '2024-03-10', '2024-04-10'] as const;
const gone = { type: 'MemberHasLeft', memberId: 'm2', leftOn: march };
const untilMarch = (...ofJanuary: readonly Entry[]): readonly GroupEvent[] => [
	...founded('2024-01-05', { box: 1000, members: 4 }),
	bankOpened()('2024-01-05'),
	...meeting(1, january, saved('m1', 20), saved('m2', 20), toSocialFund('m1', 10), ...ofJanuary)
];
const settled = (...ofJanuary: readonly Entry[]) => [
	...untilMarch(...ofJanuary),
	...meeting(3, march, left('m2'))
];
const latePage = (...ofJanuary: readonly Entry[]) => bookOf([...settled(...ofJanuary), late(2)(february)]);

describe('on a page that is entered after she left, of a day before it', () => {
	test.each<[string, Entry]>([
		['saving', saved('m2', 20)],
		['taking saving out', withdrawn('m2', 10)],
		['a loan', lent('l1', 'm2', 100)],
		['standing in for a loan', withFields(lent('l1', 'm3', 100), { guarantors: ['m2'] })],
		['a fine', fined('f1', 'm2', 5)],
		['a fee', feePaid('loanForm', 5, { memberId: 'm2' })],
		['income of hers', received('tentHire', 5, { memberId: 'm2' })],
		['a cost of hers', withFields(spent('travel', 5), { memberId: 'm2' })],
		['paying into the social fund', toSocialFund('m2', 5)],
		['getting from the social fund', fromSocialFund('m2', 5)],
		['a part of a dividend', shared('equal', 40, { parts: parts({ m1: 20, m2: 20 }) })],
		['a part of a dividend that is computed', shared('equal', 40)],
		['an office', office('m2', 'treasurer')],
		['consent', consented('m2', ['name'])]
	])('%s is refused', (_, entry) => {
		expect(refusalOf(latePage(), entry(february))).toEqual(gone);
	});

	test('interest that was due then is refused, and so are new terms and a top-up', () => {
		// 1,000 lent in January, 20 due on 1 February; all of it was settled in March.
		const rich = [lent('l1', 'm2', 100), saved('m2', 200)];
		for (const entry of [repaid('l1', 2), rescheduled(), toppedUp(10)])
			expect(refusalOf(latePage(...rich), entry(february))).toEqual(gone);
	});

	test('what she was owed on leaving is not paid before she left', () => {
		const kept = left('m2', {
			settlement: { savings: 2000, surplus: 0, loan: 0, interest: 0, fines: 0, paid: 0, payable: 2000 }
		});
		const owed = [...untilMarch(), ...meeting(3, march, kept)];
		expect(refusalOf(bookOf([...owed, late(2)(february)]), payablePaid('m2', 20)(february))).toEqual({
			type: 'MoreThanOwed',
			owed: 0
		});
		const paid = [...owed, ...meeting(4, april, payablePaid('m2', 20))];
		expect(bookOf(paid).balances.get('payable/m2' as never)).toBeUndefined();
	});

	// Journal 7 of the attackers, shortened: 100 were payable by the cut-off sheet, 100 more when she left in March.
	test('what was payable to her before is paid on a page of that time, and no more', () => {
		const owed = [
			...founded(january, { members: 3 }),
			opening({
				box: 100000,
				savings: [{ memberId: 'm2', fund: 'regular', amount: 90000 }],
				payables: [{ memberId: 'm2', amount: 10000 }]
			})(january),
			...meeting(1, january),
			...meeting(
				3,
				march,
				left('m2', {
					settlement: {
						savings: 90000,
						surplus: 0,
						loan: 0,
						interest: 0,
						fines: 0,
						paid: 80000,
						payable: 10000
					}
				})
			),
			late(2)(february)
		];
		const open = bookOf(owed);
		expect(refusalOf(open, payablePaid('m2', 101)(february))).toEqual({ type: 'MoreThanOwed', owed: 10000 });
		const paid = bookOf([...owed, payablePaid('m2', 100)(february)]);
		expect(paid.balances.get('payable/m2' as never)).toBe(-10000);
		expect(refusalOf(paid, payablePaid('m2', 1)(february))).toEqual({ type: 'MoreThanOwed', owed: 0 });
	});

	test('that she came and held the pen is written: no money hangs on it', () => {
		for (const entry of [marked('m2'), penTaken('m2', 'roll')])
			expect(refusalOf(latePage(), entry(february))).toBeNull();
	});
});

describe('on a day after she left', () => {
	const open = bookOf([...settled(fined('f1', 'm2', 5)), ...openMeeting(4, april)]);

	test.each<[string, Entry]>([
		['coming', marked('m2')],
		['the pen', penTaken('m2', 'roll')],
		['carrying money to the bank', toBank(10, { by: ['m2'] })]
	])('%s is refused', (_, entry) => {
		expect(refusalOf(open, entry(april))).toEqual(gone);
	});

	test('calling a meeting is refused', () => {
		const called = withFields(opened(4), { calledBy: 'm2' });
		expect(refusalOf(bookOf(settled()), called(april))).toEqual(gone);
	});

	test('what is no part in the group stays hers: her word taken back, her record erased, her question', () => {
		const asked = bookOf([
			...untilMarch(withFields(saved('m2', 20), { eventId: 'hers' }), consented('m2', ['name'])),
			...meeting(3, march, left('m2')),
			opened(4)(april)
		]);
		for (const entry of [unconsented('m2'), erased('m2'), disputed('hers', 'm2')])
			expect(refusalOf(asked, entry(april))).toBeNull();
	});

	test('a loan of hers that was given up may still come back, whoever brings it', () => {
		const given = bookOf([
			...untilMarch(lent('l1', 'm2', 100)),
			...meeting(3, march, writtenOff(), left('m2')),
			opened(4)(april)
		]);
		// 100 and the 2 + 2 of February and March.
		expect(refusalOf(given, repaid('l1', 104)(april))).toBeNull();
	});

	test('the cut-off sheet brings in nothing for a woman who left before it', () => {
		const book = [...founded('2024-01-05'), ...meeting(1, january, left('m2'))];
		const sheet = (who: string) =>
			event({
				type: 'OpeningBalances',
				occurredOn: april,
				box: 5000,
				savings: [{ memberId: who, fund: 'regular', amount: 5000 }]
			});
		expect(refusalOf(bookOf(book), sheet('m2'))).toEqual({ ...gone, leftOn: january });
		expect(refusalOf(bookOf(book), sheet('m1'))).toBeNull();
	});
});

describe('her leaving is entered late', () => {
	const tookPart = (...ofMarch: readonly Entry[]) =>
		bookOf([...untilMarch(), ...meeting(3, march, ...ofMarch), late(2)(february)]);
	const still = { type: 'StillTookPart', memberId: 'm2', on: march };

	test.each<[string, Entry]>([
		['saved', saved('m2', 20)],
		['was lent to', lent('l1', 'm2', 10)],
		['stood in', withFields(lent('l1', 'm3', 10), { guarantors: ['m2'] })],
		['was fined', fined('f1', 'm2', 5)],
		['got a part', shared('equal', 40)],
		['had an office', office('m2', 'treasurer')],
		['came', marked('m2')]
	])('it is refused where she %s later', (_, entry) => {
		expect(refusalOf(tookPart(entry), left('m2')(february))).toEqual(still);
	});

	test('it stands where nothing of hers came later; who was not there was absent', () => {
		const quiet = tookPart(saved('m1', 20), marked('m2', 'absent'), consented('m2', ['name']));
		expect(refusalOf(quiet, left('m2')(february))).toBeNull();
		expect(
			refusalOf(bookOf([...untilMarch(), ...openMeeting(2, february)]), left('m2')(february))
		).toBeNull();
	});

	test('a line of hers that was put right later is later', () => {
		const hers = withFields(saved('m2', 30), { eventId: 'hers' });
		const book = [
			...untilMarch(hers),
			...meeting(
				3,
				march,
				() =>
					event({
						type: 'EventReversed',
						occurredOn: march,
						reverses: 'hers',
						reason: 'wrongAmount',
						approvedBy: ['m1', 'm3']
					}),
				() => event({ ...saved('m2', 20)(january), corrects: 'hers', approvedBy: ['m1', 'm3'] })
			),
			late(2)(february)
		];
		expect(refusalOf(bookOf(book), left('m2')(february))).toEqual(still);
	});

	test('she comes back with a number of her own', () => {
		const back = [...settled(), ...openMeeting(4, april, joined(5), saved('m5', 20))];
		expect(bookOf(back).members.get(memberId('m5'))).toMatchObject({ leftOn: null });
	});
});

test('the page that was entered late, as found by attack: each of five books is refused, and the rest can be asked for any day', () => {
	const found = [saved('m2', 100), lent('l', 'm2', 100)];
	for (const entry of found) {
		const book = [...settled(), late(2)(february), entry(february), sealed(february)];
		const checked = checkAll(book, 'INR');
		expect(checked.ok ? null : checked.error.rejection).toEqual(gone);
	}
	for (const on of ['2024-01-04', january, february, march, april])
		expect(replayUntil(settled(), 'INR', day(on)).ok).toBe(true);
});
