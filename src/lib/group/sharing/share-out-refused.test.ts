import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	doing,
	event as inFile,
	founded,
	lent,
	marked,
	meeting,
	memberId,
	opened,
	refusalOf,
	rupees,
	saved,
	sealed,
	spent,
	takenBack,
	withFields
} from '../../../../tests/support/builders.ts';
import { toSocialFund } from '../../../../tests/support/dues.ts';
import { late } from '../../../../tests/support/loan-entries.ts';
import { left, parts, recorded, sharedOut } from '../../../../tests/support/people.ts';
import { present } from '#kernel';
import { linesOf, type Command, type ShareOutCycle, type CycleSharedOut, type GroupState } from '../index.ts';
import { cycle, first, last, vsla } from '../../../../tests/support/cycles.ts';

// Rejections of a share-out, such as parts above those of the rule.

const firstDeposit = ({ journal }: GroupState) =>
	linesOf(present(journal, 'the whole book is there')).find(({ event }) => event.type === 'SavingDeposited')
		?.event.eventId;

describe('nobody takes more than the rule gives her', () => {
	const state = cycle({ m1: 100, m2: 100 }, { box: 21, entries: [lent('l1', 'm2', 50)] });

	test.each([
		['a debtor is left out', { m1: 110 }, { memberId: 'm2', given: 0, byRule: 11000 }],
		['one rounds into her own pocket', { m1: 111, m2: 110 }, { memberId: 'm1', given: 11100, byRule: 11000 }],
		['a stranger is put in', { m1: 110, m2: 110, m9: 1 }, { memberId: 'm9', given: 100, byRule: 0 }]
	])('%s', (_, given, reason) => {
		expect(refusalOf(state, sharedOut({ parts: parts(given) })(last))).toEqual({
			type: 'PartNotByRule',
			...reason
		});
	});

	test('a woman twice', () => {
		const twice = { parts: [...parts({ m1: 110 }), ...parts({ m1: 110, m2: 110 })] };
		expect(refusalOf(state, sharedOut(twice)(last))).toMatchObject({ type: 'DuplicateId' });
	});

	test('lines of a file that say something else than the parts', () => {
		const { event } = recorded(state, sharedOut()(last));
		const lines = (event as CycleSharedOut).lines?.map((line) =>
			line.memberId === 'm2' ? { ...line, loan: 0, paid: line.part } : line
		);
		expect(refusalOf(state, { ...event, lines } as CycleSharedOut)).toMatchObject({
			type: 'PartNotByRule',
			memberId: 'm2'
		});
	});

	test('a unit in which her savings vanish, or that is no note', () => {
		// 110 each: rounded to hundreds both get 100 and 20 stay, rounded to five hundreds nobody gets anything.
		const { event } = recorded(state, sharedOut({ unit: 10000 })(last));
		expect(event).toMatchObject({ parts: parts({ m1: 100, m2: 100 }) });
		const unit = { type: 'TermsInvalid', field: 'unit' };
		expect(refusalOf(state, sharedOut({ unit: 50000 })(last))).toEqual(unit);
		expect(refusalOf(state, sharedOut({ unit: 10900 })(last))).toEqual(unit);
	});

	test('taking back a payment that was shared out, also where rounding hides it from the parts', () => {
		// 100 saved each, 31 in the social fund: 115.50, in tens 110; without the one rupee 115, in tens also 110.
		const one = withFields(toSocialFund('m2', 1), { eventId: 'one' });
		const fund = cycle(
			{ m1: 100, m2: 100 },
			{ changed: { socialFund: { amount: 500, sharedOut: true } }, entries: [toSocialFund('m1', 30), one] }
		);
		const { event, state: after } = recorded(fund, sharedOut({ unit: 1000 })(last));
		expect(event).toMatchObject({ parts: parts({ m1: 110, m2: 110 }), socialFund: 3100 });
		expect(refusalOf(after, takenBack('one')(last))).toEqual({
			type: 'NeededByLaterEntry',
			because: { type: 'PartsDoNotAddUp', whole: 3000, parts: 3100 }
		});
	});

	test('a file that shares out a social fund which the rules keep', () => {
		const kept = cycle(
			{ m1: 100, m2: 100 },
			{ changed: { socialFund: { amount: 500 } }, entries: [toSocialFund('m1', 30)] }
		);
		const { event } = recorded(kept, sharedOut({ socialFund: 3000 })(last));
		expect(event).not.toHaveProperty('socialFund');
		expect(Object.fromEntries(recorded(kept, event).state.balances)).toEqual({
			box: 3000,
			'social-fund': -3000
		});
	});

	test('a second time, and a second time on the day after with nothing saved', () => {
		const { state: once } = recorded(state, sharedOut()(last));
		expect(refusalOf(once, sharedOut()(last))).toEqual({ type: 'SharedOutAlready', on: last });
		const next = recorded(recorded(once, sealed(last)).state, opened(3)('2025-01-21')).state;
		expect(refusalOf(next, sharedOut({ rule: 'equal' })('2025-01-21'))).toEqual({ type: 'NothingToShareBy' });
	});

	test('on a page that is entered late: what came since would be shared on a day before it', () => {
		const sealedLater = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			...meeting(1, first, saved('m1', 100), saved('m2', 100)),
			...meeting(2, last, lent('l1', 'm1', 50)),
			late(3)('2025-01-12')
		]);
		expect(refusalOf(sealedLater, sharedOut()('2025-01-12'))).toEqual({
			type: 'DayBeforeLastMeeting',
			lastSealedDay: last
		});
	});

	test('on a day of a meeting of several days before one on which a loan was given: it would be paid before that', () => {
		const days = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			...meeting(1, first, saved('m1', 100), saved('m2', 100)),
			opened(2)(last),
			lent('l1', 'm1', 50)('2025-01-22')
		]);
		for (const day of [last, '2025-01-21'])
			expect(refusalOf(days, sharedOut()(day))).toEqual({
				type: 'DayBeforeMeeting',
				meetingDay: '2025-01-22'
			});
		expect(refusalOf(days, sharedOut()('2025-01-22'))).toBeNull();
	});

	test('a leaving on a page before it, also of a woman for whom nothing was left', () => {
		// 50 saved, 35 spent: 15 for 20 + 20 + 10, in fives 5, 5 and nothing.
		const losing = cycle(
			{ m1: 20, m2: 20, m3: 10 },
			{ changed: { roundingUnit: 500 }, entries: [spent('travel', 35)] }
		);
		const { event, state: shared } = recorded(losing, sharedOut()(last));
		expect(event).toMatchObject({ parts: parts({ m1: 5, m2: 5 }) });
		const latePage = recorded(recorded(shared, sealed(last)).state, late(3)('2025-01-12')).state;
		expect(refusalOf(latePage, left('m3')('2025-01-12'))).toEqual({
			type: 'StillTookPart',
			memberId: 'm3',
			on: last
		});
	});

	test('at the desk, and in a group that saves for years', () => {
		const desk = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			...meeting(1, first, saved('m1', 100), saved('m2', 100)),
			opened(1, 'desk')(last)
		]);
		expect(refusalOf(desk, sharedOut()(last))).toEqual({ type: 'NotAtTheDesk' });
		const shg = cycle({ m1: 100, m2: 100 }, { changed: { kind: 'shg' } });
		expect(refusalOf(shg, sharedOut()(last))).toEqual({ type: 'NoCycle' });
	});

	const command = (more: Partial<ShareOutCycle> = {}): Command => ({
		type: 'ShareOutCycle',
		on: day(last),
		rule: 'bySavings',
		basis: 'whole',
		parts: parts({ m1: 110, m2: 330 }),
		keep: [],
		agreedBy: [memberId('m1'), memberId('m2')],
		...more
	});
	const came = [marked('m1'), marked('m2')];
	const here = cycle({ m1: 100, m2: 300 }, { box: 40, entries: came });

	test('a rule that is changed after the rehearsal, and money that is spent after it', () => {
		expect(doing(here, command()).ok).toBe(true);
		const byRule = { ok: false, error: { type: 'PartNotByRule' } };
		expect(doing(here, command({ rule: 'equal' }))).toMatchObject(byRule);
		expect(doing(recorded(here, spent('travel', 8)(last)).state, command())).toMatchObject(byRule);
	});

	test('what the circle decided stands in the event, as it was shown', () => {
		const decided = (more: Partial<ShareOutCycle>) => {
			const done = doing(here, command(more));
			return done.ok ? done.value.steps.at(-1)?.event : done.error;
		};
		const keep = parts({ m2: 30 });
		expect(decided({ keep, unit: rupees(10) })).toMatchObject({ keep, unit: 1000 });
		const weights = { bySavings: 50, equal: 50 };
		expect(decided({ rule: 'mixed', weights, parts: parts({ m1: 115, m2: 325 }) })).toMatchObject({
			weights
		});
		const rate = { percent: '5' };
		expect(decided({ rule: 'fixedRate', rate, parts: parts({ m1: 105, m2: 315 }) })).toMatchObject({ rate });
		for (const field of ['keep', 'unit', 'weights', 'rate', 'notes'])
			expect(decided({})).not.toHaveProperty(field);
	});

	test('one officer alone, and a circle without a quorum', () => {
		const alone = command({ agreedBy: [memberId('m1')] });
		expect(doing(here, alone)).toMatchObject({ ok: false, error: { type: 'ApprovalsMissing', needed: 2 } });
		const few = cycle({ m1: 100, m2: 300 }, { box: 40, entries: [marked('m1')] });
		expect(doing(few, command())).toMatchObject({ ok: false, error: { type: 'QuorumMissing' } });
	});

	test('what was shared out is not put right afterwards, nor what it stood on', () => {
		const { state: ended, event } = recorded(state, sharedOut()(last));
		const next = recorded(recorded(ended, sealed(last)).state, opened(3)('2025-02-05')).state;
		const reversal = {
			type: 'EventReversed',
			occurredOn: '2025-02-05',
			reverses: event.eventId,
			reason: 'amount'
		};
		expect(refusalOf(next, inFile(reversal))).toMatchObject({ type: 'CannotBeTakenBack' });
		// Her deposit of the first meeting is contained in her part: reversing it now would leave a negative balance.
		const deposit = { ...reversal, reverses: present(firstDeposit(next), 'she saved') };
		expect(refusalOf(next, inFile(deposit))).toMatchObject({ type: 'NeededByEvent', by: event.eventId });
		expect(refusalOf(next, left('m1')('2025-02-05'))).toBeNull();
	});
});
