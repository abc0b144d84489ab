import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { layers } from '../../layers.config.js';
import { filesUnder, textOf } from '../support/sources.ts';

interface PackageJson {
	readonly imports: Readonly<Record<string, string>>;
	readonly scripts: Readonly<Record<string, string>>;
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
}

const face = JSON.parse(textOf('package.json')) as PackageJson;

const reasons = textOf('docs/DEPENDENCIES.md');
/** Sets of pictures stand there as one. */
const named = (name: string): boolean =>
	reasons.includes(`\`${name.replace(/^(@iconify-json\/).*/, '$1…')}\``);

/** Parts of a module without what its whole face brings: what the first screen needs (ADR 0051), and the post box, which comes later or never. */
const facesOfParts = ['storage/outbox', 'storage/start', 'vault/copies', 'vault/post'];

test('each module of the table has its face in "imports", as screens have, and nothing else has', () => {
	const faces = Object.keys(face.imports).map((name) => name.replace(/^#|\/\*$/g, ''));
	expect(faces.toSorted()).toEqual([...Object.keys(layers), ...facesOfParts, 'screens'].toSorted());
});

test('every package has one exact version', () => {
	const versions = Object.entries({ ...face.dependencies, ...face.devDependencies });
	expect(
		versions.filter(([, version]) => !/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+(?:-r\.\d+)?$/.test(version))
	).toEqual([]);
});

test('at most eleven packages run on the phone, each with its reason in docs/DEPENDENCIES.md', () => {
	const names = Object.keys(face.dependencies);
	expect(names.length).toBeLessThanOrEqual(11);
	expect(names.filter((name) => !named(name))).toEqual([]);
});

test('every package that builds or tests has its purpose in docs/DEPENDENCIES.md', () => {
	expect(Object.keys(face.devDependencies).filter((name) => !named(name))).toEqual([]);
});

test('every package that runs on the phone is allowed to some module', () => {
	const allowed = new Set(Object.values(layers).flatMap(({ packages }) => packages));
	expect(Object.keys(face.dependencies).filter((name) => !allowed.has(name))).toEqual([]);
});

test('every script that package.json names is there', () => {
	const named = Object.values(face.scripts).flatMap((script) => script.match(/scripts\/[\w-]+\.mjs/g) ?? []);
	const there = filesUnder('scripts');
	expect(named.filter((path) => !there.includes(path))).toEqual([]);
});

/** An `import()` inside a function runs later. */
const staticImport = /^(?:import|export)\s(?:[\w*{}\s,]+\sfrom\s)?'([^']+)'/gm;

test('a command loads nothing that has to be installed before it installs it', () => {
	const commands = Object.values(face.scripts).flatMap(
		(script) => script.match(/scripts\/[\w-]+\.mjs/g) ?? []
	);
	const foreign: string[] = [];
	const seen = new Set<string>();
	const look = (path: string): void => {
		if (seen.has(path)) return;
		seen.add(path);
		for (const [, from = ''] of textOf(path).matchAll(staticImport))
			if (from.startsWith('.')) look(join(dirname(path), from));
			else if (!from.startsWith('node:')) foreign.push(`${path}: ${from}`);
	};
	for (const command of commands) look(command);
	expect(foreign).toEqual([]);
	expect(seen).toContain('scripts/build.mjs');
});

test('the lockfile names no host', () => {
	expect(textOf('package-lock.json')).not.toContain('"resolved"');
});
