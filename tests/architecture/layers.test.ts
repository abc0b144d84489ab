import { dirname, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layers, screenLayer } from '../../layers.config.js';
import { filesUnder, importsOf } from '../support/sources.ts';

// The second reader of layers.config.js; ESLint is the first. This one also sees import('…').

const names = Object.keys(layers);
const modules = names.filter((name) => sourcesOf(name).length > 0);

describe('the table', () => {
	test('a module names only modules above it, so no circle can be written down', () => {
		const upward = names.flatMap((name, place) =>
			(layers[name]?.may ?? [])
				.filter((other) => !names.slice(0, place).includes(other))
				.map((o) => `${name} → ${o}`)
		);
		expect(upward).toEqual([]);
	});

	test('a pure module leans on pure modules only', () => {
		const impure = names
			.filter((name) => layers[name]?.pure)
			.flatMap((name) => (layers[name]?.may ?? []).filter((other) => !layers[other]?.pure));
		expect(impure).toEqual([]);
	});

	test('every folder of src/lib is in it', () => {
		const folders = new Set(filesUnder('src/lib').map((path) => path.split('/')[2] ?? ''));
		expect([...folders].filter((folder) => !names.includes(folder))).toEqual([]);
	});
});

describe.each(modules)('%s', (name) => {
	const layer = layers[name] ?? { may: [], packages: [], pure: true };

	test('reaches no module and no package that the table does not give it', () => {
		const offences = sourcesOf(name).flatMap((path) =>
			importsOf(path)
				.filter((target) => !allowed(path, target, `src/lib/${name}`, [...layer.may, name], layer.packages))
				.map((target) => `${path} → ${target}`)
		);
		expect(offences).toEqual([]);
	});

	test('has one face, index.ts; of ui, each component is a face of its own', () => {
		expect(filesUnder(`src/lib/${name}`).includes(`src/lib/${name}/index.ts`)).toBe(name !== 'ui');
	});

	test('says in a README what it is for', () => {
		expect(filesUnder(`src/lib/${name}`)).toContain(`src/lib/${name}/README.md`);
	});
});

test('screens see state, ui and words; only the root layout sees boot', () => {
	const offences = filesUnder('src/routes')
		.filter(isSource)
		.flatMap((path) => {
			const root = /^src\/routes\/\+layout\.(?:svelte|ts)$/.test(path);
			const may = [...screenLayer.may, ...(root ? screenLayer.rootLayoutMay : [])];
			return importsOf(path)
				.filter((target) => !allowed(path, target, 'src/routes', may, ['svelte', '~icons']))
				.map((target) => `${path} → ${target}`);
		});
	expect(offences).toEqual([]);
});

/** The sources of a module that run in the app: its tests may use what tests use. */
function sourcesOf(name: string): readonly string[] {
	return filesUnder('src/lib').filter((path) => path.startsWith(`src/lib/${name}/`) && isSource(path));
}

function isSource(path: string): boolean {
	return /\.(?:svelte|ts|js)$/.test(path) && !path.endsWith('.test.ts');
}

function allowed(
	path: string,
	target: string,
	folder: string,
	may: readonly string[],
	packages: readonly string[]
): boolean {
	if (target.startsWith('#')) return may.includes(target.slice(1).split('/')[0] ?? '');
	if (target.startsWith('.')) {
		const file = posix.join(dirname(path), target);
		return file.startsWith(`${folder}/`) || (folder === 'src/routes' && file === 'src/app.css');
	}
	// Kit's own virtual modules ($app/…, ./$types) belong to screens; modules use none of them.
	if (target.startsWith('$app/') || target.startsWith('$env/')) return folder === 'src/routes';
	return packages.some((name) => target === name || target.startsWith(`${name}/`));
}
