import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { present, type OperationId } from '#kernel';
import { startPractice } from '../../src/screens/frame/start-practice.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import Help from '../../src/routes/help/+page.svelte';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// A practice group may hold an hour of a circle's work: help never takes it away at one touch.

let inMemory: AppInMemory;

beforeEach(async () => {
	inMemory = await anApp();
	expect((await startPractice(inMemory.app)).ok).toBe(true);
	render(WithApp, { props: { app: inMemory.app, component: Help } });
}, 60_000);

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const groups = () => inMemory.app.covers.length;

async function beginMeeting(): Promise<void> {
	const book = present(inMemory.app.book, 'the practice group is open');
	const on = inMemory.app.today;
	const memberId = present(book.memberIds[0], 'a woman');
	const written = await book.run(
		'op' as OperationId,
		{ type: 'OpenMeeting', on, kind: 'regular' },
		{ type: 'MarkAttendance', on, memberId, state: 'present' }
	);
	expect(written.ok).toBe(true);
}

test('one touch asks and says what goes, the open meeting too; nothing is gone yet', async () => {
	await beginMeeting();
	await press('put the practice book away');
	expect(groups()).toBe(1);
	expect(inMemory.app.book?.state.openMeeting?.events.length).toBeGreaterThan(0);
	const goes = screen.getByRole('region', { name: 'goes from this phone' });
	expect(goes).toHaveTextContent('Practice group');
	expect(goes).toHaveTextContent(/[0-9]+ meetings/);
	expect(goes).toHaveTextContent('A meeting is open already.');
	expect(inMemory.said.at(-1)).toMatch(/[0-9]+ meetings.*A meeting is open already/);
});

test('going on, and going back, leave it as it is', async () => {
	await beginMeeting();
	await press('put the practice book away');
	await press('Back');
	expect(screen.queryByRole('region', { name: 'goes from this phone' })).toBeNull();
	await press('put the practice book away');
	await press('Go on');
	expect(groups()).toBe(1);
	expect(inMemory.app.book?.state.openMeeting?.events.length).toBeGreaterThan(0);
});

test('the second touch, on another button, puts it away', async () => {
	await press('put the practice book away');
	expect(screen.getByRole('region', { name: 'goes from this phone' })).not.toHaveTextContent('open already');
	await press('put the practice book away');
	await untilHolds(() => expect(groups()).toBe(0));
});

test('help says whether the browser promised to keep the book (docs/DEPLOY.md, step 6)', async () => {
	expect(await screen.findByText(/The browser may clear this book/)).toBeVisible();
});
