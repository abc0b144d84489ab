import { dirname, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layers, programLayers, routeLayer, screenLayer } from '../../layers.config.js';
import { filesUnder, importsOf } from '../support/sources.ts';

// Who may import what (layers.config.js), also by import('…').

const names = Object.keys(layers);
const modules = names.filter((name) => sourcesIn(`src/lib/${name}`).length > 0);

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
	const { may, packages, open } = layers[name] ?? { may: [], packages: [], pure: true };

	test('reaches no module and no package that the table does not give it', () => {
		expect(
			offences(`src/lib/${name}`, sourcesIn(`src/lib/${name}`), { may: [...may, name], packages })
		).toEqual([]);
	});

	test('has one face, index.ts; where each file is a face of its own, it has none', () => {
		expect(filesUnder(`src/lib/${name}`).includes(`src/lib/${name}/index.ts`)).toBe(open !== true);
	});

	test('says in a README what it is for', () => {
		expect(filesUnder(`src/lib/${name}`)).toContain(`src/lib/${name}/README.md`);
	});
});

describe('group', () => {
	const sources = sourcesIn('src/lib/group');

	test('no file imports itself through others, types included', () => {
		expect(circlesIn(sources, importsOf)).toEqual([]);
	});

	test('a circle is found where it is planted', () => {
		const imports = {
			'a/x.ts': ['./y.ts'],
			'a/y.ts': ['../b/z.ts'],
			'b/z.ts': ['../a/x.ts', '#kernel'],
			'b/o.ts': ['./z.ts']
		};
		const planted = Object.keys(imports);
		expect(circlesIn(planted, (path) => imports[path as keyof typeof imports])).toEqual([
			'a/x.ts',
			'a/y.ts',
			'b/z.ts'
		]);
	});
});

describe('screens', () => {
	const { draws, computes, packages } = screenLayer;
	const screens = sourcesIn('src/screens');

	test('a component draws what is computed beside it', () => {
		const components = screens.filter((path) => path.endsWith('.svelte'));
		expect(offences('src/screens', components, { may: draws, packages })).toEqual([]);
	});

	test('what computes for them sees the domain, and neither storage, keys nor the phone', () => {
		const others = screens.filter((path) => !path.endsWith('.svelte'));
		expect(offences('src/screens', others, { may: [...draws, ...computes], packages })).toEqual([]);
	});

	test('an area looks into no other: what two need stands in the frame', () => {
		const { sharedArea, rootArea } = screenLayer;
		const foreign = screens
			.filter((path) => areaOf(path) !== rootArea)
			.flatMap((path) =>
				importsOf(path)
					.filter((target) => target.startsWith('.'))
					.map((target) => posix.join(dirname(path), target))
					.filter((target) => ![areaOf(path), sharedArea].includes(areaOf(target)))
					.map((target) => `${path} → ${target}`)
			);
		expect(foreign).toEqual([]);
	});
});

describe.each(Object.entries(programLayers))('src/%s', (name, { may, packages, programs }) => {
	const own = sourcesIn(`src/${name}`);
	const seen = [...packages, ...programs.map((other) => `../${other}/`)];

	test('reaches what the table gives it, parts of modules by their whole name', () => {
		const others = own.flatMap(importsOf).filter((target) => !target.startsWith('./'));
		const isGiven = (target: string): boolean =>
			target.startsWith('#') ? may.includes(target.slice(1)) : seen.some((one) => target.startsWith(one));
		expect(own.length).toBeGreaterThan(0);
		expect(others.filter((target) => !isGiven(target))).toEqual([]);
	});

	test('is seen by nothing of the app', () => {
		const others = ['cli', ...Object.keys(programLayers)].map((one) => `src/${one}/`);
		const app = sourcesIn('src').filter((path) => !others.some((one) => path.startsWith(one)));
		const into = (path: string) => importsOf(path).map((target) => posix.join(dirname(path), target));
		expect(app.filter((path) => into(path).some((target) => target.startsWith(`src/${name}/`)))).toEqual([]);
	});
});

describe('routes', () => {
	const { may, rootLayoutMay, packages } = routeLayer;
	const routes = sourcesIn('src/routes');
	const isRoot = (path: string): boolean => /^src\/routes\/\+layout\.(?:svelte|ts)$/.test(path);

	test('draw as components do; only the root layout opens the app', () => {
		const [root, others] = [routes.filter(isRoot), routes.filter((path) => !isRoot(path))];
		expect(offences('src/routes', others, { may, packages })).toEqual([]);
		expect(offences('src/routes', root, { may: [...may, ...rootLayoutMay], packages })).toEqual([]);
	});

	test('hold nothing but addresses', () => {
		expect(routes.filter((path) => !/\/\+(?:page|layout|error)\.(?:svelte|ts)$/.test(path))).toEqual([]);
	});

	test('each is a screen of one area: what two need stands in the frame', () => {
		const areasIn = (path: string) =>
			importsOf(path)
				.map((target) => /^#screens\/([\w-]+)\//.exec(target)?.[1])
				.filter(
					(area) => area !== undefined && area !== screenLayer.sharedArea && area !== screenLayer.rootArea
				);
		// A founding that was cut short comes back behind the lock.
		expect(routes.filter((path) => new Set(areasIn(path)).size > 1)).toEqual(['src/routes/new/+page.svelte']);
	});
});

interface Allowed {
	readonly may: readonly string[];
	readonly packages: readonly string[];
}

/** The sources of a folder that run in the app: its tests may use what tests use. */
function sourcesIn(folder: string): readonly string[] {
	return filesUnder(folder).filter((path) => /\.(?:svelte|ts|js)$/.test(path) && !path.endsWith('.test.ts'));
}

/** Files from which a way of imports leads back to themselves. */
function circlesIn(
	paths: readonly string[],
	importsIn: (path: string) => readonly string[]
): readonly string[] {
	const known = new Map(
		paths.map((path) => [
			path,
			importsIn(path)
				.filter((target) => target.startsWith('.'))
				.map((target) => posix.join(dirname(path), target))
		])
	);
	return paths.filter((path) => {
		const reached = new Set<string>();
		const waiting = [...(known.get(path) ?? [])];
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
			if (reached.has(next)) continue;
			reached.add(next);
			waiting.push(...(known.get(next) ?? []));
		}
		return reached.has(path);
	});
}

/** "src/screens/bank/account/x.ts" lies in "bank". */
function areaOf(path: string): string {
	return path.split('/')[2] ?? '';
}

function offences(folder: string, paths: readonly string[], allowed: Allowed): readonly string[] {
	return paths.flatMap((path) =>
		importsOf(path)
			.filter((target) => !mayImport(path, target, folder, allowed))
			.map((target) => `${path} → ${target}`)
	);
}

function mayImport(path: string, target: string, folder: string, { may, packages }: Allowed): boolean {
	if (target.startsWith('#')) return may.includes(target.slice(1).split('/')[0] ?? '');
	if (target.startsWith('.')) {
		const file = posix.join(dirname(path), target);
		return (
			file.startsWith(`${folder}/`) || (folder === 'src/routes' && /^src\/(?:app|layout)\.css$/.test(file))
		);
	}
	// Kit's own virtual modules ($app/…, ./$types) belong to screens and routes; modules use none of them.
	if (target.startsWith('$app/') || target.startsWith('$env/')) return !folder.startsWith('src/lib/');
	return packages.some((name) => target === name || target.startsWith(`${name}/`));
}
