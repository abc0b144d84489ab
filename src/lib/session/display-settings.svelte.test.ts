import { expect, test } from 'vitest';
import { Comfort } from './display-settings.svelte.ts';

const kept = () => {
	const texts = new Map<string, string>();
	return {
		read: (name: string) => texts.get(name) ?? null,
		write: (name: string, value: string) => void texts.set(name, value)
	};
};

test('letters are as usual and small sounds are heard until somebody says otherwise', () => {
	const comfort = new Comfort(kept());
	expect([comfort.letters, comfort.sounds]).toEqual([100, true]);
});

test('what was chosen is there when the app opens again', () => {
	const settings = kept();
	const comfort = new Comfort(settings);
	comfort.setLetters(150);
	comfort.setSounds(false);
	expect([comfort.letters, comfort.sounds]).toEqual([150, false]);
	const again = new Comfort(settings);
	expect([again.letters, again.sounds]).toEqual([150, false]);
});

test('a size that there is not is as usual', () => {
	const settings = kept();
	settings.write('letters', '400');
	expect(new Comfort(settings).letters).toBe(100);
});
