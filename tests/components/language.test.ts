import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { loadWritten } from '#i18n';
import { present } from '#kernel';
import { languageChoiceOf, proposedLanguage } from '#session/language/wording.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import Language from '../../src/routes/language/+page.svelte';
import ChooseLanguage from '../../src/screens/voice/language/ChooseLanguage.svelte';
import Install from '../../src/routes/language/install/+page.svelte';
import Review from '../../src/routes/language/review/+page.svelte';
import { anApp } from '../support/app.ts';
import { untilHolds } from '../support/patience.ts';
import WithApp from './WithApp.svelte';

const draw = (app: AppState, component: unknown) => render(WithApp, { props: { app, component } });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

/** A file that jsdom can read as bytes. */
const fileOf = (text: string) =>
	Object.assign(new File([text], 'words.json'), {
		arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).slice().buffer)
	});
const choose = (text: string) =>
	userEvent.upload(
		present(document.querySelector<HTMLInputElement>('input[type=file]'), 'a file can be chosen'),
		[fileOf(text)]
	);
const bhojpuri = (words: object) =>
	JSON.stringify({ format: 'bahi-words', version: 2, language: 'bho', name: 'भोजपुरी', base: 'hi', words });

test('languages stand in their own words; digits and days are chosen beside them, and kept', async () => {
	const { app, settings } = await anApp();
	draw(app, Language);
	await screen.findByRole('button', { name: /नेपाली/ });
	expect(button(/English/)).toHaveAttribute('aria-pressed', 'true');
	await userEvent.click(button('१ २ ३ ४'));
	await userEvent.click(button('as in Nepal'));
	expect([settings.get('digits'), settings.get('calendar')]).toEqual(['devanagari', 'bikramSambat']);
	expect(app.words?.number(1200)).toBe('१,२००');
	expect(app.words?.calendar).toBe('bikramSambat');
	await userEvent.click(button(/नेपाली/));
	await untilHolds(() => expect(app.words?.tag).toBe('ne'));
	expect(document.documentElement.lang).toBe('ne');
	expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
});

test.each([
	['ne-NP', 'ne'],
	['ne', 'ne'],
	['en-IN', 'hi'],
	['hi-IN', 'hi'],
	[undefined, 'hi']
])('a new phone that is set to %s proposes %s', (ofPhone, proposed) => {
	expect(proposedLanguage(ofPhone)).toBe(proposed);
});

test('a new phone says each language that is touched in its own words, and keeps the one that is taken', async () => {
	const { app, settings, said } = await anApp();
	settings.delete('language');
	const first = languageChoiceOf(app);
	expect(first.isAsked).toBe(true);
	const { unmount } = draw(app, ChooseLanguage);
	await userEvent.click(await screen.findByRole('button', { name: 'नेपाली' }));
	await untilHolds(() => expect(app.words?.tag).toBe('ne'));
	expect(first.isAsked).toBe(true);
	// The layout draws a screen again in other words.
	unmount();
	draw(app, ChooseLanguage);
	await untilHolds(() => expect(said.at(-1)).toMatch(/^म यसरी बोल्छु/));
	const taken = screen.getAllByRole('button', { name: 'नेपाली' }).find((one) => one.closest('footer'));
	await userEvent.click(present(taken, 'the main action names it'));
	expect([first.isAsked, settings.get('language')]).toEqual([false, 'ne']);
	// A picture of a place, and of no state.
	expect(document.body.textContent).not.toMatch(/[\u{1F1E6}-\u{1F1FF}\u{1F3F3}\u{1F3F4}]/u);
});

test('a word file brings a language, which is then chosen like another; a wrong one says what is wrong', async () => {
	const { app, handed } = await anApp();
	const { unmount } = draw(app, Install);
	await choose('no file of words');
	await screen.findByText(/no word file/);
	await choose(bhojpuri({ 'meeting.roll-read-back': '{who} जमा।' }));
	await screen.findByText(/meeting\.roll-read-back/);
	await userEvent.click(button(/empty word file/));
	await untilHolds(() => expect(handed.map(({ name }) => name)).toEqual(['bahi-words.json']));
	await choose(bhojpuri({ 'action.back': 'पाछे' }));
	await screen.findByText('भोजपुरी is here now.');
	unmount();
	draw(app, Language);
	await userEvent.click(await screen.findByRole('button', { name: /भोजपुरी/ }));
	await untilHolds(() => expect(app.words?.tag).toBe('bho'));
	expect([app.words?.say('action.back'), app.words?.say('action.next')]).toEqual(['पाछे', 'आगे']);
});

test('a reviewer goes word by word, and hands over what is right and what is better', async () => {
	const { app, handed, settings } = await anApp();
	await app.setLanguage('hi');
	draw(app, Review);
	const hindi = await loadWritten('hi');
	// The guesses come first: nobody is sure of them.
	await screen.findByText(/C: अंदाज़/);
	const key = present(document.querySelector('article .key')?.textContent, 'the word has a key');
	expect(hindi).toHaveProperty([key]);
	await userEvent.click(button('ठीक है'));
	await userEvent.click(button('ऐसे बेहतर'));
	const second = present(document.querySelector('article .key')?.textContent, 'the word has a key');
	expect(second).not.toBe(key);
	const field = screen.getByRole('textbox');
	await userEvent.clear(field);
	await userEvent.type(field, 'दूसरा शब्द');
	await userEvent.click(button('ऐसे बेहतर'));
	expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
	await userEvent.click(button(/जाँच की फ़ाइल/));
	await untilHolds(() => expect(handed).toHaveLength(1));
	const file = JSON.parse(new TextDecoder().decode(handed[0]?.bytes)) as { words: object };
	expect(file).toMatchObject({ format: 'bahi-review', language: 'hi' });
	expect(Object.keys(file.words).sort()).toEqual([key, second].sort());
	expect(file.words).toHaveProperty([second, 'better'], 'दूसरा शब्द');
	expect(settings.get('review.hi')).toContain(key);
});
