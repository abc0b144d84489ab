import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, present, type MemberId } from '#kernel';
import { codesOfLeft } from '#app';
import type { Command } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { OfficesView } from '../../src/screens/people/offices/people-offices.svelte.ts';
import Offices from '../../src/screens/people/offices/OfficesScreen.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';

/** Six women; the first is president, the second treasurer, the third writes. These three have codes. */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const settled = () => vi.waitUntil(() => !meeting.writer.busy, { interval: 5 });
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

describe('offices', () => {
	/** The president and the treasurer touch their pictures; the others raise their hands. */
	const agreed = async (view: OfficesView) => {
		view.ask();
		for (const memberId of [woman(1), woman(2)]) view.circle.toggle(memberId);
		await view.write();
	};

	test('the treasurer hands over: her term ends the day before, the new one is given a code', async () => {
		await meet();
		const view = new OfficesView(meeting);
		view.open('treasurer');
		expect(view.candidates).not.toContain(woman(2));
		view.handOver(woman(2));
		view.choose(woman(5));
		view.chooseYears(1);
		await agreed(view);
		expect(view.termsOf('treasurer')).toMatchObject([{ memberId: woman(5), since: meeting.day }]);
		expect(view.history).toMatchObject([{ memberId: woman(2), until: addDays(meeting.day, -1) }]);
		const giving = present(view.giving, 'she has no code yet');
		giving.repeat();
		expect(giving.answer(giving.code)).toBe(true);
		await view.codeIsGiven();
		expect(inMemory.app.slotOf(woman(5))).toBeDefined();
	});

	test('a writer’s term ends when she hands over; one more key ends nobody’s', async () => {
		await meet();
		const view = new OfficesView(meeting);
		view.open('writer');
		view.handOver(woman(3));
		view.choose(woman(1));
		await agreed(view);
		expect(view.termsOf('writer').map(({ memberId }) => memberId)).toEqual([woman(1)]);
		for (const number of [1, 2]) {
			await settled();
			view.open('keyHolder');
			view.handOver(null);
			view.choose(woman(number));
			await agreed(view);
		}
		expect(view.termsOf('keyHolder')).toHaveLength(2);
		expect(view.canHaveMore).toBe(true);
	});

	test('an office is decided in a meeting, by officers too', async () => {
		const view = new OfficesView(meeting);
		view.open('treasurer');
		view.handOver(woman(2));
		view.choose(woman(5));
		view.ask();
		expect(view.refusal?.text).toBe('Start the meeting first.');
		await meet();
		expect(view.refusal).toBeNull();
		view.circle.toggle(woman(1));
		expect(view.circle.isEnough).toBe(false);
		await view.write();
		expect(view.termsOf('treasurer')).toMatchObject([{ memberId: woman(2) }]);
	});

	test('an officer without a code here is given one', async () => {
		await meet();
		const view = new OfficesView(meeting);
		view.open('keyHolder');
		view.handOver(null);
		view.choose(woman(4));
		await agreed(view);
		expect(view.step).toBe('code');
		view.leaveCode();
		expect(view.withoutCode).toEqual([woman(4)]);
		view.giveCode(woman(4));
		const giving = present(view.giving, 'she gets one');
		giving.repeat();
		giving.answer(giving.code);
		await view.codeIsGiven();
		expect([view.withoutCode, codes()]).toEqual([[], [1, 2, 3, 4]]);
	});

	test('the circle is asked on a screen of its own', async () => {
		await meet();
		render(InMeeting, { props: { app: inMemory.app, book, component: Offices, props: {} } });
		const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
		await press(/^treasurer/);
		await press('hand over');
		await press(/^Example 5/);
		await press('OK, right');
		expect(screen.getByRole('button', { name: 'all say yes' }).hasAttribute('disabled')).toBe(true);
		for (const number of [1, 2]) await press(new RegExp(`^Example ${number}`));
		const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
		expect(violations).toEqual([]);
		await press('all say yes');
		await vi.waitFor(() =>
			expect(book.state.offices.at(-1)).toMatchObject({ memberId: woman(5), office: 'treasurer' })
		);
	});
});
