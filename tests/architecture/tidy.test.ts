import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { givenNow } from '../../scripts/given-clock.mjs';
import { filesUnder, importsOf, textOf } from '../support/sources.ts';

// Habits that nobody needs to remember, because they turn this red.

const files = filesUnder().filter((path) =>
	/\.(?:ts|js|mjs|svelte|html|css|md|json|book|webmanifest)$/.test(path)
);
const code = files.filter((path) => /\.(?:ts|js|mjs|svelte)$/.test(path));
const documents = files.filter((path) => path.endsWith('.md'));

/** Where a pattern matches, as "path:line". The brackets in some patterns keep this file out of its own net. */
const places = (paths: readonly string[], pattern: RegExp): readonly string[] =>
	paths.flatMap((path) =>
		textOf(path)
			.split('\n')
			.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []))
	);

test('nothing is put off with a word in a comment', () => {
	expect(places(code, /\b(?:FIX[M]E|TO[D]O|XX[X]|HAC[K])\b/)).toEqual([]);
});

test('no test is left out, and none keeps the others out', () => {
	expect(
		places(code, /\b(?:test|it|describe)\.(?:only|skip|todo|fails)\b|\bx(?:it|test|describe)\(/)
	).toEqual([]);
});

// A module that one file mocks is mocked for whatever a later file of that worker loads: a test was red after another one only.
test('no test mocks a module: workers are shared, and going to another page is mocked once for all', () => {
	const tests = code.filter((path) => /\.(?:test|journey|contract)\.ts$/.test(path));
	expect(places(tests, /\bvi\.(?:doMoc[k]|moc[k])\(/)).toEqual([]);
});

test('the app writes nothing to the console and stops in no debugger', () => {
	const app = code.filter((path) => path.startsWith('src/') && !path.startsWith('src/cli/'));
	expect(places(app, /\bconsole\.\w+\(|^\s*debugger\b/)).toEqual([]);
});

test('no warning of the compiler, of lint or of access for all is switched off without a reason', () => {
	expect(places(code, /@ts-(?:ignor[e]|nochec[k]|expect-erro[r])|svelte-ignor[e] a11y/)).toEqual([]);
	expect(places(code, /(?:es|ox)lint-disabl[e](?!-next-line \S+ -- \w)/)).toEqual([]);
});

test('a listen button is never silent: where the sound is off, it turns it on', () => {
	const screens = code.filter((path) => path.endsWith('.svelte'));
	expect(places(screens, /\bonlisten=\{.*speaker\.say\(/)).toEqual([]);
});

test('no no-break space or other invisible sign hides in a source', () => {
	// The joiners U+200C and U+200D belong to Devanagari and may stand in words.
	expect(places(code, /[\u00a0\u00ad\u200b\u2060\ufeff]/)).toEqual([]);
});

test('nothing depends on the machine on which it was written', () => {
	const path = /(?<![\w.~:/*])\/(?:home|root|Users|work|mnt|srv)\/\w|\b[A-Z]:\\\\?Users\b/;
	const host = /\bregistry\.[\w-]+\.\w+|\b(?:10\.\d{1,3}|192\.168|172\.16)(?:\.\d{1,3}){2}\b/;
	expect(places(files, path)).toEqual([]);
	expect(places(files, host)).toEqual([]);
});

// `booklet.journey.ts` leafed back from a month that was written in it, and was red from the next month on for ever.
describe('no test knows the day of the machine', () => {
	const tests = code.filter((path) => /^(?:tests|bench)\//.test(path));

	test('the clock of this worker is the given one, which every project of Vitest gets', () => {
		expect(Math.abs(Date.now() - Date.parse(givenNow))).toBeLessThan(24 * 3_600_000);
		expect(places(['vite.config.ts'], /\bexecArgv:/)).toHaveLength(1);
		expect(
			places(['vite.config.ts'], /execArgv: \['--import', new URL\('scripts\/given-clock\.mjs'/)
		).toHaveLength(1);
	});

	test('a program that a test starts has that clock too', () => {
		const { stdout } = spawnSync(process.execPath, ['-e', 'process.stdout.write(String(Date.now()))'], {
			encoding: 'utf8'
		});
		expect(Math.abs(Number(stdout) - Date.parse(givenNow))).toBeLessThan(24 * 3_600_000);
	});

	test('a page of the app is opened by tests/support/browser.ts, which gives it that clock', () => {
		// Pictures and sheets of pictures, in which no app runs.
		const withoutApp = ['tests/journeys/pictures.journey.ts', 'tests/screenshots/before-and-after.ts'];
		const opens = /\bchromium\.launc[h]|\.newContex[t]\(/;
		const others = tests.filter((path) => path !== 'tests/support/browser.ts' && !withoutApp.includes(path));
		expect(places(others, opens)).toEqual([]);
	});

	test('the app asks the time in one place, so that no worker of it has a clock that is not given', () => {
		const app = code.filter((path) => path.startsWith('src/') && !path.endsWith('.test.ts'));
		expect(
			places(app, /\bDate\.no[w]\(|\bnew Dat[e]\(\)/).map((place) => place.replace(/:\d+$/, ''))
		).toEqual(Array.from({ length: 3 }, () => 'src/lib/device/clock.ts'));
	});
});

test('a document has one title', () => {
	const titles = (path: string) => (prose(path).match(/^# /gm) ?? []).length;
	expect(documents.filter((path) => titles(path) !== 1)).toEqual([]);
});

test('a link in a document leads to a file that is there', () => {
	const broken = documents.flatMap((path) =>
		[...prose(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
			.map(([, target = '']) => target)
			.filter((target) => !/^[a-z]+:/.test(target) && !existsSync(posix.join(posix.dirname(path), target)))
			.map((target) => `${path} → ${target}`)
	);
	expect(broken).toEqual([]);
});

test('a command in a document is one of package.json', () => {
	const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
	const unknown = documents.flatMap((path) =>
		[...textOf(path).matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)]
			.map(([, name = '']) => name)
			.filter((name) => !(name in scripts))
			.map((name) => `${path}: npm run ${name}`)
	);
	expect(unknown).toEqual([]);
});

test('the changelog begins with the version of package.json, and no version has more than sixty lines', () => {
	const { version } = JSON.parse(textOf('package.json')) as { version: string };
	const [, ...pages] = textOf('CHANGELOG.md').split(/^## /m);
	expect(pages[0]?.split(' ')[0]).toBe(version);
	expect(pages.filter((page) => page.trimEnd().split('\n').length > 60)).toEqual([]);
});

test('a decision says its status', () => {
	const decisions = documents.filter((path) => /^docs\/adr\/\d{4}-/.test(path));
	expect(decisions.filter((path) => !/^\W*Status\b/im.test(textOf(path)))).toEqual([]);
});

test('a golden case says where its figures come from', () => {
	const cases = files.filter((path) => /^tests\/golden\/.*\.(?:json|book)$/.test(path));
	expect(cases.filter((path) => !/"(?:source|origin)"\s*:|^#\s*Source:/im.test(textOf(path)))).toEqual([]);
});

test('a test file can be read in one sitting', () => {
	const tests = code.filter((path) => path.startsWith('tests/') && textOf(path).split('\n').length > 600);
	expect(tests).toEqual([]);
});

/** A document without its code blocks, where '#' begins a comment. */
const prose = (path: string): string => textOf(path).replace(/^```[\s\S]*?^```/gm, '');

test('a module of session, screens or ui is asked beside it, a screen as people use it in tests/components', () => {
	const inNode = ['unit', 'golden', 'properties', 'model', 'cli'].flatMap((folder) =>
		filesUnder(`tests/${folder}`)
	);
	const strays = inNode.filter((path) =>
		importsOf(path).some((target) => /^#(?:session|ui)\/|\/src\/screens\/.*\.(?:ts|svelte)$/.test(target))
	);
	expect(strays).toEqual([]);
});
