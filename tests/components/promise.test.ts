import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { neverPromised, promised } from '#papers/promises.ts';
import { wordsOf } from '#session/context.ts';
import Help from '../../src/routes/help/+page.svelte';
import { anApp } from '../support/app.ts';
import WithApp from './WithApp.svelte';

// What the book promises is said in help, line by line, and what nobody can promise beside it; docs/THREATS.md has the long form.

test('each promise, and each thing that nobody promises, is seen and said when it is touched', async () => {
	const { app, said } = await anApp();
	render(WithApp, { props: { app, component: Help } });
	await userEvent.click(screen.getByRole('button', { name: 'What the book promises' }));
	const touchAll = async (lines: typeof promised): Promise<void> => {
		for (const { key } of lines) {
			await userEvent.click(screen.getByRole('button', { name: wordsOf(app).say(key) }));
			expect(said.at(-1)).toBe(wordsOf(app).say(key));
		}
	};
	await touchAll(promised);
	await userEvent.click(screen.getByRole('button', { name: /next/i }));
	await touchAll(neverPromised);
	// No book is open: there is no group to print it for.
	expect(screen.queryByRole('button', { name: /print/i })).toBeNull();
});
