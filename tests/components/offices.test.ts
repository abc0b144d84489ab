import { beforeEach, describe, expect, test, vi } from 'vitest';
import { present, type MemberId } from '#kernel';
import { codesOfLeft } from '#app';
import type { Command } from '#group';
import { money, type Money } from '#money';
import { MeetingView, type BookView } from '#state';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';

vi.mock('$app/navigation', () => ({ goto: vi.fn(() => Promise.resolve()) }));

/** Six women; the first is president, the second treasurer, the third writes. These three have codes. */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'she is known');
const run = async (...commands: Command[]) => {
	const written = await book.run(book.newOperationId(), ...commands);
	expect(written.ok ? null : written.error).toBeNull();
};
const meet = async () => {
	const on = meeting.day;
	const gave = (memberId: MemberId): Command => ({
		type: 'AnswerRoll',
		on,
		memberId,
		answer: 'gave',
		amount: rupees(20)
	});
	await run({ type: 'OpenMeeting', on, kind: 'regular' }, ...book.memberIds.map(gave));
};
const leave = (number: number): Command => ({
	type: 'LeaveGroup',
	on: meeting.day,
	memberId: woman(number),
	reason: 'moved',
	agreedBy: book.memberIds
});
/** What lies in the box is counted in coins of one rupee, and the page is closed. */
const close = (...numbers: readonly number[]) =>
	run(
		{ type: 'CountCash', on: meeting.day, pieces: new Map([[money(100), book.box / 100]]) },
		{ type: 'SealMeeting', on: meeting.day, approvals: numbers.map(woman) }
	);
const codes = () => present(inMemory.app.chosen, 'a book is chosen').keys.slots.map(({ number }) => number);

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
});

describe('the code of an officer who leaves', () => {
	test('opens nothing once the page is closed; until then the leaving can be taken back', async () => {
		const slot = present(inMemory.app.slotOf(woman(2)), 'the treasurer has a code');
		await meet();
		await run(leave(2));
		expect(codes()).toEqual([1, 2, 3]);
		await close(1, 3);
		await vi.waitFor(() => expect(codes()).toEqual([1, 3]));
		inMemory.app.lock();
		expect(await inMemory.app.unlock(slot.slotId, sixWomensCode)).toEqual({
			ok: false,
			error: { type: 'UnknownSlot' }
		});
		await inMemory.app.showShelf();
		expect(codes()).toEqual([1, 3]);
	});

	test('is refused also where the phone died before it was taken out', async () => {
		const before = present(inMemory.app.chosen, 'a book is chosen');
		const slot = present(inMemory.app.slotOf(woman(2)), 'the treasurer has a code');
		await meet();
		await run(leave(2));
		await close(1, 3);
		await vi.waitFor(() => expect(codes()).toEqual([1, 3]));
		inMemory.app.lock();
		await inMemory.app.parts.shelf.saveCover(before);
		await inMemory.app.showShelf();
		expect(codes()).toEqual([1, 2, 3]);
		expect(await inMemory.app.unlock(slot.slotId, sixWomensCode)).toMatchObject({
			error: { type: 'UnknownSlot' }
		});
		expect([inMemory.app.phase, inMemory.app.book, codes()]).toEqual(['lock', null, [1, 3]]);
	});

	test('she approves nothing any more, not even the page on which she leaves', async () => {
		await meet();
		await run(leave(2), {
			type: 'CountCash',
			on: meeting.day,
			pieces: new Map([[money(100), (book.box - rupees(40)) / 100]])
		});
		const seal: Command = { type: 'SealMeeting', on: meeting.day, approvals: [woman(1), woman(2)] };
		expect(book.blockedBy(seal)).toEqual({ type: 'ApprovalsMissing', given: 1, needed: 2 });
		expect(book.blockedBy({ ...seal, approvals: [woman(1), woman(3)] })).toBeNull();
	});

	test('stays where it is the only one: a book that nobody can open is worse', () => {
		const state = book.state;
		const left = new Map(
			[...state.members].map(([id, member]) => [id, { ...member, leftOn: meeting.day }] as const)
		);
		const slots = present(inMemory.app.chosen, 'a book is chosen').keys.slots;
		expect(codesOfLeft(state, { slots })).toEqual([]);
		expect(codesOfLeft({ ...state, members: left }, { slots: slots.slice(0, 1) })).toEqual([]);
		expect(codesOfLeft({ ...state, members: left }, { slots })).toEqual([woman(2), woman(3)]);
	});
});
