import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import { fetchAhead } from '#session/fetch-ahead.ts';
import { storageLookOf } from '#session/storage-look.svelte.ts';
import Backup from '../../src/routes/backup/+page.svelte';
import Home from '../../src/screens/home/HomeScreen.svelte';
import Lock from '../../src/screens/lock/Lock.svelte';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { untilHolds } from '../support/patience.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { first } from '../support/small-book.ts';
import WithApp from './WithApp.svelte';

// A phone that is nearly full says so before an entry is refused; a new app waits for the end of the meeting.

async function aGroup() {
	const inMemory = await anApp();
	const { app } = inMemory;
	await foundIn(app);
	return inMemory;
}

test('little room: the first screen shows it and says it once, the copies say what to do', async () => {
	const { app, phone, said } = await aGroup();
	replaceMethod(phone.shelf, 'isRoomSmall', () => Promise.resolve(true));
	await storageLookOf(app).look();
	const home = render(WithApp, { props: { app, component: Home } });
	expect(said.at(-1)).toMatch(
		/^The phone is nearly full\. Give away a copy\. Then remove films and pictures\./
	);
	await userEvent.click(screen.getByRole('button', { name: 'more' }));
	screen.getByRole('button', { name: /^Where the book is\s*The phone is nearly full/ });
	home.unmount();
	const again = render(WithApp, { props: { app, component: Home } });
	expect(said.at(-1)).not.toMatch(/nearly full/);
	again.unmount();
	render(WithApp, { props: { app, component: Backup } });
	await screen.findByText('The phone is nearly full.');
	await screen.findByText(/^Give away a copy/);
});

test('little room: it is looked at while the lock stands, so that the first screen behind it can say it', async () => {
	const { app, phone } = await aGroup();
	replaceMethod(phone.shelf, 'isRoomSmall', () => Promise.resolve(true));
	app.lock();
	fetchAhead(app);
	await untilHolds(() => expect(storageLookOf(app).isToBeSaid()).toBe(true));
});

test('room enough: nobody is told; that the browser may clear the book stands with the copies until it keeps it', async () => {
	const { app, phone, said } = await aGroup();
	const home = render(WithApp, { props: { app, component: Home } });
	await storageLookOf(app).look();
	expect(said.at(-1)).not.toMatch(/nearly full/);
	home.unmount();
	const copies = render(WithApp, { props: { app, component: Backup } });
	await screen.findByText(/^The browser may clear this book/);
	copies.unmount();
	replaceMethod(phone.shelf, 'isKept', () => Promise.resolve(true));
	await storageLookOf(app).look();
	render(WithApp, { props: { app, component: Backup } });
	await screen.findByRole('button', { name: /^make a copy/i });
	expect(screen.queryByText(/^The browser may clear this book/)).toBeNull();
	expect(screen.queryByText('The phone is nearly full.')).toBeNull();
});

test('a new app is offered at the lock between two meetings, and not while one is open', async () => {
	const { app, phone } = await aGroup();
	app.files.newer = true;
	const book = present(app.book, 'the book is open');
	const gave = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', kind: 'regular', on: app.today },
		{ type: 'MarkAttendance', on: app.today, memberId: first, state: 'present' }
	);
	expect(gave.ok).toBe(true);
	app.lock();
	const inMeeting = render(WithApp, { props: { app, component: Lock } });
	await untilHolds(() => expect(storageLookOf(app).hasOpenMeeting).toBe(true));
	expect(screen.queryByRole('button', { name: /^take it now/i })).toBeNull();
	inMeeting.unmount();
	replaceMethod(phone.shelf, 'hasOpenMeeting', () => Promise.resolve(false));
	render(WithApp, { props: { app, component: Lock } });
	await screen.findByRole('button', { name: /^take it now/i });
});
