import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { err } from '#kernel';
import { VoiceShelf } from '../../src/screens/voice/voice-shelf.svelte.ts';
import { readPack, writePack } from '#voice';
import VoicePage from '../../src/routes/voice/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import { until } from '../support/patience.ts';
import { english } from './support.ts';
import WithApp from './WithApp.svelte';

/** jsdom knows the dialog but not how to show it. */

let inMemory: AppInMemory;
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const say = english.say;

async function open(): Promise<void> {
	inMemory = await anApp();
	render(WithApp, { props: { app: inMemory.app, component: VoicePage } });
}

/** Begins a voice of this name and stands before its first words. */
async function beginVoice(name: string): Promise<void> {
	await press(new RegExp(`^${say('voice.new')}`));
	await userEvent.type(screen.getByRole('textbox'), name);
	await press(say('action.start'));
	await screen.findByText(/^First part: 0 of/);
}

async function record(): Promise<void> {
	await press(say('voice.record'));
	await press(say('voice.done'));
	await screen.findByRole('button', { name: say('voice.record-again') });
}

test('a group whose name no voice has is called by the picture on its book', async () => {
	const { app } = await anApp();
	await openSixWomen(app);
	const names = vi.spyOn(app.parts.voice, 'useNames');
	await app.speaker.say('Ujala');
	expect(names.mock.lastCall?.[0].at(-1)).toEqual({
		name: 'Ujala',
		clip: null,
		instead: say('picture.symbol-watermelon')
	});
});

describe('the studio', () => {
	beforeEach(open);

	test('begins with the number nought, which is seen, and says in how many minutes the first part is done', async () => {
		await beginVoice('Example language');
		expect(screen.getByText('शून्य')).toBeInTheDocument();
		expect(screen.getByText('0')).toBeInTheDocument();
		const minutes = Number(/about (\d+) minutes/.exec(document.body.textContent)?.[1]);
		expect(minutes).toBeGreaterThan(5);
		expect(minutes).toBeLessThanOrEqual(30);
	});

	test('keeps each recording at once, plays it back, and goes on another day where it was left', async () => {
		await beginVoice('Example language');
		await record();
		expect(inMemory.played).toEqual([Uint8Array.of(1, 2, 3)]);
		await press(say('voice.missing'));
		expect(screen.getByText('एक')).toBeInTheDocument();
		expect(screen.getByText(/^First part: 1 of/)).toBeInTheDocument();
		await press(say('action.back'));
		await press(say('voice.go-on'));
		await screen.findByText('एक');
		expect(screen.getByText(/^First part: 1 of/)).toBeInTheDocument();
	});

	test('says how the words are meant in the trial voice, never in the voice that is made', async () => {
		await beginVoice('Example language');
		await press(say('voice.hear-model'));
		expect(inMemory.said.at(-1)).toBe('शून्य');
		expect(inMemory.voice).toBeNull();
	});

	test('skips forward and back', async () => {
		await beginVoice('Example language');
		expect(screen.getByRole('button', { name: say('action.page-back') })).toBeDisabled();
		await press(say('action.next'));
		await press(say('action.next'));
		expect(screen.getByText('दो')).toBeInTheDocument();
		await press(say('action.page-back'));
		expect(screen.getByText('एक')).toBeInTheDocument();
	});

	test('tells when the phone lets nobody record', async () => {
		await beginVoice('Example language');
		inMemory.microphone = err({ type: 'MicrophoneRefused' });
		await press(say('voice.record'));
		expect(await screen.findByRole('alert')).toHaveTextContent(say('voice.microphone-refused'));
		expect(screen.getByRole('button', { name: say('voice.record') })).toBeInTheDocument();
	});

	test('is clear to those who use it by ear and keyboard', async () => {
		await beginVoice('Example language');
		const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
		expect(violations.map(({ id }) => id)).toEqual([]);
	});
});

describe('voices', () => {
	beforeEach(open);

	/** Gives the file to the screen, as a person who chose it. */
	const give = (bytes: Uint8Array<ArrayBuffer>) =>
		userEvent.upload(
			screen.getByLabelText(new RegExp(say('voice.from-file'))),
			new File([bytes], 'x.bahivoice')
		);
	const pack = (words: string) =>
		writePack({
			about: { name: 'Example language', words, made: 'recorded' },
			clips: new Map([['एक', Uint8Array.of(7)]])
		}) as Uint8Array<ArrayBuffer>;

	test('leave the phone as a file that says nothing but its name and its words', async () => {
		await beginVoice('Example language');
		await record();
		await press(say('action.back'));
		await press(say('voice.hand-out'));
		await until(() => inMemory.handed.length === 1);
		const [file] = inMemory.handed;
		expect(file?.name).toBe('Example-language.bahivoice');
		const read = readPack(file?.bytes ?? new Uint8Array());
		expect(read.ok && read.value.about).toEqual({ name: 'Example language', words: 'hi', made: 'recorded' });
		expect(read.ok && [...read.value.clips]).toEqual([['शून्य', Uint8Array.of(1, 2, 3)]]);
	});

	test('from a file are heard first, then used, and used again when the app starts anew', async () => {
		await give(pack('hi'));
		await screen.findByText(say('voice.offered', { name: 'Example language' }));
		const main = within(screen.getByRole('main'));
		await userEvent.click(main.getByRole('button', { name: say('action.listen') }));
		expect(inMemory.played).toEqual([Uint8Array.of(7)]);
		expect(inMemory.voice).toBeNull();
		await press(say('voice.take'));
		await until(() => inMemory.voice?.about.name === 'Example language');
		inMemory.voice = null;
		await inMemory.app.speaker.prepare();
		await until(() => inMemory.voice?.about.name === 'Example language');
	});

	test('of another language are taken, and not used for this one', async () => {
		await give(pack('ne'));
		await screen.findByText(say('voice.other-words'));
		await press(say('voice.take'));
		await screen.findByRole('button', { name: new RegExp(`^${say('voice.new')}`) });
		expect(inMemory.voice).toBeNull();
	});

	test.each([
		['another kind of file', () => new TextEncoder().encode('a letter'), 'voice.not-a-pack'],
		['one that was cut off', () => pack('hi').slice(0, -1), 'voice.damaged']
	] as const)('are refused with the reason: %s', async (_, bytes, reason) => {
		await give(bytes());
		expect(await screen.findByRole('alert')).toHaveTextContent(say(reason));
	});

	test('are thrown away only after a question; the trial voice speaks then', async () => {
		await give(pack('hi'));
		await userEvent.click(await screen.findByRole('button', { name: say('voice.take') }));
		const row = await screen.findByRole('region', { name: 'Example language' });
		await userEvent.click(within(row).getByRole('button', { name: say('voice.remove') }));
		expect(inMemory.said.at(-1)).toBe(say('voice.remove-prompt', { name: 'Example language' }));
		await userEvent.click(screen.getAllByRole('button', { name: say('voice.remove') }).at(-1) ?? row);
		await until(() => inMemory.voice === null && screen.queryByText('Example language') === null);
		expect(screen.getByRole('button', { name: new RegExp(`^${say('word.trial-voice')}`) })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
	});
});

test('who uses English records the Hindi words: English is for staff', async () => {
	inMemory = await anApp();
	expect(new VoiceShelf(inMemory.app, 'en').words).toBe('hi');
	expect(new VoiceShelf(inMemory.app, 'ne').words).toBe('ne');
});
