import { existsSync, readdirSync } from 'node:fs';
import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { present, type MemberId } from '#kernel';
import { finesDueOf } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { isMeetingPath, type MeetingPath } from '#session/meeting/meeting-path.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { OtherKind } from '#session/other-kinds.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import FacesScreen from '../../src/routes/meeting/faces/+page.svelte';
import FinesScreen from '../../src/routes/meeting/fines/+page.svelte';
import { FinesView, type FineAnswer } from '../../src/screens/meeting/fines/meeting-fines.svelte.ts';
import { OtherFine } from '../../src/screens/meeting/fines/meeting-other-fine.svelte.ts';
import { OtherMoney, type EnteredKind } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { readTalk } from '#session/meeting/kept-talk.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import { until } from '../support/patience.ts';
import InMeeting from './InMeeting.svelte';
import { executeNamed } from '../support/by-codes.ts';

/**
 * Six women save ₹20 a week; ₹1,460 lie in the box. Here the rules also take ₹5 each time for the social fund, and fines:
 * ₹10 absent, ₹5 late, ₹2 without saving. All sums below are added up by hand from these.
 */
const rules = {
	fines: { absent: money(1000), late: money(500), savingMissed: money(200) },
	socialFund: { amount: money(500) }
};

let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'six women');
const settled = () => until(() => !meeting.writer.busy);
const owed = (number: number): number => finesDueOf(book.state, woman(number)).total / 100;
const step = (name: string) => meeting.steps.find((one) => one.name === name);

async function open(moreRules: object = rules): Promise<void> {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app, moreRules);
	meeting = new MeetingView(inMemory.app, book);
}

beforeEach(() => open());

/** All six gave; number 2 came late, number 6 did not come. */
async function rollCall(): Promise<void> {
	const on = meeting.day;
	const written = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...book.memberIds.map((memberId, index) =>
			index === 5
				? ({ type: 'AnswerRoll', on, memberId, answer: 'absent' } as const)
				: ({
						type: 'AnswerRoll',
						on,
						memberId,
						answer: 'gave',
						amount: rupees(20),
						socialFund: rupees(5),
						late: index === 1
					} as const)
		)
	);
	expect(written.ok).toBe(true);
}

describe('the social fund in the roll', () => {
	test('one touch gives the saving and the social fund, as one answer', async () => {
		const roll = new RollView(meeting, null);
		expect(roll.prompt).toContain('For the help fund five rupees.');
		await roll.answer('gave', roll.usual, roll.usualSocial);
		expect(meeting.answerOf(woman(1))).toEqual({ state: 'saved', amount: rupees(20), beside: rupees(5) });
		expect(book.box).toBe(rupees(1460 + 25));
		expect(book.operations).toHaveLength(1);
		expect(inMemory.said.at(-1)).toBe(
			'Rose didi, twenty rupees saved. For the help fund five rupees. Jasmine didi.'
		);
		expect(meeting.undoAct).toMatchObject({ text: '25' });
		book.draft.madeAt.clear();
		// Both in one sum, by the picture of the saving.
		expect(meeting.undoAct?.asks).toEqual({ icon: 'gullak-in', label: 'saved', amount: rupees(25) });
	});

	test('either sum can be changed on the note pad', async () => {
		const roll = new RollView(meeting, null);
		roll.enterAmount();
		expect([roll.sums.saving.amount, roll.sums.social.amount]).toEqual([rupees(0), rupees(5)]);
		expect(roll.canGive).toBe(false);
		roll.turnToPart('social');
		roll.entered.change(rupees(10));
		expect(roll.canGive).toBe(true);
		await roll.giveEntered();
		expect(meeting.answerOf(woman(1))).toEqual({ state: 'saved', beside: rupees(10) });
		expect(book.box).toBe(rupees(1470));
	});

	test('another saving of who answered already leaves what she gave for the social fund', async () => {
		await new RollView(meeting, null).answer('gave', rupees(20), rupees(10));
		await settled();
		const again = new RollView(meeting, woman(1));
		again.enterAmount();
		expect([again.sums.saving.amount, again.sums.social.amount]).toEqual([rupees(0), rupees(10)]);
	});

	test('answering again replaces both sums; undo brings both again, also for a third answer', async () => {
		await new RollView(meeting, null).answer('gave', rupees(20), rupees(5));
		await settled();
		const again = new RollView(meeting, woman(1));
		await again.answer('gave', rupees(40), rupees(10));
		await settled();
		expect(book.box).toBe(rupees(1510));
		await again.undo();
		await settled();
		expect(meeting.answerOf(woman(1))).toEqual({ state: 'saved', amount: rupees(20), beside: rupees(5) });
		await new RollView(meeting, woman(1)).answer('came');
		await settled();
		expect(book.box).toBe(rupees(1460));
	});

	test('a late woman stays late when a wrong second answer is taken back', async () => {
		const roll = new RollView(meeting, null);
		roll.toggleLate();
		await roll.answer('gave', rupees(20), rupees(5));
		await settled();
		const again = new RollView(meeting, woman(1));
		again.toggleLate();
		await again.answer('gave', rupees(40), rupees(5));
		await settled();
		expect(meeting.begun?.marks.get(woman(1))).toBe('present');
		await again.undo();
		expect(meeting.begun?.marks.get(woman(1))).toBe('late');
	});

	test('a group without one is asked for the saving only', async () => {
		await open({});
		const roll = new RollView(meeting, null);
		expect(roll.usualSocial).toBe(0);
		roll.enterAmount();
		expect(roll.sums.social.amount).toBe(0);
		await roll.answer('gave', roll.usual, roll.usualSocial);
		expect(book.box).toBe(rupees(1480));
	});
});

describe('the step for fines', () => {
	test('is no step of a group without fines, and the meeting goes past it', async () => {
		await open({});
		await rollCallOfOne();
		expect(step('fines')).toBeUndefined();
		expect(meeting.next('give-back')).toBe('loan');
		expect(meeting.next('fines')).toBe('loan');
	});

	test('is a thin line while the rules ask nobody', async () => {
		await rollCallOfOne();
		expect(step('fines')).toMatchObject({ idle: true, count: 0 });
		expect(meeting.next('give-back')).toBe('loan');
	});

	test('asks one woman after the other, and is then done', async () => {
		await rollCall();
		// Number 2 was late; number 6 was absent and saved nothing.
		expect(step('fines')).toMatchObject({ idle: false, count: 2 });
		expect(meeting.next('give-back')).toBe('fines');
		const view = new FinesView(meeting);
		await view.answer('gave');
		await settled();
		await view.answer('later');
		expect(step('fines')).toMatchObject({ state: 'done', amount: rupees(5), count: 0 });
		expect(meeting.next('give-back')).toBe('loan');
	});

	async function rollCallOfOne(): Promise<void> {
		await new RollView(meeting, null).answer('gave', rupees(20), rupees(5));
		await settled();
	}
});

describe('fines by the rules', () => {
	let view: FinesView;
	beforeEach(async () => {
		await rollCall();
		view = new FinesView(meeting);
	});

	async function answer(...answers: readonly FineAnswer[]): Promise<void> {
		for (const one of answers) {
			await view.answer(one);
			await settled();
		}
	}

	test('who sent her money is absent again when a wrong second answer is taken back', async () => {
		await new RollView(meeting, woman(1)).answer('sent', rupees(20), rupees(5));
		await settled();
		const again = new RollView(meeting, woman(1));
		await again.answer('gave', rupees(40), rupees(5));
		await settled();
		await again.undo();
		await settled();
		expect(meeting.answerOf(woman(1))).toEqual({
			state: 'saved',
			amount: rupees(20),
			beside: rupees(5),
			mark: 'absent'
		});
	});

	test('who was not here and sent her money has saved, stays absent, and is fined for it alone', async () => {
		const before = book.box;
		const roll = new RollView(meeting, woman(6));
		await roll.answer('sent', rupees(20), rupees(5));
		await settled();
		expect(book.box - before).toBe(rupees(25));
		expect(meeting.answerOf(woman(6))).toEqual({
			state: 'saved',
			amount: rupees(20),
			beside: rupees(5),
			mark: 'absent'
		});
		expect(meeting.figures.came).toBe(5);
		await answer('later');
		// Absent is ₹10; ₹2 would be for money that was not given.
		expect(view.card).toMatchObject({ memberId: woman(6), total: rupees(10) });
		await meeting.writer.undo();
	});

	test('in the overview a late woman who gave has the mark of being late', () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: FacesScreen } });
		const tile = screen.getByRole('button', { name: /^Jasmine didi, number 2, saved, came late/ });
		expect([...tile.querySelectorAll('[data-icon]')].map((icon) => icon.getAttribute('data-icon'))).toContain(
			'late-coin'
		);
	});

	test('she is asked with her reason and amount, and pays with one touch', async () => {
		expect(view.prompt).toBe('Jasmine didi: came late. Fine five rupees. Given now?');
		const before = book.box;
		await answer('gave');
		expect(book.box).toBe(before + rupees(5));
		expect(meeting.figures.finesPaidBy.get(woman(2))).toBe(rupees(5));
		expect(view.card).toMatchObject({ memberId: woman(6), total: rupees(12), proposed: true });
		expect(inMemory.said.at(-1)).toBe('Jasmine didi gave the fine, five rupees. Palash didi.');
	});

	test('"later" leaves it due, "forgiven" and "no fine" do not', async () => {
		await answer('later', 'forgiven');
		expect([owed(2), owed(6)]).toEqual([5, 0]);
		expect(meeting.figures.forgiven).toEqual(new Set([woman(6)]));
		expect(view.card).toBeNull();
		expect(view.women).toEqual([woman(2), woman(6)]);
	});

	test('"no fine" writes nothing and is not asked again', async () => {
		const before = book.operations.length;
		await answer('none', 'none');
		expect(book.operations).toHaveLength(before);
		expect(view.card).toBeNull();
		expect(new FinesView(meeting).card).toBeNull();
	});

	test('what was left for later can be given the same day, in parts', async () => {
		await answer('none', 'later');
		view.turnTo(woman(6));
		view.enterAmount();
		view.entered.change(rupees(13));
		expect(view.refusal?.text).toContain('more than is owed');
		view.entered.change(rupees(4));
		await view.answer('gave', view.entered.amount);
		await settled();
		expect([owed(6), view.card, view.back()]).toEqual([8, null, false]);
	});

	test.each<[FineAnswer, string]>([
		['gave', '5'],
		['later', '5'],
		['forgiven', '5']
	])('"%s" is taken back in one touch, and she is asked again', async (said, text) => {
		await answer(said);
		expect(meeting.undoAct).toMatchObject({
			text,
			label: 'Take back: Jasmine didi, fine five rupees'
		});
		await view.undo();
		expect(owed(2)).toBe(0);
		expect(meeting.figures.finesPaid).toBe(0);
		expect(view.card).toMatchObject({ memberId: woman(2), proposed: true });
	});

	test('without enough officers the circle forgives nothing, and the reason is said', async () => {
		await open();
		const roll = new RollView(meeting, null);
		roll.toggleLate();
		await roll.answer('gave', rupees(20), rupees(5));
		await settled();
		const alone = new FinesView(meeting);
		await alone.answer('forgiven');
		expect(meeting.writer.refusal?.text).toContain('needed');
		expect(owed(1)).toBe(0);
		expect(alone.card).toMatchObject({ memberId: woman(1) });
	});

	test('a fine that the rules do not know: who, why, how much; then she is asked', async () => {
		const fine = new OtherFine(meeting);
		fine.chooseWho(woman(3));
		fine.chooseReason('late');
		expect(fine.entered.amount).toBe(rupees(5));
		fine.back();
		fine.chooseReason('other');
		fine.entered.change(rupees(7));
		expect(fine.refusal).toBeNull();
		fine.onended = () => view.turnTo(fine.who, false);
		await fine.write();
		await settled();
		expect(view.card).toMatchObject({ memberId: woman(3), total: rupees(7), proposed: false });
		await answer('gave');
		expect(owed(3)).toBe(0);
	});

	test('what she owes from before is asked first, and the oldest is paid first', async () => {
		await answer('later', 'later');
		await sealMeeting();
		await rollCall();
		view = new FinesView(meeting);
		// Owed ₹5 by number 2; today she was late again.
		expect(view.card).toMatchObject({ memberId: woman(2), total: rupees(5), proposed: false });
		await answer('later');
		expect(view.card).toMatchObject({ memberId: woman(2), proposed: true });
		await answer('gave');
		const [left, ...more] = finesDueOf(book.state, woman(2)).fines;
		expect(more).toEqual([]);
		expect(left).toMatchObject({ imposedOn: meeting.day, paid: 0 });
	});

	test('"later", a part of an old fine and "no fine" stay answered when the phone was locked meanwhile', async () => {
		await answer('later', 'later');
		await sealMeeting();
		await rollCall();
		view = new FinesView(meeting);
		await view.answer('gave', rupees(2));
		await settled();
		expect(view.card).toMatchObject({ memberId: woman(2), proposed: true });
		await answer('none');
		await answer('later');
		await answer('none');
		expect(step('fines')).toMatchObject({ state: 'done', count: 0 });
		await until(async () => (await book.session.readDraft())?.answers?.noFine.length === 3);
		// A lock takes what was only on the screen out of memory.
		book.draft.clear();
		expect(step('fines')).toMatchObject({ count: 2 });
		await readTalk(meeting);
		expect(step('fines')).toMatchObject({ state: 'done', count: 0 });
		expect(new FinesView(meeting).card).toBeNull();
	});

	test('where all that is owed was put off, the step says so and not that nothing is due', async () => {
		await answer('later', 'later');
		await sealMeeting();
		await rollCall();
		view = new FinesView(meeting);
		await answer('later', 'none', 'later', 'none');
		expect([owed(2), owed(6), step('fines')?.state]).toEqual([5, 12, 'passed']);
	});

	test('who owes is not said to have come without money: she may have saved, or not be here', async () => {
		await answer('later', 'later');
		render(InMeeting, { props: { app: inMemory.app, book, component: FinesScreen } });
		expect(screen.getByRole('button', { name: /^Palash didi/ })).toHaveAccessibleName(
			'Palash didi, number 6, fine to give, twelve rupees'
		);
	});

	async function sealMeeting(): Promise<void> {
		const on = meeting.day;
		const pieces = new Map([[money(100), book.box / 100]]);
		const count = { type: 'CountCash', on, pieces } as const;
		const seal = { type: 'SealMeeting', on, approvals: [woman(1), woman(2)] } as const;
		const sealed = await executeNamed(book.session, book.newOperationId(), count, seal);
		expect(sealed.ok).toBe(true);
		book.draft.clear();
	}
});

describe('other money', () => {
	beforeEach(rollCall);
	// ₹1,460 and five times 20 + 5.
	const box = 1585;

	async function write(kind: EnteredKind, choose: (other: OtherMoney) => void, amount: number) {
		const other = new OtherMoney(meeting);
		other.chooseKind(kind);
		choose(other);
		expect(other.step).toBe('amount');
		other.entered.change(rupees(amount));
		const shown = other.beforeAfter;
		expect([other.refusal, await other.write()]).toEqual([null, true]);
		await settled();
		return { of: shown.of, before: shown.before / 100, after: shown.after / 100 };
	}

	test.each<[EnteredKind, (other: OtherMoney) => void, number]>([
		[
			'fee',
			(other) => {
				other.chooseCode('entry');
				other.chooseWho(woman(2));
			},
			10
		],
		['income', (other) => other.chooseCode('rent'), 50],
		['expense', (other) => other.chooseCode('stationery'), -30],
		['purchase', (other) => other.chooseCode('scales'), -300]
	])('%s changes the box, as it was shown', async (kind, choose, change) => {
		const shown = await write(kind, choose, Math.abs(change));
		expect(shown).toEqual({ of: 'box', before: box, after: box + change });
		expect(book.box).toBe(rupees(box + change));
		expect(meeting.figures.other[kind]).toBe(rupees(Math.abs(change)));
		await meeting.writer.undo();
		expect(book.box).toBe(rupees(box));
		expect(meeting.figures.other[kind]).toBe(0);
	});

	test('help from the social fund: who, why, and the circle agrees', async () => {
		const shown = await write(
			'socialOut',
			(other) => {
				other.chooseWho(woman(3));
				other.chooseCode('illness');
			},
			20
		);
		// Five times ₹5 were paid in.
		expect(shown).toEqual({ of: 'social', before: 25, after: 5 });
		expect(book.operations.at(-1)?.events).toMatchObject([
			{ type: 'SocialFundPaidOut', memberId: woman(3), reason: 'illness' }
		]);
		await meeting.writer.undo();
		expect(inMemory.said.at(-1)).toBe('Marigold didi: taken back.');
	});

	test('more than the social fund holds is refused in words', () => {
		const other = new OtherMoney(meeting);
		other.chooseKind('socialOut');
		other.chooseWho(woman(3));
		other.chooseCode('illness');
		other.entered.change(rupees(26));
		expect(other.refusal).not.toBeNull();
		expect(other.beforeAfter).toMatchObject({ before: rupees(25), after: rupees(25) });
	});

	test('a gift to the social fund lies there as the rules ask', async () => {
		const other = new OtherMoney(meeting);
		other.chooseKind('socialIn');
		other.chooseWho(woman(6));
		expect(other.entered.amount).toBe(rupees(5));
		await other.write();
		expect(meeting.figures.socialBy.get(woman(6))).toBe(rupees(5));
	});

	test('she takes back her saving; who has one fund is not asked which', async () => {
		// Last week and today: twice ₹20.
		const shown = await write('withdrawal', (other) => other.chooseWho(woman(1)), 15);
		expect(shown).toEqual({ of: 'savings', before: 40, after: 25 });
	});

	test('only a thing that the group has can be sold; its worth is entered', async () => {
		const other = new OtherMoney(meeting);
		other.chooseKind('sale');
		expect(other.ownsNothing).toBe(true);
		await write('purchase', (one) => one.chooseCode('scales'), 300);
		expect(other.ownsNothing).toBe(false);
		expect([other.canChoose('scales'), other.canChoose('tent')]).toEqual([true, false]);
		other.chooseCode('scales');
		other.choosePart('all');
		expect(other.entered.amount).toBe(rupees(300));
		other.entered.change(rupees(350));
		expect(await other.write()).toBe(true);
		expect(book.box).toBe(rupees(box + 50));
	});

	test('the way back asks what was asked before', () => {
		const other = new OtherMoney(meeting);
		other.chooseKind('socialOut');
		other.chooseWho(woman(3));
		other.chooseCode('illness');
		other.back();
		expect(other.step).toBe('what');
		other.back();
		expect(other.step).toBe('who');
		other.back();
		expect(other.kind).toBeNull();
		expect(other.back()).toBe(false);
		other.chooseKind('withdrawal');
		other.chooseWho(woman(1));
		other.back();
		expect(other.step).toBe('who');
	});

	test('the closing names every kind, and the lines lead from the box before to the box now', async () => {
		const fines = new FinesView(meeting);
		await fines.answer('gave');
		await settled();
		await write(
			'fee',
			(other) => {
				other.chooseCode('passbook');
				other.chooseWho(woman(2));
			},
			10
		);
		await write('income', (other) => other.chooseCode('rent'), 50);
		await write('expense', (other) => other.chooseCode('travel'), 30);
		await write('withdrawal', (other) => other.chooseWho(woman(1)), 15);
		const close = new CloseView(meeting);
		expect(close.lines.map(({ key, amount, tone }) => [key, amount / 100, tone])).toEqual([
			['meeting.close-saved', 100, 'in'],
			['meeting.other-social-in', 25, 'in'],
			['meeting.close-fines', 5, 'in'],
			['meeting.other-fee', 10, 'in'],
			['meeting.other-earned', 50, 'in'],
			['meeting.other-expense', 30, 'out'],
			['meeting.other-withdraw', 15, 'out']
		]);
		// 1,460 + 100 + 25 + 5 + 10 + 50 − 30 − 15
		expect([close.boxBefore, close.boxNow]).toEqual([rupees(1460), rupees(1605)]);
		// 100 + 25 + 5 + 10 + 50, and 30 + 15.
		expect([close.cameIn, close.wentOut]).toEqual([rupees(190), rupees(45)]);
		expect(close.linesOf('out').map(({ amount }) => amount / 100)).toEqual([30, 15]);
		expect(close.linesOf('in')).toHaveLength(5);
		expect(close.reading).toContain('into the help fund: twenty-five rupees.');
	});

	test('what has no line of its own is named as other money', async () => {
		const granted = await book.run(book.newOperationId(), {
			type: 'ReceiveGrant',
			on: meeting.day,
			kind: 'grant',
			source: 'Block office',
			amount: rupees(500)
		});
		expect(granted.ok).toBe(true);
		expect(new CloseView(meeting).lines.at(-1)).toMatchObject({
			key: 'meeting.close-other-in',
			amount: rupees(500)
		});
	});
});

describe('the place', () => {
	test.each<[OtherKind | 'fine' | 'roll', string]>([
		['roll', '/meeting/faces'],
		['fine', '/meeting/fines'],
		['income', '/meeting']
	])('after %s it is %s', async (what, path) => {
		await rollCall();
		if (what === 'fine') await new FinesView(meeting).answer('gave');
		if (what === 'income') {
			const other = new OtherMoney(meeting);
			other.chooseKind('income');
			other.chooseCode('rent');
			other.entered.change(rupees(50));
			await other.write();
		}
		inMemory.app.place.keep('/meeting/loan');
		await settled();
		inMemory.settings.clear();
		expect(inMemory.app.place.toReturn()).toBe(path);
	});

	test('of every screen of a meeting is kept: a phone that dies opens it there again', async () => {
		await rollCall();
		const screens = readdirSync('src/routes/meeting', { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && existsSync(`src/routes/meeting/${entry.name}/+page.svelte`))
			// The seal is shown once the meeting is closed.
			.filter(({ name }) => name !== 'sealed')
			.map(({ name }) => `/meeting/${name}`);
		for (const path of screens) {
			expect(isMeetingPath(path)).toBe(true);
			inMemory.app.place.keep(path as MeetingPath);
			expect(inMemory.app.place.toReturn()).toBe(path);
		}
	});

	test('which meeting it is to be is asked again, before anything is written', () => {
		inMemory.app.place.keep('/meeting/kind');
		expect(inMemory.app.place.toReturn()).toBe('/meeting/kind');
		inMemory.app.place.keep('/meeting/roll');
		expect(inMemory.app.place.toReturn()).toBeNull();
	});
});
