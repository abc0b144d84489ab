import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { page } from '$app/state';
import { present, type LocalDate } from '#kernel';
import { money } from '#money';
import { isEmptyMeeting } from '#group';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import CorrectionScreen from '../../src/routes/red-book/entry/+page.svelte';
import { CorrectionView } from '../../src/screens/book/correction/correction.svelte.ts';
import FindPages from '../../src/screens/book/FindPages.svelte';
import MeetingCard from '../../src/screens/book/MeetingCard.svelte';
import PutAwayScreen from '../../src/routes/red-book/away/+page.svelte';
import MonthStrip from '../../src/screens/book/MonthStrip.svelte';
import PageRow from '../../src/screens/book/PageRow.svelte';
import { allPages } from '../../src/screens/book/red-book-months.ts';
import { RedBookView } from '../../src/screens/book/red-book-view.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { DisputeDraft } from '../../src/screens/frame/dispute.svelte.ts';
import { goto } from '../support/navigation.ts';
import { executeNamed } from '../support/by-codes.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import { codePictures } from '#ui/symbol/symbols.ts';
import { english } from './support.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

test('a page is looked for by who came, by its kind and by its day; a second touch lets go', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const fourth = present(book.memberIds[3], 'the fourth woman');
	const [onfind, onday, onclose] = [vi.fn(), vi.fn(), vi.fn()];
	const props = { filter: { ...allPages, kind: 'special' }, onfind, onday, onclose };
	render(WithApp, { props: { app, component: FindPages, props } });
	await userEvent.click(screen.getByRole('button', { name: /^Mogra didi/ }));
	expect(onfind).toHaveBeenLastCalledWith({ memberId: fourth, kind: 'special' });
	await userEvent.click(screen.getByRole('button', { name: /special/i }));
	expect(onfind).toHaveBeenLastCalledWith(allPages);
	await userEvent.click(screen.getByRole('button', { name: /day/i }));
	expect(onday).toHaveBeenCalledTimes(1);
});

test('the strip shows three months, the one that is open among them, and turns to both sides', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const view = new RedBookView(app, book);
	await view.open();
	const cards = view.cards ?? [];
	const months = ['2026-11-01', '2026-10-01', '2026-09-01', '2026-08-01'].map((first) => ({
		first: first as LocalDate,
		cards
	}));
	const onturn = vi.fn();
	render(WithApp, { props: { app, component: MonthStrip, props: { months, at: 2, onturn } } });
	expect(screen.getByRole('button', { name: /September 2026$/ })).toHaveAttribute('aria-pressed', 'true');
	expect(screen.queryByRole('button', { name: /November 2026$/ })).toBeNull();
	await userEvent.click(screen.getByRole('button', { name: /October 2026$/ }));
	expect(onturn).toHaveBeenLastCalledWith(1);
	// Of arrows there is one on the screen, the main action.
	expect(screen.getAllByRole('button')).toHaveLength(3);
	await userEvent.click(screen.getByRole('button', { name: /August 2026$/ }));
	expect(onturn).toHaveBeenLastCalledWith(3);
});

/** Between meetings the fifth woman's saving of a week ago is corrected from ₹20; null: there was none. */
async function putRight({ app }: AppInMemory, book: BookView, now: number | null): Promise<RedBookView> {
	const fifth = present(book.memberIds[4], 'the fifth woman');
	const events = await book.session.events();
	const line = (events.ok ? events.value : []).find(
		(event) => event.type === 'SavingDeposited' && event.memberId === fifth
	);
	const view = new CorrectionView(new MeetingView(app, book));
	await view.open(present(line?.eventId, 'she saved'));
	view.choose(now === null ? 'remove' : 'amount');
	if (now !== null) {
		view.entered.change(money(now * 100));
		view.amountIsRight();
	}
	for (const officer of book.memberIds.slice(0, 2)) {
		view.codes.ask(officer);
		await view.codes.check(sixWomensCode);
	}
	expect(await view.write()).toBe(true);
	const red = new RedBookView(app, book);
	await red.open();
	return red;
}

const pageOf = (red: RedBookView, kind: 'desk' | 'regular') =>
	present(
		red.cards?.find((card) => card.kind === kind),
		`a page of kind ${kind}`
	);

test('a page shows what counts now, beside the line that was struck, and nothing twice', async () => {
	const inMemory = await anApp();
	const book = await openSixWomen(inMemory.app);
	const red = await putRight(inMemory, book, 50);
	await red.openMeeting(pageOf(red, 'regular').place);
	const fifth = present(book.memberIds[4], 'the fifth woman');
	const hers = present(
		red.moves.find(({ memberId }) => memberId === fifth),
		'her row'
	);
	expect(hers.parts.map(({ label, amount }) => [label, amount])).toEqual([['member.saved', 5000]]);
	expect(
		red
			.entriesOf(fifth)
			.filter(({ struck }) => struck)
			.map(({ amount }) => amount)
	).toEqual([2000]);
	expect(red.spokenMove(hers)).toContain('fifty rupees');
	expect(red.moves).toHaveLength(6);
});

test('who is said to have given nothing after all came, and that is what her row shows', async () => {
	const inMemory = await anApp();
	const book = await openSixWomen(inMemory.app);
	const red = await putRight(inMemory, book, null);
	await red.openMeeting(pageOf(red, 'regular').place);
	const hers = red.moves.find(({ memberId }) => memberId === book.memberIds[4]);
	expect(hers?.parts.map(({ icon, amount }) => [icon, amount])).toEqual([['woman-on-mat', 0]]);
});

test('what was put right between meetings is a correction in the red book, no meeting without women and no way to the bank', async () => {
	const inMemory = await anApp();
	const { app } = inMemory;
	const book = await openSixWomen(app);
	const red = await putRight(inMemory, book, 50);
	const card = pageOf(red, 'desk');
	expect(red.spoken(card)).toBe('1 mistake put right.');
	expect(red.heard(card)).toBe(`${english.dayInWords(card.day)}. 1 mistake put right.`);
	const props = { card, listen: 'ready', onpress: vi.fn(), onlisten: vi.fn() };
	for (const component of [PageRow, MeetingCard]) {
		const { container, unmount } = render(WithApp, { props: { app, component, props } });
		const icons = [...container.querySelectorAll('[data-icon]')].map((icon) =>
			icon.getAttribute('data-icon')
		);
		expect(icons).toContain('crossed-line');
		for (const other of ['faces', 'gullak-in', 'bank-counter']) expect(icons).not.toContain(other);
		expect(container).toHaveTextContent('1 mistake put right');
		expect(container).not.toHaveTextContent(/saved|didi came/);
		unmount();
	}
	await red.openMeeting(card.place);
	expect(red.moves).toEqual([]);
	expect(red.putRight.map(({ amount, struck }) => [amount, struck])).toEqual([
		[2000, true],
		[5000, false]
	]);
	const months = [{ first: '2026-11-01' as LocalDate, cards: red.cards ?? [] }];
	const { container } = render(WithApp, {
		props: { app, component: MonthStrip, props: { months, at: 0, onturn: vi.fn() } }
	});
	expect(container.querySelectorAll('.dots i')).toHaveLength(1);
});

/** Pictures and words of a page as it is listed and as it is opened. */
function drawnCards(app: AppInMemory['app'], card: NonNullable<RedBookView['cards']>[number]) {
	const props = { card, listen: 'ready', onpress: vi.fn(), onlisten: vi.fn() };
	return [PageRow, MeetingCard].map((component) => {
		const { container, unmount } = render(WithApp, { props: { app, component, props } });
		const icons = [...container.querySelectorAll('[data-icon]')].map((icon) =>
			icon.getAttribute('data-icon')
		);
		const heard = container.textContent;
		unmount();
		return { icons, heard };
	});
}

async function openedToday(app: AppInMemory['app'], book: BookView): Promise<RedBookView> {
	const { day } = new MeetingView(app, book);
	const opened = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on: day, kind: 'regular' },
		{ type: 'AnswerRoll', on: day, memberId: present(book.memberIds[0], 'the first'), answer: 'gave' }
	);
	expect(opened.ok).toBe(true);
	const red = new RedBookView(app, book);
	await red.open();
	return red;
}

test('corrections stay corrections once the next meeting is opened, also where a line was called wrong between the two', async () => {
	const inMemory = await anApp();
	const { app } = inMemory;
	const book = await openSixWomen(app);
	await putRight(inMemory, book, 50);
	const events = await book.session.events();
	const other = (events.ok ? events.value : []).find(({ type }) => type === 'SavingDeposited');
	const draft = new DisputeDraft(new MeetingView(app, book), present(other?.eventId, 'somebody saved'));
	draft.chooseWho(present(book.memberIds[1], 'the second'));
	expect(await draft.raise('amount')).toBe(true);
	const red = await openedToday(app, book);
	const card = pageOf(red, 'desk');
	expect(card.isOpen).toBe(false);
	expect(red.spoken(card)).toBe('1 mistake put right.');
	for (const { icons, heard } of drawnCards(app, card)) {
		expect(icons).toContain('crossed-line');
		for (const not of ['gullak-in', 'bank-counter']) expect(icons).not.toContain(not);
		expect(heard).toContain('1 mistake put right');
		expect(heard).not.toMatch(/saved|meeting 1/i);
	}
	// 6 × 20, and 30 more: what was saved a week ago stands there, and the rows of the page add up to it.
	const weekAgo = present(red.cards?.at(-1), 'a week ago');
	expect(red.spoken(weekAgo)).toContain('one hundred fifty rupees');
	await red.openMeeting(weekAgo.place);
	const saved = red.moves.flatMap(({ parts }) => parts).filter(({ label }) => label === 'member.saved');
	expect(saved.reduce((sum, { amount }) => sum + amount, 0)).toBe(15_000);
});

test('work at the bank between two meetings is no meeting with a number and no saving of 0: what the box holds', async () => {
	const { app, said } = await anApp();
	const book = await openSixWomen(app);
	const { day: on } = new MeetingView(app, book);
	const bankAccountId = present([...book.state.bankAccounts.keys()][0], 'it has an account');
	const went = book.memberIds.slice(0, 2);
	const trip = { type: 'TakeCashToBank', on, bankAccountId, amount: money(100_000), by: went } as const;
	const written = await executeNamed(
		book.session,
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'desk' },
		{ ...trip, approvedBy: went }
	);
	expect(written.ok).toBe(true);
	const red = await openedToday(app, book);
	for (const { icons, heard } of drawnCards(app, pageOf(red, 'desk'))) {
		expect(icons).toContain('tin-box');
		for (const not of ['gullak-in', 'faces']) expect(icons).not.toContain(not);
		expect(heard).toContain('work between meetings');
		expect(heard).toContain('four hundred sixty rupees');
		expect(heard).not.toMatch(/saved|meeting \d/i);
	}
	expect(said.at(-1)).toContain('one hundred twenty rupees');
});

test('money that was forgotten in a closed meeting is written in the meeting of today: said, heard, and led to her card', async () => {
	const { app, said } = await anApp();
	const book = await openSixWomen(app);
	const fifth = present(book.memberIds[4], 'the fifth woman');
	const red = new RedBookView(app, book);
	await red.open();
	const address = Object.assign(new URL('/red-book/entry', 'http://localhost'), {
		search: `?place=${String(pageOf(red, 'regular').place)}&of=${fifth}`
	});
	const at = vi.spyOn(page, 'url', 'get').mockReturnValue(address as never);
	render(WithApp, { props: { app, component: CorrectionScreen } });
	await userEvent.click(await screen.findByRole('button', { name: 'forgotten to write' }));
	const told = 'Forgotten money is written in the meeting of today: add it there to what she gives.';
	expect(screen.getByRole('alert')).toHaveTextContent(told);
	expect(said.at(-1)).toBe(told);
	await userEvent.click(screen.getByRole('button', { name: 'to the meeting' }));
	expect(goto).toHaveBeenLastCalledWith('/meeting/roll');
	expect([book.draft.turnTo, book.draft.turnToAmount]).toEqual([fifth, true]);
	at.mockRestore();
});

test('an open page on which nothing stands goes by the codes that would close it, and the meeting of today begins', async () => {
	const { app, said } = await anApp();
	const book = await openSixWomen(app);
	const on = '2029-12-02' as LocalDate;
	const fifth = present(book.memberIds[4], 'the fifth woman');
	const gave = { type: 'AnswerRoll', on, memberId: fifth, answer: 'gave', amount: money(2000) } as const;
	const before = book.state.regularMeetings.length;
	await book.run(book.newOperationId(), { type: 'OpenMeeting', on, kind: 'regular' }, gave);
	const meeting = new MeetingView(app, book);
	expect([meeting.isEmpty, isEmptyMeeting(present(book.state.openMeeting, 'open'))]).toEqual([false, false]);
	await meeting.writer.undo();
	expect(meeting.isEmpty).toBe(true);
	const pictureOf = (digit: string) =>
		english.say(`picture.symbol-${present(codePictures[Number(digit) - 1], 'nine')}`);
	const { unmount } = render(WithApp, { props: { app, component: PutAwayScreen } });
	const away = await screen.findByRole('button', { name: 'Put this page away' });
	expect(await screen.findByText('2 December 2029')).toBeVisible();
	expect(said.at(-1)).toContain('Nothing is written here');
	for (const officer of [/^Rose didi/, /^Jasmine didi/]) {
		expect(away).toBeDisabled();
		const tile = screen.getByRole('button', { name: officer });
		await userEvent.click(tile);
		for (const digit of sixWomensCode) await userEvent.click(screen.getByLabelText(pictureOf(digit)));
		await untilHolds(() => expect(tile).toHaveAttribute('aria-pressed', 'true'));
	}
	await untilHolds(() => expect(away).toBeEnabled());
	await userEvent.click(away);
	await untilHolds(() => expect(book.state.openMeeting).toBeNull());
	expect(goto).toHaveBeenLastCalledWith('/', { replaceState: true });
	expect(book.state.regularMeetings).toHaveLength(before);
	expect(new MeetingView(app, book).day).toBe(app.today);
	unmount();
});
