import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { present } from '#kernel';
import Home from '../../src/screens/home/HomeScreen.svelte';
import Aside from '../../src/routes/aside/+page.svelte';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { damage, flipped } from '../support/intruder.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { first } from '../support/small-book.ts';
import WithApp from './WithApp.svelte';

beforeAll(throwNodesExceptions);

test('a name that no copy has: the book opens, home says it, and a file brings the name back', async () => {
	const inMemory = await anApp();
	const { app, phone, said } = inMemory;
	await foundIn(app);
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	app.lock();
	await damage(phone, 'people', flipped);
	const slot = present(app.chosen?.keys.slots[0], 'an officer has a code');
	expect(await app.unlock(slot.slotId, '1357')).toEqual({ ok: true, value: undefined });
	expect(app.book?.setAside.people).toEqual([first]);

	const home = render(WithApp, { props: { app, component: Home } });
	expect(said.at(-1)).toMatch(/^A page cannot be read\. The book can come back\./);
	await userEvent.click(screen.getByRole('button', { name: 'more' }));
	await userEvent.click(screen.getByRole('button', { name: /^Where the book is/ }));
	expect(goto).toHaveBeenLastCalledWith('/aside');
	home.unmount();

	render(WithApp, { props: { app, component: Aside } });
	screen.getByRole('button', { name: /^1 name cannot be read/ });
	const file = () => screen.getByLabelText('bring back from a file');
	await userEvent.upload(file(), new File([Uint8Array.of(1, 2, 3)], 'x.txt'));
	await screen.findByText('This file is not a copy of a book.');
	await userEvent.upload(file(), new File([new Uint8Array(made.value.bytes)], made.value.name));
	await screen.findByText(app.words?.say('backup.restore-done') ?? '');
	expect(app.book?.session.people.get(first)).toEqual({ name: 'Rose' });
});
