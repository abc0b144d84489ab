import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, present, type MemberId } from '#kernel';
import { codesOfLeft } from '#app';
import type { Command } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { fillPrint } from '#session/print/fill-print.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { RedBookView } from '../../src/screens/book/red-book-view.svelte.ts';
import { CodeMaking, womenWithoutCode } from '../../src/screens/frame/opening/code-making.svelte.ts';
import { wantsNone } from '../../src/screens/frame/opening/code-giving.svelte.ts';
import { OfficesView } from '../../src/screens/people/offices/people-offices.svelte.ts';
import { WomanView } from '../../src/screens/people/woman/people-woman.svelte.ts';
import { HomeView } from '../../src/screens/frame/home-view.svelte.ts';
import Home from '../../src/screens/home/HomeScreen.svelte';
import Women from '../../src/routes/group/women/+page.svelte';
import Offices from '../../src/routes/group/offices/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { NewMember } from '../../src/screens/people/new-member/new-member.svelte.ts';
import { openSixWomen, sixWomensCode, vouchedBySix } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';
import { executeNamed } from '../support/by-codes.ts';
import { flower } from '../support/flowers.ts';
import { until, untilHolds } from '../support/patience.ts';

/** Six women; the first is president, the second treasurer, the third writes. These three have codes. */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const settled = () => until(() => !meeting.writer.busy);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'she is known');
const run = async (...commands: Command[]) => {
	const written = await executeNamed(book.session, book.newOperationId(), ...commands);
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
		const slot = present(inMemory.app.codes.slotOf(woman(2)), 'the treasurer has a code');
		await meet();
		await run(leave(2));
		expect(codes()).toEqual([1, 2, 3]);
		// Her picture stands at the lock as long: no other woman gets it meanwhile.
		const { symbol } = book.face(woman(2));
		const offered = () => new NewMember(meeting).faces.map((face) => face.symbol);
		expect(offered()).not.toContain(symbol);
		await close(1, 3);
		await untilHolds(() => expect(codes()).toEqual([1, 3]));
		expect(offered()).toContain(symbol);
		inMemory.app.lock();
		expect(await inMemory.app.unlock(slot.slotId, sixWomensCode)).toEqual({
			ok: false,
			error: { type: 'UnknownSlot' }
		});
		await inMemory.app.showShelf();
		expect(codes()).toEqual([1, 3]);
	});

	test('is refused also where the phone died before it was taken out', async () => {
		const slot = present(inMemory.app.codes.slotOf(woman(2)), 'the treasurer has a code');
		const dies = vi
			.spyOn(inMemory.app.parts.shelf, 'saveCover')
			.mockResolvedValue({ ok: false, error: { type: 'StorageClosed' } });
		await meet();
		await run(leave(2));
		await close(1, 3);
		await untilHolds(() => expect(dies).toHaveBeenCalled());
		inMemory.app.lock();
		dies.mockRestore();
		await inMemory.app.showShelf();
		expect(codes()).toEqual([1, 2, 3]);
		expect(await inMemory.app.unlock(slot.slotId, sixWomensCode)).toMatchObject({
			error: { type: 'UnknownSlot' }
		});
		expect([inMemory.app.phase, inMemory.app.book, codes()]).toEqual(['lock', null, [1, 3]]);
	});

	test('is asked for once more, at the seal of the page on which she leaves', async () => {
		await meet();
		await run(leave(2), {
			type: 'CountCash',
			on: meeting.day,
			pieces: new Map([[money(100), (book.box - rupees(40)) / 100]])
		});
		const seal: Command = { type: 'SealMeeting', on: meeting.day, approvals: [woman(1), woman(2)] };
		expect(book.blockedBy({ ...seal, approvals: [woman(1)] })).toEqual({
			type: 'ApprovalsMissing',
			given: 1,
			needed: 2
		});
		expect(book.blockedBy(seal)).toBeNull();
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

	/** Two others vouch, she sees hers and repeats it. */
	const makesHers = async (view: OfficesView, number: number, ...vouching: readonly number[]) => {
		view.giveCode(woman(number));
		const making = present(view.making, 'she makes hers');
		await vouchedBySix(making, vouching.map(woman));
		const giving = present(making.giving, 'the phone is in her hand');
		giving.repeat();
		expect(giving.answer(giving.code)).toBe(true);
		await view.codeIsGiven();
	};
	const handOver = async (to: number) => {
		const view = new OfficesView(meeting);
		view.open('treasurer');
		view.handOver(woman(2));
		view.choose(woman(to));
		await agreed(view);
		await settled();
		return view;
	};

	test('the treasurer hands over: her term ends the day before, the new one makes her code after the seal', async () => {
		await meet();
		const view = new OfficesView(meeting);
		view.open('treasurer');
		expect(view.candidates).not.toContain(woman(2));
		view.handOver(woman(2));
		view.choose(woman(5));
		view.chooseYears(1);
		await agreed(view);
		expect(view.termsOf('treasurer')).toMatchObject([{ memberId: woman(5), since: meeting.day }]);
		// Before the seal she has no code, and nobody is shown one.
		expect([view.step, view.making, view.withoutCode]).toEqual(['office', null, []]);
		await close(1, 2);
		expect(view.history).toMatchObject([{ memberId: woman(2), until: addDays(meeting.day, -1) }]);
		expect(view.withoutCode).toEqual([woman(5)]);
		await makesHers(view, 5, 1, 3);
		expect(inMemory.app.codes.slotOf(woman(5))).toMatchObject({ offices: ['treasurer'] });
	});

	test('until the seal the new treasurer decides nothing, and the old one’s code opens the book', async () => {
		await meet();
		await handOver(5);
		const old = present(inMemory.app.codes.slotOf(woman(2)), 'she has a code');
		expect(new CloseView(meeting).codes.officers.map(({ memberId }) => memberId)).toEqual(
			[1, 2, 3].map(woman)
		);
		inMemory.app.lock();
		expect((await inMemory.app.unlock(old.slotId, sixWomensCode)).ok).toBe(true);
		book = present(inMemory.app.book, 'she opened it');
		meeting = new MeetingView(inMemory.app, book);
		await close(1, 2);
		// The two who keep theirs open it; the group key is another one, and hers gets none (ADR 0078).
		await untilHolds(() => expect(codes()).toEqual([1, 3]));
		inMemory.app.lock();
		expect(await inMemory.app.unlock(old.slotId, sixWomensCode)).toMatchObject({
			error: { type: 'UnknownSlot' }
		});
	});

	test('until the seal it is said from when it counts, and whose the office is until then', async () => {
		await meet();
		const view = await handOver(5);
		const lines = () => view.linesOf('treasurer').map(({ memberId, counts }) => [memberId, counts]);
		expect([lines(), view.history]).toEqual([
			[
				[woman(2), 'until-close'],
				[woman(5), 'from-close']
			],
			[]
		]);
		expect(view.prompt).toBe(
			'until the close of the meeting: Jasmine didi is the treasurer. from the close of the meeting: Oleander didi is the treasurer.'
		);
		expect(view.listPrompt).toContain('from the close of the meeting: Oleander didi is the treasurer.');
		await close(1, 2);
		expect(lines()).toEqual([[woman(5), 'now']]);
		expect([view.prompt, view.listPrompt]).toEqual([
			'Oleander didi is the treasurer.',
			'Who does what in the group?'
		]);
	});

	test('until the seal the list and the page show from when it counts, in words and picture', async () => {
		await meet();
		await handOver(5);
		render(InMeeting, { props: { app: inMemory.app, book, component: Offices, props: {} } });
		const row = screen.getByRole('button', { name: /^treasurer/ });
		expect(row.textContent).toContain('from the close of the meeting');
		expect(row.querySelector('[data-icon="sealed-book"]')).not.toBeNull();
		await userEvent.click(row);
		const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
		expect(lines[0]).toContain('until the close of the meeting');
		expect(lines[1]).toContain('from the close of the meeting');
	});

	test('who has no code yet is said at home until she has one, with one touch to it', async () => {
		const home = () => new HomeView(inMemory.app, book);
		await meet();
		await handOver(5);
		expect(home().officerWithoutCode).toBeUndefined();
		await close(1, 2);
		const said = 'Oleander didi is an officer and has no code yet.';
		expect(home().opening()).toContain(said);
		const { unmount } = render(InMeeting, { props: { app: inMemory.app, book, component: Home, props: {} } });
		await userEvent.click(screen.getByRole('button', { name: /has no code yet/ }));
		expect(goto).toHaveBeenLastCalledWith(`/group/offices?code=${woman(5)}`);
		unmount();
		const view = new OfficesView(meeting);
		view.openAgain(new URLSearchParams({ code: woman(5) }));
		expect([view.step, view.office, view.cameForCode]).toEqual(['code', 'treasurer', true]);
		await makesHers(view, 5, 1, 3);
		expect([home().officerWithoutCode, home().prompt.includes('no code')]).toEqual([undefined, false]);
	});

	test('a link to give a code gives none to a woman without an office, nor a second one', () => {
		for (const number of [2, 5]) {
			const view = new OfficesView(meeting);
			view.openAgain(new URLSearchParams({ code: woman(number) }));
			expect([view.step, view.making]).toEqual(['list', null]);
		}
	});

	test('one officer alone does not take the book', async () => {
		// The president marks all as come, touches every face, and makes a friend treasurer.
		await meet();
		const view = await handOver(5);
		view.giveCode(woman(5));
		const making = present(view.making, 'she tries');
		making.begin();
		expect(making.giving).toBeNull();
		making.vouching.ask(woman(1));
		await making.vouching.check(sixWomensCode);
		making.begin();
		expect([making.giving, codes()]).toEqual([null, [1, 2, 3]]);
		// Nor does the phone take it from a screen that asked only her.
		const owner = woman(5);
		const { slotId } = present(inMemory.app.codes.slotOf(woman(1)), 'she has a code');
		const one = await inMemory.app.codes.check(
			{ slotId, digits: sixWomensCode },
			{ type: 'code', owners: [owner] }
		);
		const { symbol, number } = book.face(owner);
		const given = {
			holder: { memberId: owner, symbol, number, offices: [] },
			kind: 'pictures',
			digits: sixWomensCode
		} as const;
		expect(await inMemory.app.codes.giveCode(given, one.ok ? [one.value] : [])).toMatchObject({
			error: { type: 'ApprovalsMissing', given: 1, needed: 2 }
		});
		// Nor does she close the page with what she has.
		await run({ type: 'CountCash', on: meeting.day, pieces: new Map([[money(100), book.box / 100]]) });
		const seal = (...numbers: readonly number[]): Command => ({
			type: 'SealMeeting',
			on: meeting.day,
			approvals: numbers.map(woman)
		});
		for (const numbers of [[1], [1, 5], [5], [1, 4, 5, 6]])
			expect(book.blockedBy(seal(...numbers))).toMatchObject({ type: 'ApprovalsMissing', needed: 2 });
	});

	test('two officers vouch once for women who get their codes one after the other', async () => {
		expect(womenWithoutCode(meeting)).toEqual([woman(4), woman(5), woman(6)]);
		const making = new CodeMaking(meeting, ...womenWithoutCode(meeting));
		making.vouching.ask(woman(1));
		await making.vouching.check(sixWomensCode);
		making.begin();
		expect(making.giving).toBeNull();
		making.vouching.ask(woman(2));
		await making.vouching.check(sixWomensCode);
		making.begin();
		const repeats = () => {
			const giving = present(making.giving, 'she has the phone');
			expect(giving.answer(giving.code)).toBe(true);
		};
		expect([making.owner, making.place]).toEqual([woman(4), 0]);
		repeats();
		expect(await making.finish()).toMatchObject({ ok: true });
		expect(codes()).toEqual([1, 2, 3, 4]);
		// The fifth wants none and is asked no more; the sixth gets hers by the same two codes.
		expect(making.owner).toBe(woman(5));
		wantsNone(inMemory.app, woman(5));
		making.pass();
		expect(making.owner).toBe(woman(6));
		repeats();
		expect(await making.finish()).toMatchObject({ ok: true });
		expect([codes(), making.isDone, making.giving]).toEqual([[1, 2, 3, 4, 6], true, null]);
		expect(womenWithoutCode(meeting)).toEqual([]);
	});

	test('who was the last to want no code leaves no way to codes behind', async () => {
		for (const number of [4, 5]) wantsNone(inMemory.app, woman(number));
		render(InMeeting, { props: { app: inMemory.app, book, component: Women, props: {} } });
		const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
		await press(/^Give codes, one after another/);
		for (const number of [1, 2]) {
			await press(new RegExp(`^${flower(number)}`));
			for (const picture of ['egg', 'roti', 'milk', 'honey']) await press(picture);
			await untilHolds(() => expect(screen.queryByRole('button', { name: 'egg' })).toBeNull());
		}
		await press('give her a code');
		await press('Wants no code');
		expect(screen.getByRole('button', { name: /^Mogra/ })).not.toBeNull();
		expect(screen.queryByRole('button', { name: /^Give codes/ })).toBeNull();
	});

	test('codes over a list of women give none to a woman who is not on it', async () => {
		const owners = [woman(5), woman(6)];
		const checked = await Promise.all(
			[1, 2].map(async (number) => {
				const { slotId } = present(inMemory.app.codes.slotOf(woman(number)), 'she has a code');
				const act = { type: 'code', owners } as const;
				const one = await inMemory.app.codes.check({ slotId, digits: sixWomensCode }, act);
				return present(one.ok ? one.value : undefined, 'her code is right');
			})
		);
		const { symbol, number } = book.face(woman(4));
		const holder = { memberId: woman(4), symbol, number, offices: [] };
		const given = { holder, kind: 'pictures', digits: sixWomensCode } as const;
		for (const named of [owners, [woman(4)], [woman(4), ...owners]])
			expect(await inMemory.app.codes.giveCode(given, checked, named)).toMatchObject({
				error: { type: 'ApprovalsMissing', given: 0, needed: 2 }
			});
		expect(codes()).toEqual([1, 2, 3]);
	});

	test('what is heard at the close and not agreed is undone there', async () => {
		await meet();
		await handOver(5);
		const { points } = new CloseView(meeting);
		const point = present(points.current, 'it is read out');
		expect(points.prompt).toBe('Oleander didi is the treasurer. Do all agree?');
		await points.undo(point);
		await settled();
		expect([points.current, book.state.offices.some(({ memberId }) => memberId === woman(5))]).toEqual([
			null,
			false
		]);
		await handOver(6);
		const again = present(points.current, 'it is read out');
		points.agree(again);
		expect([points.current, points.all.length]).toEqual([null, 1]);
	});

	test('a joining that is taken out is one point, though a mark of hers goes before it', async () => {
		await meet();
		const memberId = 'seventh' as MemberId;
		await run({ type: 'AddMember', on: meeting.day, memberId, number: 7, symbol: 'boat' });
		await close(1, 3);
		const six = book.memberIds.filter((one) => one !== memberId);
		const on = meeting.day;
		await run(
			{ type: 'OpenMeeting', on, kind: 'regular' },
			...six.map((one): Command => ({ type: 'AnswerRoll', on, memberId: one, answer: 'came' }))
		);
		const events = await book.session.events();
		const joined = (events.ok ? events.value : []).find(
			(event) => event.type === 'MemberJoined' && event.memberId === memberId
		);
		await book.session.readWholeBook();
		await run({
			type: 'CorrectEntry',
			on,
			eventId: present(joined?.eventId, 'she joined'),
			reason: 'notDone',
			replacement: null,
			agreedBy: six
		});
		const { points } = new CloseView(meeting);
		// The book does not know her any more: nobody is shown or named.
		expect(points.all).toMatchObject([{ face: null }]);
		expect(points.prompt).toBe('It was a new didi joins, now nothing. Do all agree?');
		const red = new RedBookView(inMemory.app, book);
		await red.open();
		const page = red.cards?.find(({ isOpen }) => !isOpen)?.place;
		await red.openMeeting(present(page, 'the page on which she joined'));
		expect(red.entriesOf('group').map(({ event, struck }) => [event.type, struck])).toEqual([
			['MemberJoined', true],
			['AttendanceMarked', true]
		]);
		await points.undo(present(points.current, 'it is read out'));
		await settled();
		expect([points.current, book.state.members.has(memberId)]).toEqual([null, true]);
	});

	test('a code of her own page becomes no officer’s code: she makes another one', async () => {
		const { code } = new WomanView(meeting, woman(5));
		code.give();
		const making = present(code.making, 'she makes one');
		await vouchedBySix(making, [woman(1), woman(2)]);
		present(making.giving, 'hers').repeat();
		making.giving?.answer(making.giving.code);
		await code.finish();
		expect(codes()).toEqual([1, 2, 3, 5]);
		await meet();
		await handOver(5);
		await close(1, 2);
		await untilHolds(() => expect(codes()).toEqual([1, 3]));
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

	test('an officer without a code here makes hers, once the page is closed', async () => {
		await meet();
		const view = new OfficesView(meeting);
		view.open('keyHolder');
		view.handOver(null);
		view.choose(woman(4));
		await agreed(view);
		expect(view.withoutCode).toEqual([]);
		await close(1, 2);
		expect(view.withoutCode).toEqual([woman(4)]);
		await makesHers(view, 4, 2, 3);
		expect([view.withoutCode, codes()]).toEqual([[], [1, 2, 3, 4]]);
	});

	test('the circle is asked on a screen of its own', async () => {
		await meet();
		render(InMeeting, { props: { app: inMemory.app, book, component: Offices, props: {} } });
		const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
		await press(/^treasurer/);
		await press('hand over');
		await press(/^Oleander/);
		await press('OK, right');
		expect(screen.getByRole('button', { name: 'all say yes' }).hasAttribute('disabled')).toBe(true);
		for (const number of [1, 2]) await press(new RegExp(`^${flower(number)}`));
		const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
		expect(violations).toEqual([]);
		await press('all say yes');
		await untilHolds(() =>
			expect(book.state.offices.at(-1)).toMatchObject({ memberId: woman(5), office: 'treasurer' })
		);
	});
});

// It listed her, beside a new woman with her picture.
test('the sheet for the next meeting, to be filled in by hand, has no row for who has left', async () => {
	await meet();
	await run(leave(5));
	await close(1, 2);
	const { pages } = await fillPrint(inMemory.app, book);
	expect(pages.flatMap(({ faces }) => faces.map(({ number }) => number))).toEqual([1, 2, 3, 4, 6]);
});
