import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { page } from '$app/state';
import { present } from '#kernel';
import { money } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { checkLines } from '../../src/screens/founding/check-lines.ts';
import CheckList from '../../src/screens/founding/CheckList.svelte';
import { setupDraft } from '../../src/screens/founding/setup-draft.svelte.ts';
import type { SetupStep } from '../../src/screens/founding/setup-steps.ts';
import { startPractice } from '../../src/screens/frame/start-practice.ts';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import NewGroup from '../../src/routes/new/+page.svelte';
import { answered, withGroup } from '../support/answered-group.ts';
import { anApp } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import WithApp from './WithApp.svelte';

// A founding that is cut short goes on at its key paper, or begins again; its last page leads to each answer and back (ADR 0110).

beforeAll(throwNodesExceptions);

const draw = (app: AppState, component: unknown) => render(WithApp, { props: { app, component } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

/** The address at which the page is loaded. */
function stoodAt(hash: string) {
	return vi
		.spyOn(page, 'url', 'get')
		.mockReturnValue(Object.assign(new URL('/new', 'http://localhost'), { hash }) as never);
}

test('beside a practice book, a phone that starts anew at its key paper asks for its code, not for another new group', async () => {
	const { app, phone, codes, letters } = await withGroup();
	await startPractice(app);
	app.lock();
	const { app: later } = await anApp(phone.indexedDB, phone.databaseName, phone.secondCopy);
	draw(later, NewGroup);
	await userEvent.click(await screen.findByRole('button', { name: /president/ }));
	await lockScreen(later).answer(present(codes[0], 'her code'));
	expect(await screen.findByText(present(letters.split(' ')[0], 'letters'))).toBeVisible();
});

test('a practice book asks nobody for a key paper: a new group beside it begins at its first question', async () => {
	const { app, phone } = await anApp();
	await startPractice(app);
	const { app: later } = await anApp(phone.indexedDB, phone.databaseName, phone.secondCopy);
	draw(later, NewGroup);
	expect(await screen.findByRole('textbox', { name: /group/ })).toBeVisible();
});

test('whose answers are gone begins at its first question, says so, and stays there while its name is typed', async () => {
	const { app } = await anApp();
	const at = stoodAt('#place');
	draw(app, NewGroup);
	expect(goto).toHaveBeenLastCalledWith('/new#name', { replaceState: true });
	expect(screen.getByRole('alert')).toHaveTextContent(/begin again/);
	await userEvent.type(screen.getByRole('textbox'), 'Ujala');
	expect(screen.getByRole('textbox')).toHaveValue('Ujala');
	expect(setupDraft(app).name).toBe('Ujala');
	at.mockRestore();
});

test('that is made leads back to no question of it', async () => {
	const { app, letters } = await withGroup();
	await app.codes.provePaper(letters);
	keyPapers(app).done();
	const at = stoodAt('#check');
	draw(app, NewGroup);
	expect(goto).toHaveBeenLastCalledWith('/', { replaceState: true });
	at.mockRestore();
});

test('whatever is put right from the last page leads back to it, by what belongs to it', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	const through = (first: SetupStep) => {
		setup.corrects();
		const steps: SetupStep[] = [first];
		for (let step: SetupStep | null = first; step !== 'check' && step !== null;) {
			step = setup.next(step);
			if (step !== null) steps.push(step);
		}
		setup.isChecked();
		return steps;
	};
	expect(through('name')).toEqual(['name', 'check']);
	expect(through('rhythm')).toEqual(['rhythm', 'meeting-day', 'check']);
	expect(through('interest')).toEqual(['interest', 'method', 'moneylender', 'check']);
	expect(through('opening')).toEqual(['opening', 'sheet', 'check']);
	setup.draft.president = null;
	expect(setup.next('name')).toBe('place');
	setup.corrects();
	expect(setup.next('members')).toBe('president');
	expect(setup.previous('day')).toBe('check');
	setup.isChecked();
	expect(setup.previous('day')).toBe('currency');
});

test('its last page shows what was left empty as missing, and each leads to its question', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	const show = vi.fn();
	render(WithApp, { props: { app, component: CheckList, props: { draft, show } } });
	await press('Village: not written');
	expect(show).toHaveBeenLastCalledWith('place');
	await press('no bank account');
	expect(show).toHaveBeenLastCalledWith('bank');
	draft.place.village = 'Rampur';
	Object.assign(present(draft.banks[0], 'a line'), { name: 'Grameen Bank' });
	expect(await screen.findByRole('button', { name: 'Rampur' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Grameen Bank' })).toBeVisible();
});

// "Fines: 4" was read as a fine of four rupees.
test('the last page says the sums of the fines, not how many there are', async () => {
	const { app } = await anApp();
	const { draft } = answered(app);
	draft.rules.change({ ...draft.rules.rules, fines: { absent: money(1000), late: money(500) } });
	const texts = checkLines(draft, wordsOf(app)).map(({ text }) => text);
	expect(texts.filter((text) => text.startsWith('Fines'))).toEqual(['Fines: 10, 5']);
});
