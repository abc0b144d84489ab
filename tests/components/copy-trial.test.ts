import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { addDays, present, type LocalDate } from '#kernel';
import type { BookView } from '#session/book-view.svelte.ts';
import { startPractice } from '../../src/screens/frame/start-practice.ts';
import { HomeView } from '../../src/screens/frame/home-view.svelte.ts';
import Backup from '../../src/routes/backup/+page.svelte';
import Home from '../../src/screens/home/HomeScreen.svelte';
import Restore from '../../src/routes/restore/+page.svelte';
import { appWithMeeting, foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { untilHolds } from '../support/patience.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { exampleGroup, first, founding, second, third } from '../support/small-book.ts';
import WithApp from './WithApp.svelte';
import { executeNamed } from '../support/by-codes.ts';

// A copy that was never opened is a hope. Each three months of the book the first screen asks for a trial.

async function holdMeeting(book: BookView, on: LocalDate): Promise<void> {
	for (const command of [
		{ type: 'OpenMeeting', on, kind: 'regular' },
		{ type: 'MarkAttendance', on, memberId: first, state: 'present' },
		{ type: 'CountCash', on, pieces: new Map() },
		{ type: 'SealMeeting', on, approvals: [second, third] }
	] as const)
		expect(await executeNamed(book.session, book.newOperationId(), command)).toMatchObject({ ok: true });
}

test('three months after the founding a copy is to be tried; a trial of it counts until three months of the book later', async () => {
	const { app, said } = await anApp();
	const begun = addDays(app.today, -200);
	const founded = await foundIn(app, { ...exampleGroup, commands: [{ ...founding, on: begun }] });
	const book = present(app.book, 'the book is open');
	const isDue = () => new HomeView(app, book).isTrialDue;

	await holdMeeting(book, addDays(begun, 89));
	expect(isDue()).toBe(false);
	await holdMeeting(book, addDays(begun, 90));
	expect(isDue()).toBe(true);

	const home = render(WithApp, { props: { app, component: Home } });
	expect(said.at(-1)).toMatch(/^Try a copy: is it good\? Nothing is written\./);
	await userEvent.click(screen.getByRole('button', { name: 'more' }));
	screen.getByRole('button', { name: /^Where the book is.*Try a copy/ });
	home.unmount();
	render(WithApp, { props: { app, component: Home } }).unmount();
	expect(said.at(-1)).not.toMatch(/Try a copy/);

	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	render(WithApp, { props: { app, component: Backup } });
	const due = 'No copy was opened for three months.';
	await screen.findByText(due);
	// Just made, it is told that it was checked: that none was opened would sound like the opposite.
	await userEvent.click(screen.getByRole('button', { name: /^make a copy/ }));
	await screen.findByText('The copy is made and checked.');
	expect(screen.queryByText(due)).toBeNull();
	expect(screen.getByText(`File: ${made.value.name}`)).toBeVisible();
	await userEvent.click(screen.getByRole('button', { name: /^try a copy/ }));
	const file = new File([new Uint8Array(made.value.bytes)], made.value.name);
	await userEvent.upload(await screen.findByLabelText(/choose the copy/), file);
	await userEvent.type(await screen.findByRole('textbox'), founded.recoveryCode);
	await userEvent.click(screen.getByRole('button', { name: /^Look into it/ }));
	await untilHolds(() => expect(app.chosen?.copyTriedOn).toBe(addDays(begun, 90)));
	expect(isDue()).toBe(false);

	await holdMeeting(book, addDays(begun, 179));
	expect(isDue()).toBe(false);
	// An older copy that is tried once more takes nothing back, and adds nothing.
	const opened = await app.copies.openBackup(made.value.bytes, founded.recoveryCode);
	if (!opened.ok) throw new Error(opened.error.type);
	await holdMeeting(book, addDays(begun, 180));
	expect(isDue()).toBe(true);
	await app.copies.noteTrial(opened.value);
	expect(isDue()).toBe(true);
});

// It said "2 meetings" beside the day of the first, and counted entries that nobody can check.
test('of a copy in which a meeting is open, number and day are those of the last closed one, and the open one has its own', async () => {
	const { app, founded } = await appWithMeeting();
	const on = addDays(app.today, 30);
	const book = present(app.book, 'the book is open');
	const opens = [
		{ type: 'OpenMeeting', on, kind: 'regular' },
		{ type: 'MarkAttendance', on, memberId: first, state: 'present' }
	] as const;
	const putBack = replaceMethod(app.parts.clock, 'today', () => on);
	expect(await book.run(book.newOperationId(), ...opens)).toMatchObject({ ok: true });
	putBack();
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);

	const there = await anApp();
	render(WithApp, { props: { app: there.app, component: Restore } });
	const file = new File([new Uint8Array(made.value.bytes)], made.value.name);
	await userEvent.upload(await screen.findByLabelText(/choose the copy/), file);
	await userEvent.type(await screen.findByRole('textbox'), founded.recoveryCode);
	await userEvent.click(screen.getByRole('button', { name: /^Look into it/ }));
	await untilHolds(() => expect(screen.getByRole('button', { name: /^bring it back/ })).toBeVisible());
	const told = screen
		.getAllByRole('definition')
		.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
	expect(told).toEqual([
		'3 didi',
		expect.stringMatching(/^1 meeting\. .*24 November 2026$/),
		expect.stringMatching(/^a meeting is open .*24 December 2026$/)
	]);
	expect(document.body.textContent).not.toContain('entries');
	// Each phone has codes of its own, which is said before anybody makes one.
	const codes = 'Officers get a new code for this phone.';
	expect(screen.getByText(codes)).toBeVisible();
	expect(screen.getByText('The other phone keeps the old codes.')).toBeVisible();
	expect(there.said.at(-1)).toBe(
		`The copy is good. 3 didi. 1 meeting. Until 24 November 2026. a meeting is open. ${codes}`
	);
});

// It had no key paper, and was asked for its letters: the one thing that practice has to try led nowhere.
test('a practice group makes a copy and tries it, and hears nothing of a key paper', async () => {
	const { app } = await anApp();
	expect((await startPractice(app)).ok).toBe(true);
	render(WithApp, { props: { app, component: Backup } });
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	const file = new File([new Uint8Array(made.value.bytes)], made.value.name);
	const ofKeyPaper = /key paper/;
	expect(screen.queryByText(ofKeyPaper)).toBeNull();
	await userEvent.click(screen.getByRole('button', { name: /^try a copy/ }));
	expect(screen.queryByText(ofKeyPaper)).toBeNull();

	const other = await appWithMeeting();
	const ofOther = await other.app.copies.makeBackup();
	if (!ofOther.ok) throw new Error(ofOther.error.type);
	const choose = (one: File) =>
		screen.findByLabelText(/choose the copy/).then((input) => userEvent.upload(input, one));
	await choose(new File([new Uint8Array(ofOther.value.bytes)], ofOther.value.name));
	await screen.findByText(/of another group/);

	await choose(file);
	await screen.findByText(/^20/, { selector: 'b' });
	expect(screen.queryByRole('textbox')).toBeNull();
	// The book stays open: its keys are not let go with the trial.
	await userEvent.click(screen.getByRole('button', { name: 'Back' }));
	expect((await app.copies.makeBackup()).ok).toBe(true);
});
