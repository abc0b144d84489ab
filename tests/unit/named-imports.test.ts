import { expect, test } from 'vitest';
import { namedImports } from '../../scripts/named-imports.mjs';

// Who imports a name from a face needs the file of that name, and no other file of the module.

const texts: Readonly<Record<string, string>> = {
	'/app/src/lib/sums/index.ts': `export { add, type Sum } from './add.ts';
export type { Rest } from './rest.ts';
export {
	divide,
	halve as half
} from './divide.ts';
export * from './codes/index.ts';`,
	'/app/src/lib/sums/codes/index.ts': `export { code } from './code.ts';
export const letters = 4;`,
	'/app/src/screens/Sum.svelte': `<script lang="ts">
	import { half, type Sum } from '#sums';
	import { code, letters } from '#sums';
	import type { Rest } from '#sums';
	import Tile from './Tile.svelte';
</script>`
};
const imports: Readonly<Record<string, readonly string[]>> = {
	'/app/src/screens/Sum.svelte': ['/app/src/lib/sums/index.ts', '/app/src/screens/Tile.svelte'],
	'/app/src/lib/sums/index.ts': ['/app/src/lib/sums/add.ts', '/app/src/lib/sums/divide.ts']
};
const needs = namedImports(
	(id) => imports[id] ?? [],
	(path) => texts[path] ?? ''
);

test('an import from a face is of the files that have its names', () => {
	expect(needs('/app/src/screens/Sum.svelte')).toEqual([
		'/app/src/screens/Tile.svelte',
		'/app/src/lib/sums/divide.ts',
		'/app/src/lib/sums/codes/code.ts',
		'/app/src/lib/sums/codes/index.ts'
	]);
});

test('a face that is fetched whole brings all that it names', () => {
	expect(needs('/app/src/lib/sums/index.ts')).toEqual([
		'/app/src/lib/sums/add.ts',
		'/app/src/lib/sums/divide.ts'
	]);
});

test('a name that a face does not have ends the build', () => {
	const stale = namedImports(
		() => ['/app/src/lib/sums/index.ts'],
		(path) => (path.endsWith('Old.ts') ? "import { subtract } from '#sums';" : (texts[path] ?? ''))
	);
	expect(() => stale('/app/src/screens/Old.ts')).toThrow('has no subtract');
});
