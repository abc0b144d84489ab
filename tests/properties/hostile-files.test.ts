import { expect, test } from 'vitest';
import { attack, everyKind, tableOf } from '../support/hostile-files/attack.ts';
import { cases, seed } from '../support/soak.ts';

// Whatever a stranger does to a file: no reader throws, none takes longer than five seconds, and none says of a sealed
// book what its phone did not write. The long run is `npm run soak -- files`.

const files = cases(1000, 2000);
const patience = Math.max(180_000, files * 100);

test(
	`${files} spoiled journals, copies, codes, sheets, voices and words are refused, or say the same`,
	async () => {
		const tallies = await attack(await everyKind(), { files, seed: seed() });
		expect([...tallies].flatMap(([kind, { found }]) => found.map((one) => `${kind}: ${one}`))).toEqual([]);
		expect(tallies.size).toBe(9);
		expect(tableOf(tallies)).toHaveLength(tallies.size + 3);
		// A kind of which nothing is ever taken would be spoiled so badly that no check behind the first is reached.
		for (const kind of ['journals of the app', 'copies, packed with the keys', 'sheets'])
			expect(tallies.get(kind)?.same).toBeGreaterThan(0);
	},
	patience
);
