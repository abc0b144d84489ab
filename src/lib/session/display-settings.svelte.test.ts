import { expect, test } from 'vitest';
import { DisplaySettings } from './display-settings.svelte.ts';

const kept = () => {
	const texts = new Map<string, string>();
	return {
		read: (name: string) => texts.get(name) ?? null,
		write: (name: string, value: string) => void texts.set(name, value)
	};
};

test('letters are as usual and small sounds are heard until somebody says otherwise', () => {
	const display = new DisplaySettings(kept());
	expect([display.letters, display.sounds]).toEqual([100, true]);
});

test('what was chosen is there when the app opens again', () => {
	const settings = kept();
	const display = new DisplaySettings(settings);
	display.setLetters(150);
	display.setSounds(false);
	expect([display.letters, display.sounds]).toEqual([150, false]);
	const again = new DisplaySettings(settings);
	expect([again.letters, again.sounds]).toEqual([150, false]);
});

test('a size that there is not is as usual', () => {
	const settings = kept();
	settings.write('letters', '400');
	expect(new DisplaySettings(settings).letters).toBe(100);
});
