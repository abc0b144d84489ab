import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Speaker } from './speaker.svelte.ts';

interface Said {
	readonly text: string;
	readonly soft: boolean;
}
let said: Said[];
let speaker: Speaker;
beforeEach(() => {
	vi.useFakeTimers();
	said = [];
	speaker = new Speaker(
		{
			say: (text, _, options) => Promise.resolve(void said.push({ text, soft: options?.soft === true })),
			stop: () => undefined,
			canSpeak: () => true,
			quiet: () => undefined
		},
		() => 'hi'
	);
});
afterEach(() => vi.useRealTimers());

test('what is for her ear waits two seconds and is said softly; the ear shows that it plays meanwhile', async () => {
	const done = speaker.sayQuietly('saved: 100');
	await vi.advanceTimersByTimeAsync(1_999);
	expect(said).toEqual([]);
	expect(speaker.listen).toBe('playing');
	await vi.advanceTimersByTimeAsync(1);
	await done;
	expect(said).toEqual([{ text: 'saved: 100', soft: true }]);
	expect(speaker.listen).toBe('ready');
});

test('is never said once something stopped it', async () => {
	void speaker.sayQuietly('saved: 100');
	speaker.stop();
	await vi.advanceTimersByTimeAsync(10_000);
	void speaker.sayQuietly('owed: 50');
	void speaker.say('locked');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(said).toEqual([{ text: 'locked', soft: false }]);
});
