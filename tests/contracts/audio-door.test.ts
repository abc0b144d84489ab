import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAudioDoor } from '#device';

// A loudspeaker that is open draws on the battery whether or not it is heard: it rests when nothing was to be heard for a while.

let touch: () => void;
let asked: string[];

beforeEach(() => {
	vi.useFakeTimers();
	asked = [];
	vi.stubGlobal(
		'AudioContext',
		class {
			state = 'running';
			readonly resume = () => {
				asked.push('resume');
				this.state = 'running';
				return Promise.resolve();
			};
			readonly suspend = () => {
				asked.push('suspend');
				this.state = 'suspended';
				return Promise.resolve();
			};
		}
	);
	vi.stubGlobal('addEventListener', (name: string, heard: () => void) => {
		if (name === 'pointerdown') touch = heard;
	});
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

test('it rests after a touch that says nothing, and wakes at the next one', () => {
	createAudioDoor();
	touch();
	vi.advanceTimersByTime(60_000);
	expect(asked).toEqual(['suspend']);
	touch();
	expect(asked).toEqual(['suspend', 'resume']);
});

test('it stays open for what is being said, however long, and rests after it', () => {
	const door = createAudioDoor();
	touch();
	door.keepOpen(40);
	door.keepOpen(2);
	vi.advanceTimersByTime(40_000);
	expect(asked).toEqual([]);
	vi.advanceTimersByTime(20_000);
	expect(asked).toEqual(['suspend']);
});

test('what is said without a touch wakes it', () => {
	const door = createAudioDoor();
	touch();
	vi.advanceTimersByTime(60_000);
	expect(door.context()?.state).toBe('running');
	expect(asked).toEqual(['suspend', 'resume']);
	vi.advanceTimersByTime(60_000);
	expect(asked.at(-1)).toBe('suspend');
});

test('a screen that nobody touches wakes nothing', () => {
	createAudioDoor();
	touch();
	vi.advanceTimersByTime(600_000);
	expect(asked).toEqual(['suspend']);
});

test('where all sound is off a touch opens nothing; when it is switched on again, that touch was enough', () => {
	const door = createAudioDoor(() => true);
	touch();
	vi.advanceTimersByTime(60_000);
	expect(asked).toEqual([]);
	expect(door.context()?.state).toBe('running');
});
