import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { present, type LocalDate } from '#kernel';
import { laptopOf, type Laptop } from '../../src/screens/desk/laptop.svelte.ts';
import LaptopScreen from '../../src/routes/laptop/+page.svelte';
import { anApp } from '../support/app.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, vouchedIn, writtenBook, type WrittenBook } from '../support/exported-book.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { untilHolds } from '../support/patience.ts';
import WithApp from './WithApp.svelte';

beforeAll(throwNodesExceptions);

// The laptop of staff says whose book a group's file is before any figure: of unknown origin, until somebody compared the fingerprint with
// the registration letter (law 60). An open meeting that nobody signed is left out, and that is said (law 59).

let written: WrittenBook;
/** Of the same name, under keys of somebody else. */
let forger: WrittenBook;

beforeAll(async () => {
	const events = threeYearsWithLoan('2026-11-24' as LocalDate);
	const third = events.flatMap(({ type }, place) => (type === 'MeetingSealed' ? [place + 1] : []))[2] ?? 0;
	written = await writtenBook(events.slice(0, third + 4));
	forger = await writtenBook(events.slice(0, third), { name: 'forger' });
});

async function fileOf(book: WrittenBook, name: string) {
	const bytes = new TextEncoder().encode(exportText(book, await vouchedIn(book)));
	return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
}

async function aLaptop(): Promise<{ laptop: Laptop; fingerprint: string }> {
	const { app } = await anApp();
	const laptop = laptopOf(app);
	await laptop.enter();
	await laptop.choose('four words of rain', 'four words of rain');
	await laptop.adding.choose([await fileOf({ ...written, open: [] }, 'a.json')]);
	render(WithApp, { props: { app, component: LaptopScreen } });
	const code = await app.parts.vault.fingerprint(written.keys.groupPublicKey);
	return { laptop, fingerprint: present(code, 'a code').digits };
}
const marks = () => screen.getAllByRole('button', { name: /Of unknown origin|Group is known/ });

test('a group is of unknown origin until its fingerprint was compared with the letter', async () => {
	const { laptop, fingerprint } = await aLaptop();
	const mark = await screen.findByRole('button', { name: /Of unknown origin/ });
	expect(mark).toHaveTextContent(fingerprint.match(/../g)?.join(' ') ?? '');
	await userEvent.click(mark);
	const sheet = within(await screen.findByRole('dialog'));
	expect(sheet.getByText('Fingerprint of the group')).toBeVisible();
	expect(sheet.getByText('Compare with the letter in the bank’s file.')).toBeVisible();
	expect(sheet.getByText('Seal of the meeting')).toBeVisible();
	expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
	await userEvent.click(sheet.getByRole('button', { name: 'The letter says the same' }));
	expect(await screen.findByRole('button', { name: /Group is known/ })).toBeVisible();

	// The next file under that key is of the known group, one under another key is not.
	await laptop.adding.choose([await fileOf(written, 'b.json'), await fileOf(forger, 'f.json')]);
	await untilHolds(() => expect(marks()).toHaveLength(2));
	const said = marks().map((one) => one.textContent.trim());
	expect(said.filter((text) => text.startsWith('Group is known'))).toHaveLength(1);
	expect(said.filter((text) => text.startsWith('Of unknown origin'))).toHaveLength(1);
	expect(await screen.findByText('1 open meeting that nobody signed stayed out.')).toBeVisible();
});
