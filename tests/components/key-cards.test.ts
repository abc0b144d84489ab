import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { newPaper } from '../../src/screens/copies/copy-screen.svelte.ts';
import { touchEach } from '../support/by-codes.ts';
import Backup from '../../src/routes/backup/+page.svelte';
import { CopyReading } from '../../src/screens/frame/copies/copy-reading.svelte.ts';
import CopyLetters from '../../src/screens/frame/opening/CopyLetters.svelte';
import CopyKey from '../../src/screens/desk/CopyKey.svelte';
import { LaptopAdding } from '../../src/screens/desk/laptop-adding.svelte.ts';
import { LockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import Lock from '../../src/screens/lock/Lock.svelte';
import NewGroup from '../../src/routes/new/+page.svelte';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { untilHolds } from '../support/patience.ts';
import WithApp from './WithApp.svelte';

// Three cards in the place of the key paper, on the screens that make, prove and take them (ADR 0079).

beforeAll(throwNodesExceptions);

const draw = (app: AppState, component: unknown, given: object = {}) =>
	render(WithApp, { props: { app, component, props: { ...given } } });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const type = async (letters: string) => {
	const field = await screen.findByRole('textbox');
	await userEvent.clear(field);
	await userEvent.type(field, letters.replaceAll(' ', ''));
};

/** A group whose three cards wait to be written down. */
async function withCards() {
	const inMemory = await anApp();
	const { app } = inMemory;
	const founded = await foundIn(app);
	await app.codes.provePaper(founded.recoveryCode);
	keyPapers(app).done();
	await touchEach(
		newPaper(app, 'cards', () => undefined),
		['1357', '246802']
	);
	const { letters } = present(keyPapers(app).of(app.chosen?.book), 'the cards wait');
	const [one = '', two = '', three = ''] = letters.split('\n');
	return { ...inMemory, founded, cards: [one, two, three], one, two, three };
}

async function proved() {
	const made = await withCards();
	const done = await made.app.codes.provePaper(made.cards.join('\n'));
	if (!done.ok) throw new Error(done.error.type);
	keyPapers(made.app).done();
	return made;
}

test('one paper or three cards: what is made anew is chosen first, then two officers touch their codes', async () => {
	const { app } = await proved();
	draw(app, Backup);
	await press(/new key paper/);
	await screen.findByRole('button', { name: /^one paper It opens alone/ });
	await press(/^three cards Any two open together/);
	expect(await screen.findByText(/the old cards, open nothing any more/)).toBeVisible();
});

test('each card stands by itself, with its code, and names neither group nor woman, nor what it is for', async () => {
	const { app, cards } = await withCards();
	const { container } = draw(app, NewGroup);
	await screen.findByRole('button', { name: 'We have the cards' });
	const shown = within(container).getAllByRole('region', { hidden: true });
	expect(shown).toHaveLength(3);
	for (const [place, card] of shown.entries()) {
		const groups = within(card).getAllByRole('listitem', { hidden: true });
		expect(groups.map(({ textContent }) => textContent).join(' ')).toBe(cards[place]);
		expect(card.textContent).toContain(`Card ${place + 1} of 3`);
		expect(card.textContent).not.toMatch(
			/Ujala|Example|group|women|saving|loan|bank|book|account|NGO|phone/i
		);
		// One at a time on the screen; print.css shows all.
		expect(card.closest('[data-shown]')?.getAttribute('data-shown')).toBe(String(place === 0));
	}
});

test('they count when all three were read back; two of them are not enough yet', async () => {
	const { app, one, two, three } = await withCards();
	draw(app, NewGroup);
	await press('We have the cards');
	await type(one);
	await screen.findByRole('list', { name: '1 of 3 cards are read' });
	await type(two);
	await screen.findByRole('list', { name: '2 of 3 cards are read' });
	await press('It is kept safely');
	expect(await screen.findByText('Another card of the same three is needed.')).toBeVisible();
	expect(app.chosen?.paper?.state).toBe('waits');
	await type(three.toLowerCase());
	await screen.findByRole('list', { name: '3 of 3 cards are read' });
	await press('It is kept safely');
	await untilHolds(() => expect(app.chosen?.paper?.state).toBe('proved'));
});

describe('at the lock, when the codes are lost', () => {
	test('two cards open the book; the same twice, one of another group and a wrong letter are refused when they are read', async () => {
		const { app, one, three } = await proved();
		const foreign = await withCards();
		app.lock();
		draw(app, Lock);
		await press('Use the key paper');
		await press('two of three cards');
		await type(one);
		await screen.findByRole('list', { name: '1 of 2 cards are read' });
		await press('Open it');
		expect(await screen.findByText('Another card of the same three is needed.')).toBeVisible();
		await type(one);
		expect(await screen.findByText('This card was read already. Take another one.')).toBeVisible();
		await type(foreign.three);
		expect(await screen.findByText(/These cards do not belong together/)).toBeVisible();
		const bent = three.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
		await type(bent);
		expect(await screen.findByText('Letters are wrong or missing. Look again.')).toBeVisible();
		expect(screen.getByRole('textbox')).toHaveValue(bent.replaceAll(' ', ''));
		await type(three);
		await screen.findByRole('list', { name: '2 of 2 cards are read' });
		expect(app.phase).not.toBe('open');
		await press('Open it');
		await untilHolds(() => expect(app.phase).toBe('open'));
		expect(app.codes.openedWithPaper).toBe(true);
	});

	test('cards that nobody read back stay unproved when two of them open the book', async () => {
		const { app, two, three, one } = await withCards();
		app.lock();
		expect(await app.unlockWithSheet(`${two}\n${three}`)).toEqual({ ok: true, value: undefined });
		expect(app.chosen?.paper?.state).toBe('waits');
		expect(keyPapers(app).of(app.chosen?.book)?.letters).toBe([one, two, three].join('\n'));
		app.lock();
		expect(await app.unlockWithSheet([one, two, three].join('\n'))).toEqual({ ok: true, value: undefined });
		expect(app.chosen?.paper?.state).toBe('proved');
	});

	test('the key paper from before the cards opens the book no more', async () => {
		const { app, founded } = await proved();
		app.lock();
		const lock = new LockScreen(app);
		lock.askSheet();
		lock.letters = founded.recoveryCode;
		await lock.answerSheet();
		expect(lock.refusal?.text).toBe(
			'Typed right, but it opens nothing here. It is older, or of another group. The newest paper or cards count.'
		);
		lock.letters = founded.recoveryCode.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
		await lock.answerSheet();
		expect(lock.refusal?.text).toBe('Letters are wrong or missing. Look again.');
	});
});

test('on another phone two cards open a copy', async () => {
	const { app, two, three } = await proved();
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	expect(made.value.hasPaper).toBe(true);
	const other = (await anApp()).app;
	const reading = new CopyReading(other);
	await reading.choose(new File([new Uint8Array(made.value.bytes)], made.value.name));
	draw(other, CopyLetters, { reading, title: 'x', onback: () => undefined });
	await press('two of three cards');
	await type(two);
	await screen.findByRole('list', { name: '1 of 2 cards are read' });
	await type(three);
	await screen.findByRole('list', { name: '2 of 2 cards are read' });
	await press(/^Look into it/);
	await untilHolds(() => expect(reading.stage).toBe('good'));
});

test('on a laptop of staff two cards open the copy that waits', async () => {
	const { app, one, two } = await proved();
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	const { bytes, name } = made.value;
	const desk = (await anApp()).app;
	const placed: string[] = [];
	const shelf = {
		openCopy: () => Promise.resolve(null),
		add: (journal: { readonly group: unknown }) => {
			placed.push(typeof journal);
			return Promise.resolve({ ok: true, value: { standing: 'new' } });
		}
	};
	const adding = new LaptopAdding(desk, { shelf: () => shelf as never, onchange: () => undefined });
	await adding.choose([Object.assign(new File([new Uint8Array(bytes)], name), {})]);
	draw(desk, CopyKey, { adding });
	await press('two of three cards');
	await type(two);
	await screen.findByRole('list', { name: '1 of 2 cards are read' });
	await type(one);
	await screen.findByRole('list', { name: '2 of 2 cards are read' });
	expect(placed).toEqual([]);
	await press(/^open/i);
	await untilHolds(() => expect(placed).toEqual(['object']));
});
