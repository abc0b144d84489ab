import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { page } from '$app/state';
import { present, symbolsToOffer, type MemberId } from '#kernel';
import { money } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { periodsInWords } from '../../src/screens/founding/answer-words.ts';
import { checkLines } from '../../src/screens/founding/check-lines.ts';
import CheckList from '../../src/screens/founding/CheckList.svelte';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import { partOfChapter, type SetupStep } from '../../src/screens/founding/setup-steps.ts';
import SymbolChoice from '#ui/symbol/SymbolChoice.svelte';
import { startPractice } from '../../src/screens/frame/start-practice.ts';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import NewGroup from '../../src/routes/new/+page.svelte';
import { answered, withGroup } from '../support/answered-group.ts';
import { anApp } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import FacesGrid from '../../src/screens/frame/FacesGrid.svelte';
import InMeeting from './InMeeting.svelte';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// A founding whose book is made goes on at its key paper; its last page leads to each answer and back (ADR 0110).

beforeAll(throwNodesExceptions);

const draw = (app: AppState, component: unknown) => render(WithApp, { props: { app, component } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

/** The address at which the page is loaded. */
function stoodAt(hash: string) {
	return vi
		.spyOn(page, 'url', 'get')
		.mockReturnValue(Object.assign(new URL('/new', 'http://localhost'), { hash }) as never);
}

test('beside a practice book, a phone that starts anew at its key paper asks for its code, not for another new group', async () => {
	const { app, phone, codes, letters } = await withGroup();
	await startPractice(app);
	app.lock();
	const { app: later } = await anApp(phone.indexedDB, phone.databaseName, phone.secondCopy);
	draw(later, NewGroup);
	await userEvent.click(await screen.findByRole('button', { name: /president/ }));
	await lockScreen(later).answer(present(codes[0], 'her code'));
	expect(await screen.findByText(present(letters.split(' ')[0], 'letters'))).toBeVisible();
});

test('a practice book asks nobody for a key paper: a new group beside it begins at its first question', async () => {
	const { app, phone } = await anApp();
	await startPractice(app);
	const { app: later } = await anApp(phone.indexedDB, phone.databaseName, phone.secondCopy);
	draw(later, NewGroup);
	expect(await screen.findByText(/Her code locks what is said/)).toBeVisible();
});

test('whose answers are gone begins at its first question, and says so', async () => {
	const { app } = await anApp();
	const at = stoodAt('#place');
	draw(app, NewGroup);
	expect(await screen.findByRole('alert')).toHaveTextContent(/begin again/);
	expect(goto).toHaveBeenLastCalledWith('/new#first', { replaceState: true });
	at.mockRestore();
});

test('that speaks Nepali is asked for its days in the calendar of its money, as its book will count them', async () => {
	const { app } = await anApp();
	await app.wording.choose('ne');
	expect(app.words?.calendar).toBe('bikramSambat');
	const setup = new SetupScreen(app);
	setup.draft.name = 'Ujala';
	setup.next('name');
	setup.next('currency');
	expect(app.words?.calendar).toBe('gregorian');
	setup.draft.currency = 'NPR';
	setup.next('currency');
	expect(app.words?.calendar).toBe('bikramSambat');
	setup.draft.currency = 'INR';
	setup.next('currency');
	expect(app.words?.calendar).toBe('gregorian');
	setup.previous('first');
	expect(app.words?.calendar).toBe('bikramSambat');
});

test('the dots show how far a chapter is', () => {
	const asked = ['name', 'place', 'currency', 'day', 'rhythm', 'saving'] as const;
	expect(asked.map((step) => partOfChapter(step, asked))).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
});

test('a picture that looks like one that is taken stays where it is, says which one, and cannot be chosen', async () => {
	const { app } = await anApp();
	const props = { symbols: ['eggplant', 'fish'], taken: ['watermelon'], onchoose: () => undefined };
	render(WithApp, { props: { app, component: SymbolChoice, props } });
	expect(screen.getByRole('button', { name: /eggplant.*like: watermelon/i })).toBeDisabled();
	expect(screen.getByRole('button', { name: 'fish' })).toBeEnabled();
});

test('that is made leads back to no question of it', async () => {
	const { app, letters } = await withGroup();
	await app.codes.provePaper(letters);
	keyPapers(app).done();
	const at = stoodAt('#check');
	draw(app, NewGroup);
	await untilHolds(() => expect(goto).toHaveBeenLastCalledWith('/', { replaceState: true }));
	at.mockRestore();
});

test('whatever is put right from the last page leads back to it, by what belongs to it', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	const through = (first: SetupStep) => {
		setup.corrects();
		const steps: SetupStep[] = [first];
		for (let step: SetupStep | null = first; step !== 'check' && step !== null;) {
			step = setup.next(step);
			if (step !== null) steps.push(step);
		}
		setup.isChecked();
		return steps;
	};
	expect(through('name')).toEqual(['name', 'check']);
	expect(through('rhythm')).toEqual(['rhythm', 'meeting-day', 'check']);
	expect(through('interest')).toEqual(['interest', 'method', 'moneylender', 'period', 'check']);
	expect(through('opening')).toEqual(['opening', 'sheet', 'check']);
	setup.draft.president = null;
	expect(setup.next('name')).toBe('place');
	setup.corrects();
	expect(setup.next('members')).toBe('president');
	expect(setup.previous('day')).toBe('check');
	setup.isChecked();
	expect(setup.previous('day')).toBe('currency');
});

test('its last page shows what was left empty as missing, and each leads to its question', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	const show = vi.fn();
	render(WithApp, { props: { app, component: CheckList, props: { draft, show } } });
	await press('Village: not written');
	expect(show).toHaveBeenLastCalledWith('place');
	await press('no bank account');
	expect(show).toHaveBeenLastCalledWith('bank');
	draft.where.village = 'Rampur';
	Object.assign(present(draft.banks[0], 'a line'), { name: 'Grameen Bank' });
	expect(await screen.findByRole('button', { name: 'Rampur' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Grameen Bank' })).toBeVisible();
});

// A month that was lent for one night cost a whole one, and nobody had been told.
test('a group that meets by the month hears what each way of counting costs, and is proposed each meeting', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	const words = wordsOf(app);
	expect(draft.constitution.interest.period).toBe('meeting');
	expect(periodsInWords(draft, words)).toBe(
		"Lent on the last day of a month, given back the next day: one thousand rupees. each meeting: nothing. on the first of each month: twenty rupees. each month on the loan's day: nothing."
	);
	draft.period = 'calendarMonth';
	expect(draft.constitution.interest.period).toBe('calendarMonth');
	draft.every = 'week';
	expect(draft.constitution.interest.period).toBe('anniversary');
});

// A group of 25 women in Nepal was told that it is full at twenty.
test('a group of Nepal begins with 25 women: each is drawn and can be touched', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	const { draft } = setup;
	draft.currency = 'NPR';
	const offered = () =>
		present(symbolsToOffer(draft.members.map(({ symbol }) => symbol))[0], 'a picture is left');
	while (draft.members.length < 25) draft.addMember(offered());
	expect(draft.isFull).toBe(false);
	await setup.make();
	const book = present(app.book, 'the book is open');
	expect(book.state.rules[0]?.constitution.membersMost).toBe(40);
	const touched: MemberId[] = [];
	const props = { memberIds: book.memberIds, onpress: (memberId: MemberId) => touched.push(memberId) };
	render(InMeeting, { props: { app, book, component: FacesGrid, props } });
	const touchAll = async () => {
		for (const face of screen.getAllByRole('button', { name: / didi/ })) await userEvent.click(face);
	};
	await touchAll();
	await press('Next page');
	await touchAll();
	expect(touched).toEqual(book.memberIds);
	expect(touched).toHaveLength(25);
});

test('of India is full at twenty, whatever it saves', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	for (const symbol of draft.freeSymbols.slice(0, 17)) draft.addMember(symbol);
	expect([draft.members.length, draft.isFull, draft.constitution.membersMost]).toEqual([20, true, undefined]);
	draft.currency = 'NPR';
	expect(draft.isFull).toBe(false);
});

// "Fines: 4" was read as a fine of four rupees.
test('the last page says the sums of the fines, not how many there are', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	draft.rules.change({ ...draft.rules.rules, fines: { absent: money(1000), late: money(500) } });
	const texts = checkLines(draft, wordsOf(app)).map(({ text }) => text);
	expect(texts.filter((text) => text.startsWith('Fines'))).toEqual(['Fines: 10, 5']);
});

// Both could be looked at only by walking back through the questions.
test('the last page of a group in shares says how many at most, and what becomes of the help fund', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	draft.inShares = true;
	draft.rules.change({
		...draft.rules.rules,
		socialFund: { amount: money(500), sharedOut: false }
	});
	const texts = () => checkLines(draft, wordsOf(app)).map(({ text }) => text);
	expect(texts()).toEqual(expect.arrayContaining(['most shares at once: 5', '5, it stays']));
	draft.rules.change({
		...draft.rules.rules,
		socialFund: { amount: money(500), sharedOut: true }
	});
	expect(texts()).toContain('5, shared out too');
});
