import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, expand, penFigure, penIn, penRound, type PenStep } from '#group';
import { cases, seed } from '../../../../tests/support/soak.ts';
import {
	bookOf,
	day,
	desk,
	doing,
	founded,
	marked,
	meeting,
	memberId,
	office,
	openMeeting,
	penTaken,
	refusalOf,
	saved,
	takenBack,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { left, recorded, written } from '../../../../tests/support/people.ts';

// Each step of the meeting is offered to a member who has never done it.

const first = '2025-01-05';
const second = '2025-02-05';
const third = '2025-03-05';
const steps: readonly PenStep[] = ['roll', 'giveBack', 'fines', 'loan', 'count'];
const group = founded(first, { members: 4 });
const here = ['m1', 'm2', 'm3', 'm4'].map((who) => marked(who));

describe('taking the pen', () => {
	const begun = bookOf([...group, ...openMeeting(1, first, ...here)]);
	const stepsOf = (state: typeof begun, who = 'm3') => state.members.get(memberId(who))?.penSteps;

	test('is kept once for each step, and moves no money', () => {
		const take = { type: 'TakePen', on: day(first), memberId: memberId('m3'), step: 'roll' } as const;
		expect(written(begun, take)).toMatchObject([{ type: 'PenTaken', memberId: 'm3', step: 'roll' }]);
		const taken = recorded(begun, penTaken('m3', 'roll')(first));
		expect(taken.entry).toBeNull();
		expect(taken.state.balances).toEqual(begun.balances);
		const again = recorded(taken.state, penTaken('m3', 'roll')(first)).state;
		expect(stepsOf(recorded(again, penTaken('m3', 'count')(first)).state)).toEqual(['roll', 'count']);
	});

	test('belongs to a meeting with women in it, and to a woman who is a member', () => {
		expect(refusalOf(bookOf(group), penTaken('m3', 'roll')(first))?.type).toBe('NoOpenMeeting');
		const atDesk = bookOf([...group, ...meeting(1, first), ...desk(1, second)]);
		expect(refusalOf(atDesk, penTaken('m3', 'roll')(second))?.type).toBe('NotAtTheDesk');
		expect(refusalOf(begun, penTaken('m9', 'roll')(first))?.type).toBe('MemberUnknown');
		const gone = bookOf([...group, ...meeting(1, first, left('m4')), ...openMeeting(2, second)]);
		expect(refusalOf(gone, penTaken('m4', 'roll')(second))?.type).toBe('MemberHasLeft');
	});

	test('is as if it had never been when it is taken back, or put right on a later page', () => {
		const named = withFields(penTaken('m3', 'roll'), { eventId: 'pen' });
		const undone = bookOf([...group, ...openMeeting(1, first, named, takenBack('pen'))]);
		expect(stepsOf(undone)).toEqual([]);
		const kept = bookOf([...group, ...meeting(1, first, named), ...openMeeting(2, second, ...here)]);
		expect(stepsOf(kept)).toEqual(['roll']);
		const right = {
			type: 'CorrectEntry',
			on: day(second),
			eventId: 'pen',
			reason: 'wrongWoman',
			replacement: { type: 'PenTaken', memberId: 'm4', step: 'roll' },
			agreedBy: ['m1', 'm2']
		} as unknown as Parameters<typeof written>[1];
		const decision = doing(kept, right);
		const mended = decision.ok ? decision.value.state : kept;
		expect([stepsOf(mended), stepsOf(mended, 'm4')]).toEqual([[], ['roll']]);
	});

	test('balances that were written before there was a pen know of none', () => {
		const kept = compact(bookOf([...group, ...meeting(1, first, penTaken('m3', 'roll'))]));
		expect(stepsOf(expand(kept))).toEqual(['roll']);
		const members = kept.members.map(([id, member]) => {
			const { penSteps: _, ...older } = member;
			return [id, older] as const;
		});
		expect(stepsOf(expand({ ...kept, members }))).toEqual([]);
	});
});

describe('whose turn it is', () => {
	const round = (step: PenStep, ...entries: readonly Entry[]) =>
		penRound(bookOf([...group, ...openMeeting(1, first, ...entries)]), step, day(first));

	test('she who has done least, then by number; who has done this step is not asked again', () => {
		const state = bookOf([
			...group,
			...meeting(1, first, penTaken('m1', 'roll'), penTaken('m2', 'count')),
			...openMeeting(2, second, ...here)
		]);
		expect(penRound(state, 'roll', day(second))).toEqual(['m3', 'm4', 'm2']);
		expect(penRound(state, 'loan', day(second))).toEqual(['m3', 'm4', 'm1', 'm2']);
	});

	test('who writes every time comes last', () => {
		const writes = bookOf([...group, office('m1', 'writer')(first), ...openMeeting(1, first, ...here)]);
		expect(penRound(writes, 'loan', day(first))).toEqual(['m2', 'm3', 'm4', 'm1']);
	});

	test('only women who are here; before the roll nobody is known to be away', () => {
		expect(round('count', marked('m2'), marked('m3', 'late'), marked('m4', 'absent'))).toEqual(['m2', 'm3']);
		expect(round('roll', marked('m1', 'absent'), marked('m2', 'excused'))).toEqual(['m3', 'm4']);
		const notBegun = bookOf(group);
		expect(penRound(notBegun, 'roll', day(first))).toEqual(['m1', 'm2', 'm3', 'm4']);
		expect(penRound(notBegun, 'count', day(first))).toEqual([]);
	});

	test('each meeting has one, the one that stands', () => {
		const state = bookOf([...group, ...openMeeting(1, first, penTaken('m3', 'roll'))]);
		expect(penIn(state.openMeeting as NonNullable<typeof state.openMeeting>)).toMatchObject({
			memberId: 'm3',
			step: 'roll'
		});
		const undone = bookOf([
			...group,
			...openMeeting(1, first, withFields(penTaken('m3', 'roll'), { eventId: 'pen' }), takenBack('pen'))
		]);
		expect(penIn(undone.openMeeting as NonNullable<typeof undone.openMeeting>)).toBeNull();
	});

	test('how many have done it themselves: women who are members now', () => {
		expect(penFigure(bookOf(group))).toEqual({ done: 0, of: 4 });
		const held = [...group, ...meeting(1, first, penTaken('m3', 'roll'), penTaken('m3', 'count'))];
		expect(penFigure(bookOf(held))).toEqual({ done: 1, of: 4 });
		const state = bookOf([...held, ...meeting(2, second, saved('m1', 20), left('m3')), ...meeting(3, third)]);
		expect(penFigure(state)).toEqual({ done: 0, of: 3 });
	});
});

test('who is always offered the pen gets everybody to every step, and nobody runs ahead', () => {
	// In any order of steps, the numbers of steps done by two members differ by at most one while all are present.
	const order = fc.shuffledSubarray([...steps], { minLength: 5, maxLength: 5 });
	fc.assert(
		fc.property(order, fc.integer({ min: 2, max: 12 }), (asked, women) => {
			let state = bookOf([
				...founded(first, { members: women }),
				...openMeeting(1, first, ...Array.from({ length: women }, (_, index) => marked(`m${index + 1}`)))
			]);
			for (let turn = 0; turn < women * asked.length; turn += 1) {
				const step = asked[Math.floor(turn / women)] as PenStep;
				const [next] = penRound(state, step, day(first));
				state = recorded(state, penTaken(String(next), step)(first)).state;
				const counts = [...state.members.values()].map(({ penSteps }) => penSteps.length);
				expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
			}
			expect(steps.flatMap((step) => penRound(state, step, day(first)))).toEqual([]);
		}),
		{ numRuns: cases(40), seed: seed() }
	);
});
