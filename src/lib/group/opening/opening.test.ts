import { describe, expect, test } from 'vitest';
import {
	aStamp,
	bookOf,
	doing,
	founded,
	meeting,
	opened,
	opening,
	rupees,
	withFields
} from '../../../../tests/support/builders.ts';
import {
	balances,
	fined,
	finePaid,
	first,
	m1,
	m2,
	now,
	on,
	refused
} from '../../../../tests/support/dues.ts';
import { payablePaid } from '../../../../tests/support/people.ts';
import { finesDueOf, type Command, type GroupState } from '../index.ts';

// Fines and borrowings of the cut-off sheet (ledger law 5); amounts in paise.

describe('the cut-off sheet', () => {
	const sheet = opening({
		box: 30000,
		finesDue: [
			{ fineId: 'f1', memberId: 'm1', amount: 500 },
			{ fineId: 'f2', memberId: 'm2', amount: 700 }
		],
		borrowings: [{ borrowingId: 'b1', lender: 'Gramin Bank', kind: 'bank', outstanding: 20000 }],
		surplus: 10000
	});
	const fund = { fines: { to: 'socialFund' } };

	test('of women’s pages counts only as two women who decide saw it', () => {
		const state = bookOf([...founded(first)]);
		const fromPages = { pages: 12, on: first };
		const seen = (...seenBy: readonly string[]) =>
			refused(state, withFields(sheet, { fromPages, seenBy }), first);
		expect(seen('m1', 'm2')).toBeNull();
		for (const [given, ...women] of [[0], [1, 'm1'], [1, 'm1', 'm1'], [1, 'm1', 'm3']] as const)
			expect(seen(...women)).toEqual({ type: 'ApprovalsMissing', given, needed: 2 });
		expect(refused(state, sheet, first)).toBeNull();
	});

	test('brings fines in: due from its day on, by the rules of its day', () => {
		const state = bookOf([...founded(first, { constitution: fund }), sheet(first), opened(1)(first)]);
		expect(finesDueOf(state, m2).fines).toEqual([
			{
				fineId: 'f2',
				memberId: 'm2',
				reason: 'broughtIn',
				amount: 700,
				to: 'socialFund',
				imposedOn: first,
				paid: 0,
				forgiven: false
			}
		]);
		expect(refused(state, finePaid('f2', 7), first)).toBeNull();
		expect(refused(state, fined('f2', 'm2', 7), first)).toEqual({ type: 'DuplicateId', id: 'f2' });
	});

	test('brings borrowings in: what is out is what was received', () => {
		const state = bookOf([...founded(first), sheet(first)]);
		expect([...state.borrowings.values()]).toEqual([
			{
				borrowingId: 'b1',
				lender: 'Gramin Bank',
				kind: 'bank',
				amount: 20000,
				receivedOn: first,
				terms: {},
				applicationId: null,
				cashCredit: null
			}
		]);
		expect(balances(state)).toEqual({ box: 30000, 'borrowings/b1': -20000, surplus: -10000 });
	});

	test.each([
		[{ finesDue: [fineLine('f1', 'm1'), fineLine('f1', 'm2')] }, 'f1'],
		[{ finesDue: [fineLine('old', 'm1')] }, 'old'],
		[{ borrowings: [debtLine('b1'), debtLine('b2'), debtLine('b1')] }, 'b1']
	])('names nothing twice: %j', (lines, id) => {
		const state = bookOf([...founded(first), fined('old', 'm1', 5)(first)]);
		expect(refused(state, opening({ box: 0, ...lines }), first)).toEqual({ type: 'DuplicateId', id });
	});

	test('brings in what the group owns, at its cost, and what was still to be paid to a woman', () => {
		// Assets: 100 in the box, a machine of 450 and a tent of 50. Claims: 70 payable to her, 530 of the group's own.
		const owning = opening({
			box: 10000,
			assets: [
				{ thing: 'sewingMachine', amount: 45000 },
				{ thing: 'tent', amount: 5000 }
			],
			payables: [{ memberId: 'm2', amount: 7000 }],
			surplus: 53000
		});
		expect(refused(bookOf(founded(first)), withFields(owning, { surplus: 52900 }), first)).toEqual({
			type: 'OpeningNotBalanced',
			debits: 60000,
			credits: 59900
		});
		expect(
			refused(
				bookOf(founded(first)),
				withFields(owning, { payables: [{ memberId: 'm9', amount: 7000 }] }),
				first
			)
		).toMatchObject({ type: 'MemberUnknown' });
		const state = bookOf([
			...founded(first),
			withFields(owning, { eventId: 'sheet' })(first),
			...meeting(1, first),
			opened(2)(now)
		]);
		expect(balances(state)).toEqual({
			box: 10000,
			'assets/sewingMachine': 45000,
			'assets/tent': 5000,
			'payable/m2': -7000,
			surplus: -53000
		});
		expect(refused(state, payablePaid('m2', 70))).toBeNull();
		expect(refused(state, payablePaid('m2', 71))).toEqual({ type: 'MoreThanOwed', owed: 7000 });
		// Entries that depend on the sheet prevent its reversal.
		const gone = (command: Command) => {
			const done = doing(state, command, aStamp('p'));
			const takeOut = {
				type: 'CorrectEntry',
				on,
				eventId: 'sheet' as never,
				reason: 'wrongAmount',
				replacement: { type: 'OpeningBalances', box: rupees(100), surplus: rupees(100) },
				agreedBy: [m1, m2]
			} as const;
			return done.ok && doing(done.value.state, takeOut);
		};
		expect(gone({ type: 'SellAsset', on, thing: 'tent', amount: rupees(50) })).toMatchObject({
			error: { type: 'NeededByEvent' }
		});
		expect(gone({ type: 'PayPayable', on, memberId: m2, amount: rupees(70) })).toMatchObject({ ok: false });
	});

	test('that was wrong is put right in its place, while nothing stands on what it brought', () => {
		const state = bookOf([
			...founded(first),
			withFields(sheet, { eventId: 'sheet' })(first),
			...meeting(1, first),
			opened(2)(now)
		]);
		const replacement = { type: 'OpeningBalances', box: rupees(310), surplus: rupees(310) } as const;
		const correct = (before: GroupState) =>
			doing(before, {
				type: 'CorrectEntry',
				on,
				eventId: 'sheet' as never,
				reason: 'wrongAmount',
				replacement,
				agreedBy: [m1, m2]
			});
		const righted = correct(state);
		expect(righted.ok && balances(righted.value.state)).toEqual({ box: 31000, surplus: -31000 });
		expect(righted.ok && righted.value.state.fines.size).toBe(0);
		expect(refused(state, opening({ box: 1, surplus: 1 }))).toEqual({ type: 'MoneyAlreadyEntered' });
		const paid = doing(state, { type: 'PayFines', on, memberId: m1, amount: rupees(1) }, aStamp('p'));
		expect(paid.ok && correct(paid.value.state)).toMatchObject({ error: { type: 'NeededByEvent' } });
	});
});

function fineLine(fineId: string, member: string) {
	return { fineId, memberId: member, amount: 100 };
}
function debtLine(borrowingId: string) {
	return { borrowingId, lender: 'Gramin Bank', kind: 'bank', outstanding: 100 };
}
