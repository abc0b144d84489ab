import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import {
	aStamp,
	bookOf,
	counted,
	founded,
	marked,
	memberId,
	office,
	opened,
	rules,
	sealed,
	withFields
} from '../../../../tests/support/builders.ts';
import { joins } from '../../../../tests/support/one-officer.ts';
import { decide, officersWhoDecide, type Command, type GroupEvent, type GroupState } from '../index.ts';

// Found in an attack test on 1 December 2026: changes of offices on a late page took effect at the next close without being read out.

const on = (day: string) => day as LocalDate;
const ids = (...women: readonly string[]) => women.map(memberId);
const by = (...women: readonly string[]) => withFields(sealed, { approvals: women });
const faces = ids('m1', 'm2', 'm3', 'm4');
const came = (day: string, women = faces) => women.map((one) => marked(one)(day));
const roll = (day: LocalDate, women = faces) =>
	women.map((one): Command => ({ type: 'AnswerRoll', on: day, memberId: one, answer: 'came' }));
const count = (day: LocalDate): Command => ({
	type: 'CountCash',
	on: day,
	pieces: new Map([[100, 1000]]) as never
});

/** Returns the state after these commands; each must succeed. */
function after(start: GroupState, acts: readonly Command[], name: string): GroupState {
	const stamp = aStamp(name);
	let state = start;
	for (const act of acts) {
		const decided = decide(state, act, stamp);
		if (!decided.ok) throw new Error(`${act.type}: ${JSON.stringify(decided.error)}`);
		({ state } = decided.value);
	}
	return state;
}

/** m3 was president until June; then m2. m1 is secretary throughout: m1 and m2 decide. */
const book: readonly GroupEvent[] = [
	...founded('2025-01-05', { members: 4, box: 1000 }),
	...[opened(1)('2025-02-05'), ...came('2025-02-05')],
	...[office('m3', 'president')('2025-02-05'), office('m1', 'secretary')('2025-02-05')],
	...[counted({ '100': 1000 })('2025-02-05'), by('m1', 'm2')('2025-02-05')],
	...[opened(2)('2025-06-05'), ...came('2025-06-05').slice(1)],
	withFields(marked('m1'), { eventId: 'mark' })('2025-06-05'),
	withFields(office('m2', 'president'), { eventId: 'chosen' })('2025-06-05'),
	...[counted({ '100': 1000 })('2025-06-05'), by('m1', 'm3')('2025-06-05')]
];
const [late, next] = [on('2025-03-05'), on('2025-07-05')];

describe('a page that is entered late', () => {
	test.each<[string, Command]>([
		[
			'an office',
			{ type: 'GiveOffice', on: late, memberId: memberId('m3'), office: 'treasurer', agreedBy: faces }
		],
		[
			'an office of a later day',
			{
				type: 'GiveOffice',
				on: on('2025-06-06'),
				memberId: memberId('m3'),
				office: 'president',
				agreedBy: faces
			}
		],
		[
			'an election that it takes out',
			{
				type: 'CorrectEntry',
				on: on('2025-06-05'),
				eventId: 'chosen' as never,
				reason: 'notDone',
				replacement: null,
				agreedBy: faces
			}
		]
	])('what it says of who decides is heard at the next close: %s', (_, act) => {
		const opens = { type: 'OpenMeeting', on: late, kind: 'special', late: { number: 7 } } as const;
		const seals = { type: 'SealMeeting', on: late, approvals: ids('m1', 'm2', 'm3') } as const;
		const state = after(bookOf(book), [opens, ...roll(late), act, seals], 'late');
		expect([...officersWhoDecide(state)].sort()).toEqual(['m1', 'm2']);
		const regular = { type: 'OpenMeeting', on: next, kind: 'regular' } as const;
		const heard = after(state, [regular, ...roll(next), count(next)], 'next');
		expect(heard.between.map(({ type }) => type)).toEqual([
			act.type === 'GiveOffice' ? 'OfficeGiven' : 'EventReversed'
		]);
	});

	/** A late page, closed by both officers and one of its day, and the following page. */
	const following = (...acts: readonly Command[]) => {
		const opens = { type: 'OpenMeeting', on: late, kind: 'special', late: { number: 7 } } as const;
		const seals = { type: 'SealMeeting', on: late, approvals: ids('m1', 'm2', 'm3') } as const;
		const closed = after(bookOf(book), [opens, ...roll(late), ...acts, seals], 'late');
		return after(closed, [{ type: 'OpenMeeting', on: next, kind: 'regular' }], 'next');
	};
	const closes = (state: GroupState, day: LocalDate) =>
		after(
			state,
			[...roll(day), count(day), { type: 'SealMeeting', on: day, approvals: ids('m1', 'm2') }],
			`c${day}`
		);
	const begunOf = (state: GroupState) => state.openMeeting?.begun;
	const then = on('2025-08-05');
	const nextAfter = (state: GroupState) =>
		after(closes(state, next), [{ type: 'OpenMeeting', on: then, kind: 'regular' }], 'then');

	test.each<[string, Command]>([
		['joined', joins(late, { agreedBy: faces })],
		[
			'stands there for what was something else',
			{
				type: 'CorrectEntry',
				on: on('2025-06-05'),
				eventId: 'mark' as never,
				reason: 'wrongWoman',
				replacement: { type: 'MemberJoined', memberId: memberId('m9'), number: 9 } as never,
				agreedBy: faces
			}
		]
	])('a woman who %s makes no quorum before the circle heard of her', (_, act) => {
		const state = following(act);
		expect(state.between.map(({ type }) => type)).toContain('MemberJoined');
		expect(begunOf(state)?.members).toEqual(faces);
		expect(begunOf(nextAfter(state))?.members).toContain('m9');
	});

	test('rules of it lessen no quorum and no codes before the circle heard them; what is owed follows them at once', () => {
		const weak = rules({
			saving: { mode: 'fixed', amount: 3000 },
			quorum: '1/9',
			approvals: { seal: 1, rule: 1, correction: 1 }
		});
		const state = following({ type: 'ChangeRules', on: late, constitution: weak as never, agreedBy: faces });
		expect(begunOf(state)?.rules).toMatchObject({ quorum: '2/3', approvals: { seal: 2, correction: 2 } });
		// Two meetings with dues of 20 rupees before, then of 30.
		expect(state.members.get(memberId('m4'))?.savingsDue).toBe(2000 + 3000 + 3000);
		const heard = nextAfter(state);
		expect(begunOf(heard)?.rules).toMatchObject({ quorum: '1/9', approvals: { seal: 1, correction: 1 } });
		// The same holds on another late page.
		const again = { type: 'OpenMeeting', on: late, kind: 'special', late: { number: 8 } } as const;
		expect(begunOf(after(closes(state, next), [again], 'again'))?.rules).toMatchObject({ quorum: '1/9' });
	});

	test('on which an officer left locks nobody out: the one who is left closes with the circle', () => {
		const here = ids('m1', 'm3', 'm4');
		const start = bookOf([
			...founded('2025-01-05', { members: 4, box: 1000 }),
			...[opened(1)('2025-02-05'), ...came('2025-02-05')],
			...[counted({ '100': 1000 })('2025-02-05'), by('m1', 'm2')('2025-02-05')],
			...[opened(2)('2025-03-05'), ...came('2025-03-05', here)],
			...[counted({ '100': 1000 })('2025-03-05'), by('m1', 'm2')('2025-03-05')]
		]);
		const left = on('2025-02-20');
		const of = memberId('m2');
		const page: readonly Command[] = [
			{ type: 'OpenMeeting', on: left, kind: 'special', late: { number: 7 } },
			...roll(left),
			{ type: 'LeaveGroup', on: left, memberId: of, reason: 'death', agreedBy: faces },
			{ type: 'SealMeeting', on: left, approvals: ids('m1', 'm2') }
		];
		const state = after(start, page, 'late');
		expect(officersWhoDecide(state)).toEqual(['m1']);
		const closes: readonly Command[] = [
			{ type: 'OpenMeeting', on: next, kind: 'regular' },
			...roll(next, here),
			{ type: 'GiveOffice', on: next, memberId: memberId('m3'), office: 'secretary', agreedBy: here },
			count(next),
			{ type: 'SealMeeting', on: next, approvals: ids('m1') }
		];
		expect([...officersWhoDecide(after(state, closes, 'next'))].sort()).toEqual(['m1', 'm3']);
	});
});
