import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, present, type MemberId } from '#kernel';
import { money, type Money } from '#money';
import type { Command } from '#group';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CorrectionView } from '../../src/screens/book/correction/correction.svelte.ts';
import { HomeView } from '../../src/screens/frame/home-view.svelte.ts';
import MeetingScreen from '../../src/routes/meeting/+page.svelte';
import { ShareOutView } from '../../src/screens/sharing/share-out/share-out.svelte.ts';
import ShareOutScreen from '../../src/routes/group/share-out/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { openSixWomen } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';
import { executeNamed } from '../support/by-codes.ts';
import { flower } from '../support/flowers.ts';
import { untilHolds } from '../support/patience.ts';

/**
 * Six women who share out. A week ago each saved ₹20, the fourth got ₹400 and the sixth ₹200 at 2 % a month, by the meeting: ¼ of
 * it, ₹2 and ₹1, has fallen due today. Nobody saves today. The box holds ₹1,460, so the fund is 1,460 + 600 + 3 = 2,063, and each
 * of the six gets a sixth of it whatever the rule: 343, and 5 stay. The fourth owes 402, 59 more than her part; the sixth
 * takes 343 − 201 = 142 home. The box must hold 4 × 343 + 142 = 1,514: it lacks 54.
 *
 * Without what she does not cover the fund falls: 2,063 − 59 = 2,004, a sixth is 334, she lacks 68; 1,995, 332, she lacks 70;
 * 1,993, 332, 70. So each gets 332, the sixth 131: 4 × 332 + 131 = 1,459, and 1 stays in the box.
 */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;
const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'she is known');

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app, { kind: 'vsla' });
	meeting = new MeetingView(inMemory.app, book);
});

async function everybodyCame(): Promise<void> {
	const on = meeting.day;
	const roll = book.memberIds.map((memberId): Command => ({
		type: 'AnswerRoll',
		on,
		memberId,
		answer: 'came'
	}));
	await book.run(book.newOperationId(), { type: 'OpenMeeting', on, kind: 'regular' }, ...roll);
}

async function opened(): Promise<ShareOutView> {
	const view = new ShareOutView(meeting);
	await view.open();
	return view;
}

async function sharedOut(): Promise<ShareOutView> {
	await everybodyCame();
	const view = await opened();
	view.plan.change({ basis: 'netted' });
	for (const number of [1, 2]) view.circle.toggle(woman(number));
	expect(await view.write()).toBe(true);
	return view;
}

describe('the rehearsal', () => {
	test('says what the box must hold, what it lacks, and who owes more than her part', async () => {
		const { plan } = await opened();
		expect([plan.paid, plan.lacking, plan.stays]).toEqual([1514, 54, 5].map(rupees));
		expect(plan.owesMore.map(({ memberId, owedAfter }) => [memberId, owedAfter])).toEqual([
			[woman(4), rupees(59)]
		]);
		expect(plan.hindrance?.text).toBe('The box does not hold so much.');
		plan.change({ basis: 'netted' });
		expect([plan.paid, plan.lacking, plan.stays]).toEqual([1459, 0, 1].map(rupees));
	});

	test('says what each rule would put into her hand, also what she takes home after her debts', async () => {
		const { plan } = await opened();
		const takes = (rule: (typeof plan.rules)[number]) =>
			[1, 4, 6].map((number) => plan.takesBy(rule, woman(number)));
		for (const rule of ['equal', 'bySavings', 'interestBack', 'mixed'] as const)
			expect(takes(rule)).toEqual([343, 0, 142].map(rupees));
		// No month has ended since they began: by months nothing can be said.
		expect(takes('bySavingMonths')).toEqual([null, null, null]);
		expect(plan.rules).not.toContain('byShares');
	});

	test('rounds to a note in which nobody loses her savings; what is left is named', async () => {
		const view = await opened();
		expect(view.plan.units).toEqual([1, 10, 20, 50].map(rupees));
		view.roundTo(rupees(50));
		// 343 is 300 and rests: 300 × 6, and 263 stay.
		expect([view.plan.takesBy('bySavings', woman(1)), view.plan.stays]).toEqual([300, 263].map(rupees));
	});
});

test('the notes of the box are counted, and what is paid is rounded to them; each woman is laid hers', async () => {
	await everybodyCame();
	const view = await opened();
	view.plan.change({ basis: 'netted' });
	expect([view.plan.canCount, view.plan.byNotes]).toEqual([true, false]);
	view.boxIsRight();
	view.ruleIsRight();
	view.roundToNotes();
	expect([view.step, view.back(), view.step]).toEqual(['count', true, 'parts']);
	view.roundToNotes();
	// Another sum than the book's is settled where the box is counted.
	view.counts = { 'note-10000': 1 };
	expect(await view.notesAreCounted()).toBe(false);
	expect(view.plan.byNotes).toBe(false);
	await expect.poll(() => meeting.writer.busy).toBe(false);
	/*
	 * Of 1,460 without coins four times 332 and 131 cannot be laid. In fives it is 330 and 130: 3 × 100 + 20 + 10, for the last of
	 * them 2 × 100 + 2 × 50 + 20 + 10, and 50 + 4 × 20 for the sixth. 1,993 − 4 × 330 − 332 − (201 + 130) = 10 stay.
	 */
	view.counts = { 'note-10000': 11, 'note-5000': 3, 'note-2000': 8, 'note-1000': 5 };
	expect(await view.notesAreCounted()).toBe(true);
	expect([view.step, view.plan.byNotes, view.plan.notesUnit]).toEqual(['parts', true, rupees(5)]);
	expect([view.plan.paid, view.plan.stays]).toEqual([1450, 10].map(rupees));
	await expect.poll(() => meeting.writer.busy).toBe(false);
	for (const number of [1, 2]) view.circle.toggle(woman(number));
	expect(await view.write()).toBe(true);
	expect(book.operations.at(-1)?.events.at(-1)).toMatchObject({ notes: { '5000': 3 }, unit: 500 });
	const laid = book.memberIds.map((memberId) => {
		const pieces = view.plan.laidFor(memberId) ?? [];
		return pieces.reduce((sum, { piece, count }) => sum + piece * count, 0);
	});
	expect(laid).toEqual([330, 330, 330, 0, 330, 130].map(rupees));
});

test('a fixed rate is asked for by how much on each hundred, and how much of it is kept back', async () => {
	await everybodyCame();
	const view = await opened();
	view.boxIsRight();
	view.choose('fixedRate');
	// A tenth of ₹20 is 2.
	expect(view.plan.takesBy('fixedRate', woman(1))).toBe(rupees(22));
	view.ruleIsRight();
	expect(view.step).toBe('rate');
	// A fifth is 4, of which a tenth is kept back: 3.60, to the rupee 3.
	view.plan.setRate(20, 10);
	expect(view.plan.takesBy('fixedRate', woman(1))).toBe(rupees(23));
	view.rateIsRight();
	expect([view.step, view.back(), view.step]).toEqual(['parts', true, 'rate']);
	for (const number of [1, 2]) view.circle.toggle(woman(number));
	expect(await view.write()).toBe(true);
	expect(book.operations.at(-1)?.events.at(-1)).toMatchObject({
		rule: 'fixedRate',
		rate: { percent: '20', taxPercent: '10' }
	});
});

describe('the share-out', () => {
	test('is refused while the box lacks money, and while nobody can decide', async () => {
		const alone = await opened();
		expect(alone.circle.closed?.text).toBeTruthy();
		await everybodyCame();
		const view = await opened();
		for (const number of [1, 2]) view.circle.toggle(woman(number));
		expect(view.refusal?.text).toBe('The box does not hold so much.');
		expect(await view.write()).toBe(false);
		expect(book.box).toBe(rupees(1460));
	});

	test('writes the resolution and the parts in one act, and then gives each woman her notes', async () => {
		const view = await sharedOut();
		expect(book.operations.at(-1)?.events).toMatchObject([
			{ type: 'ResolutionPassed', kind: 'shareProfit', present: 6 },
			{ type: 'CycleSharedOut', rule: 'bySavings', basis: 'netted' }
		]);
		expect(book.box).toBe(rupees(1));
		expect([view.step, view.memberId]).toEqual(['hand', woman(1)]);
		expect(view.sums.map(({ key, amount }) => [key, amount])).toEqual([
			['people.share-saving-back', rupees(20)],
			['people.her-surplus', rupees(312)],
			['people.share-owed', rupees(0)]
		]);
		const given: Money[] = [];
		while (view.step === 'hand') {
			given.push(view.line.paid);
			view.give();
		}
		expect(given).toEqual([332, 332, 332, 0, 332, 131].map(rupees));
		expect([view.step, inMemory.said.at(-1)]).toEqual(['done', expect.stringContaining('one rupee')]);
	});

	test('the arrow leads back to the woman who was handed her notes last', async () => {
		const view = await sharedOut();
		view.give();
		view.give();
		expect([view.back(), view.step, view.memberId]).toEqual([true, 'hand', woman(2)]);
		expect(view.marks).toEqual(['done', 'now', 'todo', 'todo', 'todo', 'todo']);
		expect([view.back(), view.memberId, view.back()]).toEqual([true, woman(1), false]);
	});

	test('a phone that dies goes on with the first woman who has no notes yet', async () => {
		const view = await sharedOut();
		view.give();
		view.give();
		await untilHolds(async () => expect((await book.session.readDraft())?.shareOut?.handed).toHaveLength(2));
		book.draft.clear();
		const again = await opened();
		expect([again.step, again.memberId]).toEqual(['hand', woman(3)]);
		expect(again.marks).toEqual(['done', 'done', 'now', 'todo', 'todo', 'todo']);
	});

	test('what a rule gives is read again when something else was written: the old parts are refused', async () => {
		await everybodyCame();
		const view = await opened();
		view.plan.change({ basis: 'netted' });
		const before = view.plan.command(book.memberIds);
		await book.run(book.newOperationId(), {
			type: 'ReceiveIncome',
			on: meeting.day,
			category: 'rent',
			amount: rupees(60)
		});
		const late = await book.run(book.newOperationId(), before);
		expect(late.ok ? null : late.error.type).toBe('PartNotByRule');
		for (const number of [1, 2]) view.circle.toggle(woman(number));
		expect(await view.write()).toBe(true);
	});

	test('is written once; one officer alone approves nothing; undone, it begins anew', async () => {
		const view = await sharedOut();
		const twice = await book.run(book.newOperationId(), {
			...view.plan.command(book.memberIds)
		});
		expect(twice.ok).toBe(false);
		const [on, pieces] = [meeting.day, new Map([[rupees(1), 1]])];
		const alone = await executeNamed(
			book.session,
			book.newOperationId(),
			{ type: 'CountCash', on, pieces },
			{ type: 'SealMeeting', on, approvals: [woman(1)] }
		);
		expect(alone.ok ? null : alone.error.type).toBe('ApprovalsMissing');
		view.give();
		await untilHolds(() => expect(meeting.writer.busy).toBe(false));
		await view.undo();
		expect([view.step, book.box]).toEqual(['box', rupees(1460)]);
		expect(view.plan.handed).toEqual([]);
	});

	test('a saving of before is not put right any more: that the cycle was shared out is said, and how', async () => {
		await sharedOut();
		const [on, pieces] = [meeting.day, new Map([[rupees(1), 1]])];
		const closed = await executeNamed(
			book.session,
			book.newOperationId(),
			{ type: 'CountCash', on, pieces },
			{ type: 'SealMeeting', on, approvals: [woman(1), woman(2)] }
		);
		expect(closed.ok).toBe(true);
		const events = await book.session.events();
		const saved = events.ok ? events.value.find(({ type }) => type === 'SavingDeposited') : undefined;
		const view = new CorrectionView(new MeetingView(inMemory.app, book));
		await view.open(present(saved?.eventId, 'somebody saved'));
		expect(view.blocked?.text).toBe('All was shared out that day. A new cycle has begun.');
		expect(view.neededBy?.event.type).toBe('CycleSharedOut');
	});

	test('what a woman leaves is her first saving of the next cycle; more than she gets is refused', async () => {
		await everybodyCame();
		const view = await opened();
		view.plan.change({ basis: 'netted' });
		view.look(woman(2));
		view.askKeep();
		view.entered.change(rupees(400));
		expect(view.keepRefusal?.text).toBeTruthy();
		view.entered.change(rupees(100));
		view.keepIsRight();
		expect([view.step, view.line.paid]).toEqual(['hers', rupees(232)]);
		for (const number of [1, 2]) view.circle.toggle(woman(number));
		await view.write();
		expect(book.box).toBe(rupees(101));
	});
});

test('is done by touch: the box, a rule, the parts, two faces, and a touch for each woman', async () => {
	await everybodyCame();
	render(InMeeting, { props: { app: inMemory.app, book, component: ShareOutScreen, props: {} } });
	const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
	const isFit = async () => {
		const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
		expect(violations).toEqual([]);
	};
	await isFit();
	await press('do not wait for what she owes');
	await press('OK, right');
	await isFit();
	const equal = screen.getByRole('button', { name: /^equal: the same for each/ });
	expect(within(equal).getByText('equal')).toBeVisible();
	await userEvent.click(equal);
	await press('the same for each');
	await isFit();
	expect(screen.getByText('smallest note')).toBeVisible();
	expect(screen.getByRole('button', { name: 'from the box' })).toBeVisible();
	await press(/^Palash/);
	await isFit();
	await press('OK, right');
	await press('OK, right');
	for (const number of [1, 2]) await press(new RegExp(`^${flower(number)}`));
	await press('all say yes');
	await untilHolds(() => expect(book.box).toBe(rupees(1)));
	await isFit();
	const main = () => present(document.querySelector<HTMLButtonElement>('footer button'), 'the main action');
	const isAwake = () => untilHolds(() => expect(main()).toBeEnabled());
	// A double tap hands out to one woman; the second touch meets the button of the woman after her.
	await isAwake();
	await userEvent.click(main());
	await userEvent.click(main());
	expect(screen.getByText(/^Jasmine/)).toBeVisible();
	for (let place = 1; place < 6; place += 1) {
		await isAwake();
		await userEvent.click(main());
	}
	await untilHolds(() => screen.getByText('count the box'));
});

test('a year after its first day the group is told so, at home and in its meeting, until it has shared out', async () => {
	const home = new HomeView(inMemory.app, book);
	expect(home.isYearOver).toBe(false);
	const later = addDays(present(book.state.foundedOn, 'it was founded'), 364);
	const putBack = replaceMethod(inMemory.app.parts.clock, 'today', () => later);
	await everybodyCame();
	expect(home.isYearOver).toBe(true);
	expect(home.prompt).toContain('The year is over. You can share out now.');
	render(InMeeting, { props: { app: inMemory.app, book, component: MeetingScreen, props: {} } });
	await userEvent.click(screen.getByRole('button', { name: /^The year is over/ }));
	expect(goto).toHaveBeenCalledWith('/group/share-out');
	putBack();
});
