import { describe, expect, test } from 'vitest';
import {
	bookOf,
	counted,
	day,
	doing,
	founded,
	joined,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	withFields
} from '../../../../tests/support/builders.ts';
import { called, left, refusedCommand } from '../../../../tests/support/people.ts';
import { compact, expand, type CompactState } from '../compact.ts';
import { alsoCalled, nameInBook, type Command, type GroupState } from '../index.ts';

// Ledger law 61: a changed name is an event with a keyed hash and two codes; two exchanged names are detected.

const [first, now] = ['2025-01-05', '2025-02-05'];
const [m1, m2] = ['m1', 'm2'].map(memberId) as [ReturnType<typeof memberId>, ReturnType<typeof memberId>];
const book = [...founded(first, { members: 4, box: 1000 }), ...meeting(1, first, marked('m1'))];
const naming = (approvedBy?: readonly string[]): Command => ({
	type: 'NameMember',
	on: day(now),
	memberId: m1,
	name: 'a'.repeat(64),
	...(approvedBy && { approvedBy: approvedBy.map(memberId) })
});
const isSaid = (state: GroupState) => nameInBook(state, m1) === 'a'.repeat(64);

describe('between meetings a name is given', () => {
	test('by two who decide, and by nobody alone', () => {
		const state = bookOf(book);
		for (const codes of [undefined, [], ['m1'], ['m1', 'm1'], ['m1', 'm4']])
			expect(doing(state, naming(codes))).toMatchObject({ error: { type: 'ApprovalsMissing', needed: 2 } });
		const named = doing(state, naming(['m1', 'm2']));
		expect(named.ok && isSaid(named.value.state)).toBe(true);
		// The next close reads it out.
		expect(named.ok && named.value.state.between).toMatchObject([{ type: 'MemberNamed', memberId: m1 }]);
	});

	test('on a page of the circle by the codes at its seal', () => {
		const roll = ['m1', 'm2', 'm3', 'm4'].map((member) => marked(member));
		const page = openMeeting(2, now, ...roll, called('m1', 'a'), counted({ '100': 1000 }));
		const state = bookOf([...book, ...page]);
		const close = (...approvals: readonly string[]): Command => ({
			type: 'SealMeeting',
			on: day(now),
			approvals: approvals.map(memberId)
		});
		expect(refusedCommand(state, close('m1'))).toBe('ApprovalsMissing');
		expect(doing(state, close('m1', 'm2')).ok).toBe(true);
	});
});

test('she comes with her first name; what is said last counts', () => {
	const named = withFields(joined(5), { name: 'b'.repeat(64) });
	const state = bookOf([...book, ...openMeeting(2, now, named, called('m5', 'c'), called('m5', 'd'))]);
	expect(state.members.get(memberId('m5'))?.names.map(([letter]) => letter)).toEqual(['b', 'c', 'd']);
	expect(nameInBook(state, memberId('m5'))).toBe('d'.repeat(64));
	expect(nameInBook(state, m1)).toBeUndefined();
});

test('nobody who is not in the group is named', () => {
	const open = bookOf([...book, ...openMeeting(2, now, left('m4'))]);
	expect(refusalOf(open, called('m9', 'a')(now))).toMatchObject({ type: 'MemberUnknown' });
	expect(refusalOf(open, called('m4', 'a')(now))).toMatchObject({ type: 'MemberHasLeft' });
});

test('a name is never taken back: another one is given', () => {
	const named = withFields(called('m1', 'a'), { eventId: 'named' });
	const open = bookOf([...book, ...openMeeting(2, now, named)]);
	const back: Command = { type: 'TakeBack', on: day(now), eventIds: ['named' as never] };
	expect(refusedCommand(open, back)).toBe('CannotBeTakenBack');
	const closed = bookOf([...book, ...meeting(2, now, named), opened(3)(now)]);
	const correct: Command = {
		type: 'CorrectEntry',
		on: day(now),
		eventId: 'named' as never,
		reason: 'notDone',
		replacement: null,
		agreedBy: [m1, m2]
	};
	expect(refusedCommand(closed, correct)).toBe('CannotBeTakenBack');
});

test('who else is or was called so, and nobody by a name that only she had', () => {
	const names = [called('m1', 'a'), called('m2', 'b'), called('m1', 'b'), called('m2', 'a')];
	const { members } = bookOf([...book, ...openMeeting(2, now, ...names)]);
	const who = (member: string, letter: string) =>
		alsoCalled(members, { memberId: memberId(member), name: letter.repeat(64) });
	expect([who('m1', 'b'), who('m2', 'a'), who('m3', 'a')]).toEqual([m2, m1, m1]);
	expect(who('m1', 'c')).toBeNull();
});

test('balances keep them, and those of an older app know none', () => {
	const named = doing(bookOf(book), naming(['m1', 'm2']));
	const state = named.ok ? named.value.state : expect.fail('it is written');
	const kept = compact(state);
	expect(isSaid(expand(kept))).toBe(true);
	const older: CompactState = {
		...kept,
		members: kept.members.map(([id, { names: _, ...member }]) => [id, member])
	};
	expect(expand(older).members.get(m1)?.names).toEqual([]);
});
