import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { laptopLookOf } from '#session/laptop-look.svelte.ts';
import Backup from '../../src/routes/backup/+page.svelte';
import { CopyScreen } from '../../src/screens/copies/copy-screen.svelte.ts';
import { LaptopSlot } from '../../src/screens/copies/laptop-slot.svelte.ts';
import { touchEach } from '../support/by-codes.ts';
import { laptopOf } from '../../src/screens/desk/laptop.svelte.ts';
import Home from '../../src/screens/home/HomeScreen.svelte';
import { appWithMeeting } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

beforeAll(throwNodesExceptions);

const draw = (app: AppState, component: unknown) => render(WithApp, { props: { app, component } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

async function aGroup() {
	const test = await appWithMeeting();
	const { app, founded } = test;
	const slot = present(founded.cover.keys.slots[0], 'the president has a code').slotId;
	const unlock = () => app.unlock(slot, '1357');
	return { ...test, unlock };
}

async function aDesk() {
	const { app } = await anApp();
	const laptop = laptopOf(app);
	await laptop.enter();
	await laptop.choose('four words of rain', 'four words of rain');
	await laptop.showOwn();
	return { laptop, own: present(laptop.own, 'its code is shown') };
}

const codes = ['1357', '246802'];

async function given() {
	const [group, desk] = [await aGroup(), await aDesk()];
	const slot = new LaptopSlot(group.app);
	await slot.begin();
	expect(slot.stage).toBe('notice');
	slot.heard();
	slot.heard();
	slot.letters = desk.own.letters.toLowerCase();
	await slot.take();
	expect(slot.stage).toBe('compare');
	expect(slot.code).toEqual(desk.own.code);
	slot.isTheSame();
	await touchEach(slot.giving, codes);
	expect(slot.stage).toBe('stands');
	return { ...group, ...desk, slot };
}

async function copyOf(app: AppState) {
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	const { bytes } = made.value;
	return {
		name: 'notes.txt',
		size: bytes.length,
		arrayBuffer: () => Promise.resolve(bytes.slice().buffer)
	};
}

test('the notice is said before anything is asked', async () => {
	const { app, said } = await aGroup();
	draw(app, Backup);
	await press('a laptop that reads');
	expect(await screen.findByText('names, savings, loans, everything')).toBeVisible();
	expect(said.at(-1)).toContain('reads everything: names, savings, loans');
	await press('Next');
	expect(await screen.findByText('It can write nothing.')).toBeVisible();
	expect(said.at(-1)).toContain('What it read it may keep.');
	expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
	await press('we heard it and agree');
	await userEvent.type(screen.getByLabelText('Letters on the laptop'), 'ABCD');
	await press('Look at it');
	expect(await screen.findByRole('alert')).toHaveTextContent('This is not the code of a laptop.');
});

test('a copy opens at the desk without letters, with the codes that its prints carry', async () => {
	const { app, laptop } = await given();
	await laptop.adding.choose([await copyOf(app)]);
	expect(laptop.adding.copy).toBeNull();
	expect(laptop.groups).toMatchObject([{ name: 'Ujala', savings: 2500 }]);
	const read = present(await laptop.read(present(laptop.groups[0], 'a group').id), 'its book');
	const history = await read.session.history();
	expect(history.ok && history.value.prints?.length).toBeGreaterThan(0);
});

test('one officer gives nothing, with her code or with hers twice', async () => {
	const [{ app }, { own }] = [await aGroup(), await aDesk()];
	const slot = new LaptopSlot(app);
	slot.letters = own.letters;
	await slot.take();
	slot.isTheSame();
	await touchEach(slot.giving, ['1357']);
	const [president] = slot.giving.officers;
	expect(president?.hasApproved).toBe(true);
	// Touched again, her yes is taken back.
	slot.giving.ask(present(president, 'the president').memberId);
	expect(slot.giving.given).toEqual([]);
	expect(await app.codes.laptop()).toBeNull();
});

test('home shows it while it stands, and no locked phone does', async () => {
	const { app, unlock, slot } = await given();
	// Home reads the book, too: it is read already when the lock falls.
	await present(app.book, 'the book is open').session.history();
	draw(app, Home);
	expect(await screen.findByRole('button', { name: 'A laptop reads each copy of this book.' })).toBeVisible();
	expect(laptopLookOf(app).key).not.toBeNull();
	app.lock();
	expect(laptopLookOf(app).key).toBeNull();
	await unlock();
	slot.takeBack();
	await touchEach(slot.takingBack, ['1357']);
	await laptopLookOf(app).look();
	await untilHolds(() =>
		expect(screen.queryByRole('button', { name: 'A laptop reads each copy of this book.' })).toBeNull()
	);
});

test('a copy that was made after it was taken back asks for letters', async () => {
	const { app, laptop, slot } = await given();
	slot.takeBack();
	await touchEach(slot.takingBack, ['1357']);
	await laptop.adding.choose([await copyOf(app)]);
	expect(laptop.adding.copy).not.toBeNull();
	expect(laptop.groups).toEqual([]);
});

// It was handed out as it had been made before, and the laptop opened it.
test('a copy that lies ready while it is taken back is let go', async () => {
	const { app, slot } = await given();
	const copies = new CopyScreen(app);
	await copies.make();
	expect(copies.made).not.toBeNull();
	slot.takeBack();
	await touchEach(slot.takingBack, ['1357']);
	expect(copies.made).toBeNull();
	await copies.make();
	expect(copies.made).not.toBeNull();
});
