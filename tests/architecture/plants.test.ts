import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plants } from '../../scripts/planted/plants.mjs';
import { root } from '../../scripts/root.mjs';

/** A source that changed makes a plant say nothing any more, and `npm run planted` is too long for every day. */
test.each(plants.map((plant) => [plant.name, plant] as const))('%s: the bug can be planted', (_, plant) => {
	const text = readFileSync(join(root, plant.file), 'utf8');
	expect(text.split(plant.find).length - 1).toBe(1);
	expect(plant.replace).not.toBe(plant.find);
});
