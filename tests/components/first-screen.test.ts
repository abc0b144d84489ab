import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { Defect, KeysForgotten, present } from '#kernel';
import { languages, loadFirstWords, loadLanguage, type MessageKey } from '#i18n';
import { wordsOf } from '#session/context.ts';
import ErrorSheet from '../../src/screens/app/ErrorSheet.svelte';
import InsecureAddress from '../../src/screens/app/InsecureAddress.svelte';
import NotFetched from '../../src/screens/app/NotFetched.svelte';
import Later from '#ui/layout/Later.svelte';
import ChooseLanguage from '../../src/screens/voice/language/ChooseLanguage.svelte';
import ShelfScreen from '../../src/screens/lock/ShelfScreen.svelte';
import { appWithMeeting } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { untilHolds } from '../support/patience.ts';
import WithApp from './WithApp.svelte';

const first = Object.keys(await loadFirstWords('en')) as MessageKey[];

describe('the first words', () => {
	test.each(Object.entries({ ChooseLanguage, ShelfScreen, InsecureAddress, NotFetched }))(
		'%s needs no others while the phone is empty',
		async (_, component) => {
			const { app } = await anApp();
			app.files.ready = true;
			app.files.newer = true;
			const say = vi.spyOn(wordsOf(app), 'say');
			render(WithApp, { props: { app, component } });
			app.files.stale = true;
			await screen.findAllByRole('button');
			const asked = [...new Set(say.mock.calls.map(([key]) => key))];
			expect(asked.length).toBeGreaterThan(3);
			expect(asked.filter((key) => !first.includes(key))).toEqual([]);
		}
	);

	test.each(languages)('of %s stay as they are when the others come', async (language) => {
		const [few, all] = await Promise.all([loadFirstWords(language), loadLanguage(language)]);
		expect(Object.entries(few).filter(([key, words]) => all[key as MessageKey] !== words)).toEqual([]);
		expect(Object.keys(few).length).toBeLessThan(Object.keys(all).length / 20);
	});
});

test('a screen that was fetched ahead is drawn at once, without an empty one before it', async () => {
	const { app } = await anApp();
	const load = () => ({ default: ChooseLanguage });
	render(WithApp, { props: { app, component: Later, props: { load, given: {} } } });
	expect(screen.getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual(
		expect.arrayContaining(['हिन्दी', 'नेपाली', 'English'])
	);
});

test('what is not on the phone yet can be left, and the screen before it is there again', async () => {
	const { app, said } = await anApp();
	app.files.missing = true;
	render(WithApp, { props: { app, component: NotFetched } });
	await untilHolds(() => expect(said.at(-1)).toMatch(/not here yet/));
	expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
	await userEvent.click(screen.getByRole('button', { name: 'Back' }));
	await untilHolds(() => expect(app.files.missing).toBe(false));
	expect(goto).toHaveBeenLastCalledWith('/');
});

test('what was still being read when the lock fell did not fail: it is told to nobody', async () => {
	const { app } = await appWithMeeting();
	const { session } = present(app.book, 'it is open');
	// Home and a closed meeting read the whole book; the lock falls meanwhile.
	const reading = session.history();
	app.lock();
	expect(await reading).toEqual({ ok: false, error: { type: 'StorageClosed' } });
	app.files.noteBroken(new KeysForgotten());
	expect(app.files.broken).toBe(false);
	app.files.noteBroken(new Defect('another promise was broken'));
	expect(app.files.broken).toBe(true);
});

test('what failed without anybody waiting for it is told once, and people go on', async () => {
	const { app, said } = await anApp();
	render(WithApp, { props: { app, component: ErrorSheet } });
	app.files.noteBroken(new Error('no answer'));
	await untilHolds(() => expect(said.at(-1)).toBe('The phone did not answer. Please try again.'));
	expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
	await userEvent.click(screen.getByRole('button', { name: 'Close' }));
	await untilHolds(() => expect(screen.queryByRole('dialog')).toBeNull());
	app.files.noteBroken(new Error('no answer'));
	expect(app.files.broken).toBe(false);
});
