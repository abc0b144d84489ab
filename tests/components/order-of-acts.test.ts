import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { BookView } from '#session/book-view.svelte.ts';
import type { OperationId } from '#kernel';
import type { Command } from '#group';
import { money } from '#money';
import MeetingScreen from '../../src/routes/meeting/+page.svelte';
import OtherScreen from '../../src/routes/meeting/other/+page.svelte';
import { EntryWriter } from '#session/meeting/entry-writer.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { openSixWomen } from '../support/six-women.ts';
import { gave, today } from '../support/small-book.ts';
import InMeeting from './InMeeting.svelte';
import { untilHolds } from '../support/patience.ts';

// What the screens may show only when it is so.

let inMemory: AppInMemory;
let book: BookView;

beforeAll(throwNodesExceptions);
beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
});
afterEach(() => {
	inMemory.app.lock();
	vi.restoreAllMocks();
});

const said = 'She has given.';
const write = () => {
	const [memberId] = book.memberIds;
	if (memberId === undefined) throw new Error('there are six women');
	const writer = new EntryWriter(inMemory.app, book);
	const open = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
	return writer.write(book.newOperationId(), [open, gave(memberId, 2000)], () => said);
};

test('an entry is felt and read back when it is on the phone, not before', async () => {
	const run = book.run.bind(book);
	let letGo = (): void => undefined;
	const held = new Promise<void>((resolve) => (letGo = resolve));
	vi.spyOn(book, 'run').mockImplementation(async (...given) => {
		await held;
		return run(...(given as [OperationId, ...Command[]]));
	});
	const felt = inMemory.felt.length;
	const writing = write();
	await new Promise((resolve) => setTimeout(resolve));
	expect(inMemory.felt).toHaveLength(felt);
	expect(inMemory.said).not.toContain(said);
	letGo();
	expect(await writing).toBe(true);
	expect(inMemory.felt).toHaveLength(felt + 1);
	await untilHolds(() => expect(inMemory.said).toContain(said));
});

test('an entry that could not be written is neither felt as one nor read back', async () => {
	vi.spyOn(book, 'run').mockResolvedValue({ ok: false, error: { type: 'NotSaved' } });
	expect(await write()).toBe(false);
	expect(inMemory.felt).not.toContainEqual([20]);
	expect(inMemory.said).not.toContain(said);
});

test('once the book is locked, nothing can be signed or copied with its keys', async () => {
	const { app } = inMemory;
	app.lock();
	expect(app.book).toBeNull();
	expect(await app.copies.makeBackup()).toEqual({ ok: false, error: { type: 'StorageClosed' } });
	expect(app.groupKeysOf(book)).toBeNull();
});

test('money beside the steps stands beside its kind until the close, so that nobody writes it twice', async () => {
	const { app } = inMemory;
	const on = app.today;
	const spend = (category: 'stationery' | 'travel', rupees: number): Command => ({
		type: 'PayExpense',
		on,
		category,
		amount: money(rupees * 100)
	});
	const acts: readonly Command[] = [
		{ type: 'OpenMeeting', on, kind: 'regular' },
		spend('stationery', 60),
		spend('travel', 15)
	];
	for (const act of acts) expect(await book.run(book.newOperationId(), act)).toMatchObject({ ok: true });
	const { unmount } = render(InMeeting, { props: { app, book, component: OtherScreen } });
	expect(screen.getByRole('button', { name: /^money was spent/ })).toHaveTextContent('75');
	expect(screen.getByRole('button', { name: /^income/ })).not.toHaveTextContent(/\d/);
	unmount();
	render(InMeeting, { props: { app, book, component: MeetingScreen } });
	const other = screen.getByRole('button', { name: /^other money/ });
	expect(other).toHaveAccessibleName('other money: money was spent: seventy-five rupees.');
	expect(other.querySelector('[data-icon="check"]')).not.toBeNull();
});

test('what the government gives is no income that could be shared: its picture leads to money from outside', async () => {
	const { app } = inMemory;
	await book.run(book.newOperationId(), { type: 'OpenMeeting', on: app.today, kind: 'regular' });
	render(InMeeting, { props: { app, book, component: OtherScreen } });
	await userEvent.click(screen.getByRole('button', { name: /^income/ }));
	await userEvent.click(screen.getByRole('button', { name: 'from the government' }));
	expect(goto).toHaveBeenLastCalledWith('/bank/outside');
	expect(screen.getByRole('button', { name: 'from the government' })).toBeVisible();
});
