import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { writeJournal } from '#app';
import { present, type BookId, type LocalDate } from '#kernel';
import { laptopOf } from '../../src/screens/desk/laptop.svelte.ts';
import LaptopBook from '../../src/routes/laptop/book/+page.svelte';
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

const part = (name: string) => screen.getByRole('button', { name });
const addresses = () => goto.mock.calls.map(([to]) => String(to));

test('a group of the shelf is read in its parts; nothing that can be touched there writes, unlocks or leads to where one writes', async () => {
	const { app, book } = await opened();
	const { session } = book;
	const writes = (
		['execute', 'saveVoice', 'erasePerson', 'keepDraft', 'takeOver', 'settle', 'bringBack'] as const
	).map((name) => vi.spyOn(session, name));
	const unlocks = (['unlock', 'unlockWithSheet'] as const).map((name) => vi.spyOn(app, name));
	render(WithApp, { props: { app, component: LaptopBook } });
	await screen.findByText('Only to read');
	const page = within(screen.getByRole('region', { name: 'what was written' }));
	const touched = new Set<string>();
	for (const name of ['Meetings', 'Didi', 'Money', 'on loan', 'Bank', 'chart for the wall']) {
		await userEvent.click(part(name));
		await untilHolds(() => expect(part(name)).toHaveAttribute('aria-pressed', 'true'));
		// Of the list beside the page the first is enough.
		const listed = within(screen.getByRole('navigation', { name: 'Red book' })).getAllByRole('button')[6];
		if (listed !== undefined) await userEvent.click(listed);
		await untilHolds(() => expect(page.queryByText('It is coming. Please wait.')).toBeNull());
		if (name === 'Didi') expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
		for (const button of page.queryAllByRole<HTMLButtonElement>('button')) {
			touched.add(button.textContent);
			button.click();
		}
	}
	expect(touched.size).toBeGreaterThan(20);
	expect([...writes, ...unlocks].map(({ mock }) => mock.calls)).toEqual(Array(9).fill([]));
	expect(document.querySelectorAll('main input, main textarea')).toHaveLength(0);
	// Every way from here leads within the laptop, or to a paper.
	expect(addresses().filter((to) => !/^\/(?:laptop|print)(?:[/?]|$)/.test(to))).toEqual([]);
});
