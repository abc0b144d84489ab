import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { present, type LocalDate } from '#kernel';
import FindPages from '../../src/screens/book/FindPages.svelte';
import MonthStrip from '../../src/screens/book/MonthStrip.svelte';
import { allPages } from '../../src/screens/book/red-book-months.ts';
import { RedBookView } from '../../src/screens/book/red-book-view.svelte.ts';
import { anApp } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import WithApp from './WithApp.svelte';

beforeEach(() => {
	// jsdom has no modal dialogs.
	HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
		this.open = true;
	};
	HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
		this.open = false;
	};
});

test('a page is looked for by who came, by its kind and by its day; a second touch lets go', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const fourth = present(book.memberIds[3], 'the fourth woman');
	const [onfind, onday, onclose] = [vi.fn(), vi.fn(), vi.fn()];
	const props = { filter: { ...allPages, kind: 'special' }, onfind, onday, onclose };
	render(WithApp, { props: { app, component: FindPages, props } });
	await userEvent.click(screen.getByRole('button', { name: /^Example 4 didi/ }));
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
	expect(screen.getByRole('button', { name: 'September 2026' })).toHaveAttribute('aria-pressed', 'true');
	expect(screen.queryByRole('button', { name: 'November 2026' })).toBeNull();
	await userEvent.click(screen.getByRole('button', { name: 'October 2026' }));
	expect(onturn).toHaveBeenLastCalledWith(1);
	await userEvent.click(screen.getByRole('button', { name: 'older meetings' }));
	expect(onturn).toHaveBeenLastCalledWith(3);
});
