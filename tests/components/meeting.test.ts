import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, present, type MemberId } from '#kernel';
import { money, type Money } from '#money';
import { codeWords } from '#papers/code-words.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { AccountFlow } from '../../src/screens/bank/account/account.svelte.ts';
import { BankEntry } from '../../src/screens/bank/bank-entry.svelte.ts';
import { BankHomeView } from '../../src/screens/bank/bank-home-view.svelte.ts';
import { press, touchFace } from '../support/flow-hands.ts';
import { HomeView } from '../../src/screens/frame/home-view.svelte.ts';
import PurposeGrid from '../../src/screens/loans/PurposeGrid.svelte';
import { LoanDraft } from '../../src/screens/loans/loan-draft.svelte.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import Compare from '../../src/screens/meeting/count/Compare.svelte';
import CountScreen from '../../src/routes/meeting/count/+page.svelte';
import WriteDifference from '../../src/screens/meeting/count/WriteDifference.svelte';
import { CountView } from '../../src/screens/meeting/count/meeting-count.svelte.ts';
import { GiveBackView } from '../../src/screens/meeting/give-back/meeting-give-back.svelte.ts';
import MeetingScreen from '../../src/routes/meeting/+page.svelte';
import RollScreen from '../../src/routes/meeting/roll/+page.svelte';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen, sixWomensCode, twoOfficersAgree } from '../support/six-women.ts';
import { until } from '../support/patience.ts';
import InMeeting from './InMeeting.svelte';

/** The screens' own logic on a group of six: weekly, ₹20 each, two loans due, ₹1,460 in the box. */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'six women');
/** The card slides in; then the next touch counts. */
const settled = () => until(() => !meeting.writer.busy);

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
});

/** All came and gave, as one entry: what comes after the roll is asked here. */
async function answerAll(): Promise<void> {
	const on = meeting.day;
	const answers = book.memberIds.map(
		(memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'gave', amount: rupees(20) }) as const
	);
	const written = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...answers
	);
	expect(written.ok).toBe(true);
}

describe('the roll', () => {
	test('a meeting is written with its first entry, not before', async () => {
		const roll = new RollView(meeting, null);
		expect(meeting.begun).toBeNull();
		await roll.answer('gave', roll.usual);
		expect(meeting.begun?.day).toBe(inMemory.app.today);
		expect(roll.memberId).toBe(woman(2));
		expect(inMemory.said.at(-1)).toBe('Rose didi, twenty rupees saved. Jasmine didi.');
	});

	test('a second touch while the first is being written does nothing', async () => {
		const roll = new RollView(meeting, null);
		await Promise.all([roll.answer('gave', roll.usual), roll.answer('gave', roll.usual)]);
		expect(meeting.begun?.marks.size).toBe(1);
	});

	test('answering again replaces the answer; taking that back brings the first one again', async () => {
		const first = new RollView(meeting, null);
		await first.answer('gave', rupees(20));
		await settled();
		const again = new RollView(meeting, woman(1));
		expect(await again.answer('gave', rupees(40))).toBe(true);
		expect(meeting.answerOf(woman(1))).toEqual({ state: 'saved', amount: rupees(40) });
		await settled();
		await again.undo();
		expect(meeting.answerOf(woman(1))).toEqual({ state: 'saved', amount: rupees(20) });
		await settled();
		await again.undo();
		expect(meeting.figures.saved).toBe(0);
	});

	test('on its own page an act is taken back in one touch', async () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: RollScreen, props: {} } });
		await userEvent.click(await screen.findByRole('button', { name: /^not here/ }));
		await userEvent.click(await screen.findByRole('button', { name: /^Take back: Rose didi/ }));
		await until(() => book.state.openMeeting?.marks.size === 0);
		expect(screen.queryByRole('dialog')).toBeNull();
	});

	test('late is a word below its picture, and a tick where it is chosen', async () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: RollScreen, props: {} } });
		const late = await screen.findByRole('button', { name: 'came late' });
		expect(late).toHaveTextContent('late');
		expect(late.querySelector('[data-icon="check"]')).toBeNull();
		await userEvent.click(late);
		expect(late).toHaveAttribute('aria-pressed', 'true');
		expect(late.querySelector('[data-icon="check"]')).not.toBeNull();
	});

	test('a card has six things to touch: the day of the meeting is asked on it only where it looks odd', async () => {
		const shown = render(InMeeting, { props: { app: inMemory.app, book, component: RollScreen, props: {} } });
		const inCard = async () => {
			await screen.findByRole('button', { name: 'came late' });
			const all = within(shown.container).getAllByRole('button');
			return all.filter(
				(one) => one.closest('header') === null && one.querySelector('[data-icon="ear"]') === null
			);
		};
		expect(await inCard()).toHaveLength(6);
		expect(screen.queryByRole('button', { name: /^day of the meeting/i })).toBeNull();
		meeting.chooseDay(addDays(inMemory.app.today, 1));
		await screen.findByRole('button', { name: /^day of the meeting/i });
		expect(await inCard()).toHaveLength(6);
	});

	test('on another page it is shown first: whose it is, what, how much', async () => {
		const roll = new RollView(meeting, null);
		await roll.answer('gave', rupees(20));
		await settled();
		book.draft.madeAt.clear();
		render(InMeeting, { props: { app: inMemory.app, book, component: MeetingScreen, props: {} } });
		const chip = /^Take back: Rose didi, twenty rupees/;
		await userEvent.click(await screen.findByRole('button', { name: chip }));
		expect(meeting.figures.saved).toBe(rupees(20));
		const sheet = await screen.findByRole('dialog');
		expect(inMemory.said.at(-1)).toMatch(chip);
		expect(within(sheet).getByRole('region', { name: 'saved' })).toHaveTextContent('20');
		await userEvent.click(within(sheet).getByRole('button', { name: 'Close' }));
		expect(meeting.figures.saved).toBe(rupees(20));

		await userEvent.click(screen.getByRole('button', { name: chip }));
		await userEvent.click(
			within(await screen.findByRole('dialog')).getByRole('button', { name: 'Take back' })
		);
		await until(() => meeting.figures.saved === 0);
		expect(screen.queryByRole('dialog')).toBeNull();
	});

	test('undo names whose entry it was and brings her card back', async () => {
		const roll = new RollView(meeting, null);
		await roll.answer('absent');
		await settled();
		expect(meeting.undoAct?.label).toBe('Take back: Rose didi, did not come');
		await roll.undo();
		expect(roll.memberId).toBe(woman(1));
		expect(inMemory.said.at(-1)).toBe('Rose didi: taken back.');
		expect(inMemory.felt.at(-1)).toEqual([10, 40, 10]);
		expect(roll.cameBack).toBe(true);
		await settled();
		await roll.answer('absent');
		expect(roll.cameBack).toBe(false);
	});

	test('five times the usual is read twice, then written', async () => {
		const roll = new RollView(meeting, null);
		roll.enterAmount();
		roll.entered.change(rupees(100));
		await roll.giveEntered();
		expect(roll.asksAgain).toBe(true);
		expect(meeting.begun).toBeNull();
		// Another sum is asked about again.
		roll.entered.change(rupees(200));
		expect(roll.asksAgain).toBe(false);
		await roll.giveEntered();
		expect([roll.asksAgain, meeting.begun]).toEqual([true, null]);
		await roll.giveEntered();
		expect(meeting.figures.saved).toBe(rupees(200));
	});

	test('a late woman is marked late and her money counts', async () => {
		const roll = new RollView(meeting, null);
		roll.toggleLate();
		await roll.answer('gave', rupees(20));
		expect(meeting.begun?.marks.get(woman(1))).toBe('late');
		expect(meeting.figures.came).toBe(1);
	});
});

describe('giving back', () => {
	test('what is due is known before the meeting has begun', () => {
		const view = new GiveBackView(meeting);
		expect(view.queue).toHaveLength(2);
		expect(view.due?.asked).toBeGreaterThan(0);
	});

	test('she gives what is asked, and the next one is asked', async () => {
		const view = new GiveBackView(meeting);
		const due = present(view.due, 'somebody owes');
		const after = view.leftAfterAsked;
		await view.give(due.asked);
		expect(meeting.figures.repaidBy.get(due.memberId)).toBe(due.asked);
		expect(after).toBe(due.outstanding - due.principalDue);
		expect(view.memberId).toBe(view.queue[1]);
	});

	test('the last one who was asked ends the step: it is felt, and not before', () => {
		const view = new GiveBackView(meeting);
		view.notToday();
		expect(inMemory.felt).not.toContainEqual([30]);
		view.notToday();
		expect(view.memberId).toBeNull();
		expect(inMemory.felt.at(-1)).toEqual([30]);
	});

	test('more than she owes is refused in words, and nothing is written', () => {
		const view = new GiveBackView(meeting);
		view.enterAmount();
		view.entered.change(rupees(5000));
		expect(view.refusal?.text).toContain('more than is owed');
		expect(meeting.begun).toBeNull();
	});

	test('"not today" writes nothing and she may still give', () => {
		const view = new GiveBackView(meeting);
		const first = present(view.memberId, 'somebody owes');
		view.notToday();
		expect(view.memberId).toBe(view.queue[1]);
		expect(view.others).toContain(first);
		expect(meeting.begun).toBeNull();
	});
});

describe('a new loan', () => {
	test('too few women: the reason comes from the domain', () => {
		expect(new LoanDraft(meeting).closed?.text).toContain('4 are needed');
	});

	test('who, how much, how many times, what for, all agree', async () => {
		await answerAll();
		const loan = new LoanDraft(meeting);
		loan.start();
		loan.chooseWho(woman(5));
		loan.entered.change(rupees(1200));
		expect(loan.refusal).toBeNull();
		loan.amountIsRight();
		loan.chooseTimes(12);
		loan.choosePurpose('animal');
		expect(loan.preview.interest).toBeLessThan(loan.preview.moneylenderInterest);
		loan.toggleConsent();
		await loan.agree();
		expect(meeting.figures.lent).toBe(rupees(1200));
		const [given] = meeting.figures.loans;
		expect(given).toMatchObject({ memberId: woman(5), purpose: 'animal' });
		expect(loan.step).toBe('any');
	});

	test('what it is for: five pictures and the way to the next ones, until all were seen', async () => {
		const onchoose = vi.fn<(purpose: string) => void>();
		render(InMeeting, { props: { app: inMemory.app, book, component: PurposeGrid, props: { onchoose } } });
		const seen = new Set<string>();
		for (let page = 0; page < 3; page += 1) {
			const tiles = screen.getAllByRole('button');
			expect(tiles.length).toBeLessThanOrEqual(6);
			for (const tile of tiles.slice(0, -1)) await userEvent.click(tile);
			for (const [purpose] of onchoose.mock.calls) seen.add(purpose);
			await userEvent.click(present(tiles.at(-1), 'the way on'));
		}
		expect([...seen].toSorted()).toEqual(codeWords.purposes.codes.toSorted());
		await userEvent.click(present(screen.getAllByRole('button')[0], 'the first picture'));
		expect(onchoose).toHaveBeenLastCalledWith('health');
	});

	test('more than the box holds: what is missing is drawn', async () => {
		await answerAll();
		const loan = new LoanDraft(meeting);
		loan.start();
		loan.chooseWho(woman(5));
		loan.entered.change(money(book.box + rupees(300)));
		expect(loan.missing).toBe(rupees(300));
		expect(loan.refusal?.text).toBe('The box does not hold so much.');
	});
});

describe('count and close', () => {
	const count = async (view: CountView, amount: Money): Promise<void> => {
		view.change({ 'coin-100': amount / 100 });
		await view.compare();
		await settled();
	};

	test('the main action shows what was counted now, also after a count before', async () => {
		await answerAll();
		await count(new CountView(meeting), money(book.box - rupees(50)));
		render(InMeeting, { props: { app: inMemory.app, book, component: CountScreen } });
		await userEvent.click(screen.getByRole('button', { name: /^count again/ }));
		for (const name of ['50 note: 0', '3']) await userEvent.click(screen.getByRole('button', { name }));
		expect(screen.getByRole('button', { name: /^counted/ })).toHaveTextContent('150');
	});

	test.each([
		['more', 50, 'turned'],
		['less', -50, 'as drawn']
	] as const)(
		'that the box has %s has one picture, where it is compared and where it is written',
		async (_, apart, side) => {
			await answerAll();
			const view = new CountView(meeting);
			await count(view, money(book.box + rupees(apart)));
			const sideOf = () =>
				document.querySelector('main [data-turned] [data-icon="unequal"]') === null ? 'as drawn' : 'turned';
			const pages = [
				[Compare, { view, onback: () => undefined, ongoon: () => undefined }],
				[WriteDifference, { view, onwrite: () => undefined }]
			] as const;
			for (const [component, props] of pages) {
				const { unmount } = render(InMeeting, { props: { app: inMemory.app, book, component, props } });
				expect(sideOf()).toBe(side);
				unmount();
			}
		}
	);

	test('an empty box is counted by one touch, which says so; the next one writes nought', async () => {
		await answerAll();
		render(InMeeting, { props: { app: inMemory.app, book, component: CountScreen } });
		await userEvent.click(screen.getByRole('button', { name: /^counted/ }));
		expect(meeting.begun?.counted).toBeNull();
		expect(inMemory.said.at(-1)).toBe('The box is empty.');
		expect(screen.getByRole('region', { name: 'the box is empty' })).toHaveTextContent('0');
		await userEvent.click(screen.getByRole('button', { name: /^counted/ }));
		await until(() => meeting.begun?.counted?.cash === 0);
		// The book says 1,580: the difference is asked about, nothing goes on by itself.
		expect(await screen.findByRole('button', { name: /^count again/ })).toBeVisible();
	});

	test('an equal count goes on to the closing', async () => {
		await answerAll();
		const view = new CountView(meeting);
		await count(view, book.box);
		expect(view.isEqual).toBe(true);
		expect(meeting.next('count')).toBe('close');
		expect(inMemory.felt.at(-1)).toEqual([30, 50, 30]);
	});

	test('a difference is written by two officers with a reason, and stays as a figure', async () => {
		await answerAll();
		const view = new CountView(meeting);
		await count(view, money(book.box - rupees(50)));
		expect(view.comparePrompt).toContain('fifty rupees less');
		expect(view.rings).toEqual({ full: 0, of: 2 });
		view.toggleAgreed(woman(1));
		view.chooseReason('notFound');
		expect([view.canWrite, view.rings]).toEqual([false, { full: 1, of: 2 }]);
		view.toggleAgreed(woman(2));
		expect(view.canWrite).toBe(true);
		await view.write();
		expect(meeting.figures.difference).toBe(-rupees(50));
		expect(new CloseView(meeting).needsCount).toBe(false);
	});

	test('an entry after the count asks for another count', async () => {
		await answerAll();
		await count(new CountView(meeting), book.box);
		const roll = new RollView(meeting, woman(3));
		await roll.answer('gave', rupees(40));
		expect(new CloseView(meeting).needsCount).toBe(true);
	});

	test('two officers enter their codes and the page is closed for good', async () => {
		await answerAll();
		await count(new CountView(meeting), book.box);
		const close = new CloseView(meeting);
		expect(close.rings).toEqual({ full: 0, of: 2 });
		close.codes.ask(woman(3));
		await close.codes.check(sixWomensCode);
		expect(close.rings).toEqual({ full: 1, of: 2 });
		expect(close.blocked?.text).toContain('didi must agree');
		close.codes.ask(woman(1));
		await close.codes.check(sixWomensCode);
		expect(close.blocked).toBeNull();
		expect(await close.seal()).toBe(true);
		expect(meeting.begun).toBeNull();
		expect(book.state.lastSealedDay).toBe(inMemory.app.today);
	});
});

describe('the day', () => {
	test('any day from the last closed page on can be chosen before the first entry', async () => {
		const last = present(book.state.lastSealedDay, 'one meeting was held');
		expect(meeting.earliestDay).toBe(last);
		const chosen = addDays(last, 2);
		meeting.chooseDay(chosen);
		await new RollView(meeting, null).answer('came');
		expect(meeting.begun?.day).toBe(chosen);
	});

	test('a day to come is flagged, and no day is offered that would close the book for years', () => {
		const later = addDays(inMemory.app.today, 10);
		meeting.chooseDay(later);
		expect(meeting.dayLooksOdd).toBe(true);
		expect(meeting.latestDay <= addDays(inMemory.app.today, 31)).toBe(true);
	});
});

describe('the bank', () => {
	let account: AccountFlow;
	beforeEach(() => {
		twoOfficersAgree(inMemory.app, book);
		const named = present([...book.state.bankAccounts.values()][0], 'the six have an account');
		const home = new BankHomeView(inMemory.app, book);
		account = new AccountFlow(new BankEntry(inMemory.app, book), home, named);
		account.carry(true);
	});

	test('between meetings it opens the desk; the next meeting seals that', async () => {
		touchFace(account, woman(1));
		touchFace(account, woman(2));
		await press(account);
		account.entered.change(rupees(500));
		const before = account.inBank;
		await press(account);
		expect(account.inBank).toBe(before + rupees(500));
		expect(book.state.openMeeting?.kind).toBe('desk');
		await new RollView(meeting, null).answer('came');
		expect(book.state.openMeeting?.kind).toBe('regular');
	});

	test('more than the box holds is refused in words', async () => {
		await press(account);
		account.entered.change(rupees(5000));
		expect(account.question.reason?.text).toBe('The box does not hold so much.');
	});

	test('a trip is taken back in one touch', async () => {
		await press(account);
		account.entered.change(rupees(500));
		await press(account);
		const { place } = account;
		await until(() => !place.writer.busy);
		expect(account.question.undo?.text).toBe('500');
		await place.writer.undo();
		expect(book.box).toBe(rupees(1460));
	});
});

describe('home and the place', () => {
	test('home says the group, the box and what to do', () => {
		expect(new HomeView(inMemory.app, book).prompt).toBe(
			'Ujala group. one thousand four hundred sixty rupees in the box. Touch the big picture to start.'
		);
	});

	test('home shows what all saved, what is out, and asks for a meeting only when one is due', async () => {
		const home = new HomeView(inMemory.app, book);
		// 6 women saved 20 each; 400 and 200 are lent; the rest of the box came from paper.
		expect([home.saved, home.onLoan, home.box]).toEqual([rupees(120), rupees(600), rupees(1460)]);
		expect(home.heardSaved).toContain('one hundred twenty rupees');
		expect(home.heardSides).toContain('six hundred rupees');
		// Weekly, and the last meeting was a week ago.
		expect([home.isDue, home.meetingDay]).toEqual([true, inMemory.app.today]);
		await answerAll();
		expect(home.isDue).toBe(true);
	});

	test('a meeting without an entry is put away, and home says so once', () => {
		meeting.chooseDay(addDays(inMemory.app.today, -1));
		meeting.leave();
		const home = new HomeView(inMemory.app, book);
		expect(home.opening()).toContain('put away');
		expect(home.opening()).not.toContain('put away');
		expect(meeting.day).toBe(inMemory.app.today);
	});

	test('a kept place that is older than the last entry gives way to it', async () => {
		inMemory.app.place.keep('/meeting/roll');
		await answerAll();
		const view = new GiveBackView(meeting);
		await view.give(present(view.due, 'somebody owes').asked);
		expect(inMemory.app.place.toReturn()).toBe('/meeting/give-back');
		inMemory.app.place.keep('/meeting/loan');
		expect(inMemory.app.place.toReturn()).toBe('/meeting/loan');
		inMemory.app.place.keep(null);
		expect(inMemory.app.place.toReturn()).toBeNull();
	});

	test('who goes home on purpose is not taken back to the meeting', async () => {
		await answerAll();
		expect(inMemory.app.place.toReturn()).not.toBeNull();
		inMemory.app.place.goOn();
		expect(inMemory.app.place.toReturn()).toBeNull();
	});
});
