import { plants } from './planted/plants.mjs';
import { copyOfTree } from './planted/tree.mjs';
import { greenAfter, greenBefore, namedCatcherOf, otherCatcherOf } from './planted/catch.mjs';
import { installIfMissing } from './install-if-missing.mjs';

// Plants known bugs one by one into a copy of the sources and reports which test fails: npm run planted
// Only those with a word in their name: npm run planted -- flushed
// The list: npm run planted -- --list
const words = process.argv.slice(2);
if (words.some((word) => word.startsWith('-'))) {
	console.log(plants.map(({ name, file }) => `${name}  (${file})`).join('\n'));
	process.exit(0);
}
installIfMissing();
const chosen = plants.filter(
	({ name, file }) => words.length === 0 || words.some((word) => `${name} ${file}`.includes(word))
);
const start = performance.now();
const tree = await copyOfTree();
/** @type {{ name: string; caught: import('./planted/catch.mjs').Caught }[]} */
const found = [];
try {
	tree.assertEachApplies(chosen);
	await greenBefore(tree, chosen);
	/** @type {import('./planted/plants.mjs').Plant[]} */
	const unnoticed = [];
	for (const plant of chosen) {
		const caught = await tree.withPlanted(plant, () => namedCatcherOf(tree, plant));
		if (caught.by === null) unnoticed.push(plant);
		else found.push({ name: plant.name, caught });
		console.log(`${caught.by === null ? '?' : '✓'} ${plant.name}\n    ${describe(caught)}`);
	}
	// The rest of the tests takes minutes for each: it runs after all named tests.
	for (const plant of unnoticed) {
		const caught = await tree.withPlanted(plant, () => otherCatcherOf(tree));
		await greenAfter(tree, caught);
		found.push({ name: plant.name, caught });
		console.log(`${caught.by === null ? '✗' : '✓'} ${plant.name}\n    ${describe(caught)}`);
	}
} finally {
	tree.remove();
}

const missed = found.filter(({ caught }) => caught.by === null);
const inCheck = found.filter(({ caught }) => caught.command === 'check');
console.log(
	`\n${found.length} bugs were planted in ${((performance.now() - start) / 1000).toFixed(0)} s: ${found.length - missed.length} caught, ${inCheck.length} of them by npm run check; ${missed.length} not`
);
process.exitCode = missed.length === 0 && found.length > 0 ? 0 : 1;

/** @param {import('./planted/catch.mjs').Caught} caught */
function describe({ by, command }) {
	return by === null
		? 'nothing that was asked notices'
		: `npm ${command === 'check' ? 'run check' : 'test'}: ${by}`;
}
