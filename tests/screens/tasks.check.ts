import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.mjs';
import { greyEyes } from '../tasks/grey.ts';
import { walkThrough } from '../tasks/walk.ts';

// Each lack alone; letters and sound together are a journey (tests/journeys/text-off.journey.ts).

test('the five scripts are done without one letter', async () => {
	expect((await walkThrough({ letters: true })).lend).toBeLessThanOrEqual(8);
}, 300_000);

test('the five scripts are done on a mute phone', async () => {
	expect((await walkThrough({ sound: true })).lend).toBeLessThanOrEqual(8);
}, 300_000);

test('the five scripts are done in grey: nothing to touch is told apart by its colour alone', async () => {
	const film = { folder: join(root, 'screenshots'), name: 'script' };
	mkdirSync(film.folder, { recursive: true });
	expect((await walkThrough({ letters: true, watch: greyEyes, film })).lend).toBeLessThanOrEqual(8);
}, 300_000);
