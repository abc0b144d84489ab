import { render, screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { writeJournal } from '#app';
import { page } from '$app/state';
import { present, type BookId, type LocalDate } from '#kernel';
import { laptopOf } from '../../src/screens/desk/laptop.svelte.ts';
import BankPart from '../../src/routes/laptop/book/bank/+page.svelte';
import MoneyPart from '../../src/routes/laptop/book/money/+page.svelte';
import MeetingsPart from '../../src/routes/laptop/book/+page.svelte';
import WomenPart from '../../src/routes/laptop/book/women/+page.svelte';
import { anApp } from '../support/app.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { untilHolds } from '../support/patience.ts';
import WithApp from './WithApp.svelte';

beforeAll(throwNodesExceptions);

const today = '2026-11-24' as LocalDate;

async function opened() {
	const { app } = await anApp();
	const laptop = laptopOf(app);
	await laptop.enter();
	await laptop.choose('four words of rain', 'four words of rain');
	const text = writeJournal({
		book: { id: 'ujala' as BookId, currency: 'INR' },
		events: threeYearsWithLoan(today)
	});
	const bytes = new TextEncoder().encode(text);
	const file = { name: 'a.json', size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
	await laptop.adding.choose([file]);
	expect(await laptop.open(present(laptop.groups[0], 'a group').id)).toBe(true);
	return { app, book: present(app.book, 'a book is read') };
}

const addresses = () => goto.mock.calls.map(([to]) => to);

test('a group of the shelf is read in its parts; nothing that can be touched there writes, unlocks or leads to where one writes', async () => {
	const { app, book } = await opened();
	const { session } = book;
	const writes = (
		['execute', 'saveVoice', 'erasePerson', 'keepDraft', 'takeOver', 'settle', 'bringBack'] as const
	).map((name) => vi.spyOn(session, name));
	const unlocks = (['unlock', 'unlockWithSheet'] as const).map((name) => vi.spyOn(app, name));
	const touched = new Set<string>();
	const parts = [MeetingsPart, WomenPart, BankPart, MoneyPart, MoneyPart, MoneyPart];
	for (const [place, component] of parts.entries()) {
		const asked = ['', '', '', '', '?part=loans', '?part=wall'][place] ?? '';
		vi.spyOn(page, 'url', 'get').mockReturnValue(
			new URL(`http://localhost/laptop/book${asked}`) as typeof page.url
		);
		const { unmount } = render(WithApp, { props: { app, component } });
		await screen.findByText('Only to read');
		const shown = within(await screen.findByRole('region', { name: 'what was written' }));
		await untilHolds(() => expect(shown.queryByText('It is coming. Please wait.')).toBeNull());
		await untilHolds(() => expect(shown.queryAllByText(/\d/).length).toBeGreaterThan(0));
		if (component === WomenPart)
			expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
		expect(document.querySelectorAll('main input, main textarea')).toHaveLength(0);
		for (const button of screen.getAllByRole<HTMLButtonElement>('button')) {
			// The lock closes the book, and then nothing is shown.
			if (button.ariaLabel === 'Close the book') continue;
			touched.add(`${button.ariaLabel ?? ''} ${button.textContent}`);
			button.click();
		}
		unmount();
	}
	expect(touched.size).toBeGreaterThan(20);
	expect([...writes, ...unlocks].map(({ mock }) => mock.calls)).toEqual(Array(9).fill([]));
	// Every way from here leads within the laptop, or to a paper.
	expect(addresses().filter((to) => !/^\/(?:laptop|print)(?:[/?]|$)/.test(to))).toEqual([]);
});
