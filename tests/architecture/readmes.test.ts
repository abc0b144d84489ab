import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layers } from '../../layers.config.js';
import { root } from '../../scripts/root.mjs';
import { filesUnder, importsOf, textOf } from '../support/sources.ts';

// What a README lists is in the tree, and what stands in the tree is listed.

const sources = filesUnder('src');
const homes = sources
	.filter((path) => path.endsWith('/README.md'))
	.map((path) => path.slice(0, -'/README.md'.length));

describe.each(homes)('%s/README.md', (home) => {
	const here = filesUnder(home);
	const text = textOf(`${home}/README.md`);

	test('names files and folders that are there', () => {
		const named = [...text.matchAll(/`([\w/-]+(?:\.svelte)?\.(?:ts|svelte)|[\w-]+\/)`/g)].map(
			([, name = '']) => name
		);
		const isThere = (name: string): boolean =>
			name.endsWith('/')
				? here.some((path) => path.includes(`/${name}`))
				: name.toLowerCase().startsWith('x.') || sources.some((path) => path.endsWith(`/${name}`));
		expect(named.filter((name) => !isThere(name))).toEqual([]);
	});
});

test('the pages of docs name modules that are there', () => {
	const inTree = ['src', 'tests', 'scripts', 'bench'].flatMap((folder) => filesUnder(folder));
	const named = filesUnder('docs')
		.filter((path) => path.endsWith('.md'))
		.flatMap((path) =>
			[...textOf(path).matchAll(/`([\w./-]+\.(?:ts|mjs|svelte))`/g)].map(
				([, name = '']) => `${path}: ${name}`
			)
		);
	expect(named.length).toBeGreaterThan(200);
	const isThere = (name: string): boolean =>
		inTree.some((path) => `/${path}`.endsWith(`/${name}`)) || existsSync(join(root, name));
	expect(named.filter((one) => !isThere(one.slice(one.indexOf(': ') + 2)))).toEqual([]);
});

test('the table of components has each that screens draw, by its path, and no other', () => {
	const rows = [...textOf('src/lib/ui/README.md').matchAll(/^\| ([\w./, ]+\.svelte)\s*\|/gm)];
	const listed = rows.flatMap(([, names = '']) => names.split(', '));
	const drawn = new Set(
		sources
			.filter((path) => path.startsWith('src/screens/') || path.startsWith('src/routes/'))
			.flatMap((path) => importsOf(path))
			.filter((target) => /^#ui\/(?!print\/).*\.svelte$/.test(target))
			.map((target) => target.slice('#ui/'.length))
	);
	expect([...drawn].filter((name) => !listed.includes(name)).sort()).toEqual([]);
	expect(listed.filter((name) => !sources.includes(`src/lib/ui/${name}`))).toEqual([]);
});

test('the README of screens names each area', () => {
	const areas = new Set(sources.flatMap((path) => /^src\/screens\/([\w-]+)\//.exec(path)?.[1] ?? []));
	const text = textOf('src/screens/README.md');
	expect([...areas].filter((area) => !text.includes(`\`${area}\``))).toEqual([]);
});

test('docs/ARCHITECTURE.md draws each layer once, each above those that it may use', () => {
	const drawing = /^## The layers\n+```\n([\s\S]*?)```/m.exec(textOf('docs/ARCHITECTURE.md'))?.[1] ?? '';
	const drawn = [...drawing.matchAll(/^ ([a-z0-9]+) {2,}/gm)].map(([, name = '']) => name);
	expect(drawn.filter((name) => name !== 'routes' && name !== 'screens').sort()).toEqual(
		Object.keys(layers).sort()
	);
	const below = (name: string): readonly string[] => drawn.slice(drawn.indexOf(name) + 1);
	const wrong = Object.entries(layers).flatMap(([name, { may }]) =>
		may.filter((other) => !below(name).includes(other)).map((other) => `${name} → ${other}`)
	);
	expect(wrong).toEqual([]);
});

test('the walk of one amount in docs/ARCHITECTURE.md has at most eight steps, each in a file that is there', () => {
	const walk = /^## The walk of one amount\n([\s\S]*?)\n## /m.exec(textOf('docs/ARCHITECTURE.md'))?.[1] ?? '';
	const steps = [...walk.matchAll(/^\| \d+ +\| (.*?) +\|/gm)].map(([, files = '']) => files);
	const named = steps.flatMap((files) => [...files.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
	expect(steps.length).toBeGreaterThan(4);
	expect(steps.length).toBeLessThanOrEqual(8);
	expect(named.filter((name) => !sources.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
});

test('README.md shows each picture of docs/pictures, and together they weigh at most 300 KB', () => {
	const pictures = filesUnder('docs/pictures');
	const shown = [...textOf('README.md').matchAll(/<img src="([^"]+)"/g)].map(([, path = '']) => path);
	expect(shown.toSorted()).toEqual(pictures.toSorted());
	const bytes = pictures.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
	expect(bytes).toBeLessThanOrEqual(300 * 1024);
});
