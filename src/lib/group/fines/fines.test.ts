import { describe, expect, test } from 'vitest';
import { present, type FineId } from '#kernel';
import {
	bookOf,
	day,
	doing,
	meeting,
	opened,
	rupees,
	withFields
} from '../../../../tests/support/builders.ts';
import {
	balances,
	fined,
	finePaid,
	first,
	forgiven,
	held,
	m1,
	m2,
	now,
	on,
	openWith,
	refused,
	ruled,
	withoutHer
} from '../../../../tests/support/dues.ts';
import { finesDueOf, record } from '../index.ts';

// Expected values computed by hand from ledger law 3 to 5. The box starts with 1,000 rupees of the group's own; amounts in paise.

describe('a fine', () => {
	const toFund = { fines: { late: 500, to: 'socialFund' } };

	test('is due and posts nothing; where it goes is kept, by the rules of its day', () => {
		const state = openWith(fined('f1', 'm2', 5));
		expect(balances(state)).toEqual(balances(openWith()));
		expect(state.fines.get('f1' as FineId)).toEqual({
			fineId: 'f1',
			memberId: 'm2',
			reason: 'late',
			amount: 500,
			to: 'group',
			imposedOn: now,
			paid: 0,
			forgiven: false
		});
		expect(ruled(toFund, fined('f1', 'm2', 5)).fines.get('f1' as FineId)?.to).toBe('socialFund');
		const written = ruled(toFund, fined('f1', 'm2', 5, { to: 'group' }));
		expect(written.fines.get('f1' as FineId)?.to).toBe('group');
		expect(written.openMeeting?.events.at(-1)).toMatchObject({ type: 'FineImposed', to: 'group' });
		expect(openWith(fined('f1', 'm2', 5)).openMeeting?.events.at(-1)).toMatchObject({ to: 'group' });
	});

	test('of rules that changed since goes where the rules of its day sent it', () => {
		const state = ruled(toFund);
		const { constitution: rules } = present(state.rules.at(-1), 'a founded group has rules');
		const later = { since: on, constitution: { ...rules, fines: {} } };
		const changed = { ...state, rules: [...state.rules, later] };
		for (const [day, to] of [
			[first, 'socialFund'],
			[now, 'group']
		] as const) {
			const admitted = record(changed, fined('f1', 'm2', 5)(day));
			expect(admitted.ok && admitted.value.event).toMatchObject({ to });
		}
	});

	test('may stand outside a meeting; its payment may not', () => {
		const state = bookOf([...held, fined('f1', 'm2', 5)('2025-01-20')]);
		expect(refused(state, finePaid('f1', 5))).toEqual({ type: 'NoOpenMeeting' });
		expect(refused(state, forgiven('f1'))).toBeNull();
	});

	test('paid in parts is income of the group, or goes to the social fund', () => {
		const own = openWith(fined('f1', 'm2', 5), finePaid('f1', 2), finePaid('f1', 3));
		expect(balances(own)).toMatchObject({ box: 102500, fines: -500 });
		expect(finesDueOf(own, m2)).toEqual({ fines: [], total: 0 });
		const common = ruled(toFund, fined('f1', 'm2', 5), finePaid('f1', 2));
		expect(balances(common)).toMatchObject({ box: 100200, 'social-fund': -200 });
		expect(common.balances.has('fines' as never)).toBe(false);
		expect(finesDueOf(common, m2)).toMatchObject({ total: 300 });
	});

	test('is never paid beyond what is due', () => {
		const state = openWith(fined('f1', 'm2', 5), finePaid('f1', 2));
		expect(refused(state, finePaid('f1', 3))).toBeNull();
		expect(refused(state, finePaid('f1', 4))).toEqual({ type: 'MoreThanOwed', owed: 300 });
		expect(refused(state, finePaid('f1', 0.5))).toMatchObject({ type: 'NotWholeCoins' });
		expect(refused(state, finePaid('f9', 1))).toEqual({ type: 'FineUnknown', fineId: 'f9' });
		expect(refused(state, forgiven('f9'))).toEqual({ type: 'FineUnknown', fineId: 'f9' });
		expect(refused(state, fined('f1', 'm2', 5))).toEqual({ type: 'DuplicateId', id: 'f1' });
	});

	test('that is paid or forgiven is finished: the rest is due no more', () => {
		const paid = openWith(fined('f1', 'm2', 5), finePaid('f1', 5));
		const pardoned = openWith(fined('f1', 'm2', 5), finePaid('f1', 2), forgiven('f1'));
		expect(finesDueOf(pardoned, m2).total).toBe(0);
		expect(balances(pardoned)).toMatchObject({ fines: -200 });
		for (const state of [paid, pardoned]) {
			expect(refused(state, finePaid('f1', 1))).toEqual({ type: 'FineFinished', fineId: 'f1' });
			expect(refused(state, forgiven('f1'))).toEqual({ type: 'FineFinished', fineId: 'f1' });
		}
	});

	test('of a woman who has left can still be forgiven', () => {
		const left = withoutHer(openWith(fined('f1', 'm2', 5)), 'm2', now);
		expect(refused(left, forgiven('f1'))).toBeNull();
	});

	test('is neither paid nor forgiven before its day', () => {
		const state = bookOf([...held, opened(2)(now), fined('f1', 'm2', 5)('2025-02-07')]);
		const before = { type: 'DayBeforeFine', imposedOn: '2025-02-07' };
		expect(refused(state, finePaid('f1', 5), '2025-02-06')).toEqual(before);
		expect(refused(state, forgiven('f1'), '2025-02-06')).toEqual(before);
		expect(refused(state, finePaid('f1', 5), '2025-02-07')).toBeNull();
	});

	test('whose payment is put right later keeps its limit, also when the rest was forgiven', () => {
		const sealed = [
			...held,
			...meeting(
				2,
				now,
				fined('f1', 'm2', 5),
				withFields(finePaid('f1', 2), { eventId: 'paid' }),
				forgiven('f1')
			)
		];
		const later = '2025-03-05';
		const state = bookOf([...sealed, opened(3)(later)]);
		const correct = (amount: number) =>
			doing(state, {
				type: 'CorrectEntry',
				on: day(later),
				eventId: 'paid' as never,
				reason: 'wrongAmount',
				replacement: { type: 'FinePaid', fineId: 'f1' as FineId, amount: rupees(amount) },
				agreedBy: [m1, m2]
			});
		const righted = correct(4);
		expect(righted.ok && balances(righted.value.state)).toMatchObject({ box: 102400, fines: -400 });
		expect(righted.ok && righted.value.state.fines.get('f1' as FineId)).toMatchObject({
			paid: 400,
			forgiven: true
		});
		expect(correct(6)).toEqual({ ok: false, error: { type: 'MoreThanOwed', owed: 500 } });
	});
});

test('fines that are due are listed from the oldest on, whenever they were entered; those of a day as they were entered', () => {
	const fine = (fineId: string, imposedOn: string) =>
		({
			fineId: fineId as FineId,
			memberId: m1,
			reason: 'late',
			amount: rupees(2),
			to: 'group',
			imposedOn: day(imposedOn),
			paid: rupees(0),
			forgiven: false
		}) as const;
	const entered = [
		fine('f1', '2025-02-05'),
		fine('f2', '2025-03-05'),
		fine('f3', '2025-01-05'),
		fine('f4', '2025-02-05'),
		fine('f5', '2025-01-20')
	];
	const { fines, total } = finesDueOf({ fines: new Map(entered.map((each) => [each.fineId, each])) }, m1);
	expect(fines.map(({ fineId }) => fineId)).toEqual(['f3', 'f5', 'f1', 'f4', 'f2']);
	expect(total).toBe(1000);
});
