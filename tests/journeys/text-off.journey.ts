import { expect, test } from 'vitest';
import { walkThrough } from '../tasks/walk.ts';

test('the five scripts are done without one letter and without a sound', async () => {
	const taps = await walkThrough({ letters: true, sound: true });
	process.stdout.write(`text off, sound off: ${JSON.stringify(taps)}\n`);
	expect(taps.rollCall).toBeGreaterThanOrEqual(21);
});
