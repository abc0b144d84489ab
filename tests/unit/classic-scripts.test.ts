import { createHash } from 'node:crypto';
import { createContext, runInContext, Script } from 'node:vm';
import { expect, test } from 'vitest';
import { asClassic, startsItself, withItsNeeds, withLoader } from '../../scripts/classic-scripts.mjs';
import { makeLoader } from '../../scripts/script-loader.mjs';

const place = '/_app/immutable/';
const modules = {
	'bundle.a.js': `import { one } from './chunks/x.js';
		let count = 0;
		export function raise() { count += one(); return count; }
		export { count };
		export const later = () => import('./chunks/y.js').then((module) => module.twice());
		export const address = import.meta.url;`,
	'chunks/x.js': `export const one = () => 1; export default class Named {}`,
	'chunks/y.js': `import { raise, count } from '../bundle.a.js';
		import { default as Named, one as alsoOne } from './x.js';
		export const twice = () => { raise(); raise(); return [count, new Named() instanceof Named, alsoOne()]; };
		export const isStrict = (function () { return this === undefined; })();`
};

interface Added {
	src: string;
	readonly onload: () => void;
	readonly onerror: () => void;
}

/** A page whose host has these scripts, and what it was asked for. What comes is run and said to be loaded, as a browser does. */
async function pageWith(given: Readonly<Record<string, string>>, more = {}) {
	const host = new Map(await asClassic(new Map(Object.entries(given))));
	const asked: string[] = [];
	const append = ({ src, onload, onerror }: Added): void => {
		const name = src.slice(place.length);
		asked.push(name);
		queueMicrotask(() => {
			const text = host.get(name);
			try {
				if (text === undefined) throw new Error('not found');
				runInContext(text, page);
			} catch {
				// A browser reports what it cannot run, and says all the same that the script was loaded.
				if (text === undefined) {
					onerror();
					return;
				}
			}
			onload();
		});
	};
	const page = createContext({
		document: { createElement: () => ({}), head: { append } },
		location: { origin: 'https://phone.example' },
		...more
	});
	return { host, asked, load: makeLoader(page as unknown as Window & typeof globalThis, place) };
}

const first = 'bundle.a.js';
interface First {
	readonly raise: () => number;
	readonly count: number;
	readonly later: () => Promise<unknown>;
	readonly address: string;
}

test('what one script exports another has, as it is at that moment', async () => {
	const { load } = await pageWith(modules);
	const app = (await load(first)) as First;
	expect(app.count).toBe(0);
	expect(app.raise()).toBe(1);
	expect(app.count).toBe(1);
	expect(app.address).toBe('https://phone.example/_app/immutable/bundle.a.js');
	expect(await app.later()).toEqual([3, true, 1]);
	expect(app.count).toBe(3);
});

test('scripts are as strict as modules', async () => {
	const { load } = await pageWith(modules);
	expect(await load('chunks/y.js')).toHaveProperty('isStrict', true);
});

test('a script is fetched once and runs once, whoever asks', async () => {
	const { load, asked } = await pageWith(modules);
	const [one, other] = await Promise.all([load(first), load(first)]);
	expect(one).toBe(other);
	await (one as First).later();
	await (one as First).later();
	expect(asked).toEqual(['bundle.a.js', 'chunks/x.js', 'chunks/y.js']);
});

test('what could not be fetched is an error as of an import, and is asked for again', async () => {
	const { load, host } = await pageWith(modules);
	const app = (await load(first)) as First;
	const lost = host.get('chunks/y.js') ?? '';
	host.delete('chunks/y.js');
	await expect(app.later()).rejects.toThrow(
		new TypeError('Failed to fetch dynamically imported module: /_app/immutable/chunks/y.js')
	);
	host.set('chunks/y.js', lost);
	expect(await app.later()).toEqual([2, true, 1]);
});

test('what a script needs and could not be fetched is asked for again, and the script itself is not', async () => {
	const { load, host, asked } = await pageWith(modules);
	const lost = host.get('chunks/x.js') ?? '';
	host.delete('chunks/x.js');
	await expect(load(first)).rejects.toThrow('chunks/x.js');
	host.set('chunks/x.js', lost);
	expect(await load(first)).toHaveProperty('count', 0);
	expect(asked).toEqual(['bundle.a.js', 'chunks/x.js', 'chunks/x.js']);
});

test('a page of a host in place of a script is as if nothing came', async () => {
	const { load, host } = await pageWith(modules);
	host.set('bundle.a.js', '<!doctype html><p>Log in</p>');
	await expect(load(first)).rejects.toThrow('bundle.a.js');
});

test('the first script has in its file all that it needs: nothing else is fetched', async () => {
	const { host, load, asked } = await pageWith({
		...modules,
		'chunks/x.js': `import { zero } from './z.js'; export const one = () => zero + 1; export default class Named {}`,
		'chunks/z.js': `export const zero = 0;`
	});
	const needs = new Map([
		[first, ['chunks/x.js']],
		['chunks/x.js', ['chunks/z.js']]
	]);
	host.set(
		first,
		withItsNeeds(first, host, (name) => needs.get(name) ?? [])
	);
	expect(((await load(first)) as First).raise()).toBe(1);
	expect(asked).toEqual([first]);
});

test('a worker of the app fetches the scripts that it shares with the page, and has run before its first message', async () => {
	const name = 'workers/count-worker.js';
	const host = await asClassic(
		new Map([
			[name, `import { one } from '../chunks/x.js'; self.said = one(); self.address = import.meta.url;`],
			['chunks/x.js', modules['chunks/x.js']]
		])
	);
	const asked: string[] = [];
	const importScripts = (address: string): void => {
		asked.push(address);
		runInContext(host.get(address.slice(place.length)) ?? '', worker);
	};
	const worker = createContext({ importScripts, location: { origin: 'https://phone.example' } });
	worker['self'] = worker;
	runInContext(startsItself(name, host.get(name) ?? ''), worker);
	// Promises that wait for nothing are done before the next event of the worker.
	await new Promise(setImmediate);
	expect(worker['said']).toBe(1);
	expect(worker['address']).toBe('https://phone.example/_app/immutable/workers/count-worker.js');
	expect(asked).toEqual(['/_app/immutable/chunks/x.js']);
});

test('a script that fails while it runs fails for whoever asked, each time', async () => {
	const { load } = await pageWith({ 'bundle.a.js': `throw new Error('on purpose')` });
	await expect(load('bundle.a.js')).rejects.toThrow('on purpose');
	await expect(load('bundle.a.js')).rejects.toThrow('on purpose');
});

test('where the browser asks for it, addresses come from the policy of the loader', async () => {
	const made: string[] = [];
	const { load } = await pageWith(modules, {
		trustedTypes: {
			createPolicy: (name: string, rules: { createScriptURL: (text: string) => string }) => ({
				createScriptURL: (text: string) => {
					const address = rules.createScriptURL(text);
					made.push(`${name} ${address}`);
					return address;
				}
			})
		}
	});
	await load(first);
	expect(made).toEqual([
		'bahi-script-loader /_app/immutable/bundle.a.js',
		'bahi-script-loader /_app/immutable/chunks/x.js'
	]);
});

test('no build has scripts that import each other, or one that is not there', async () => {
	const circle = new Map([
		['bundle.a.js', `import { b } from './chunks/b.js'; export const a = b; import('./chunks/b.js');`],
		['chunks/b.js', `import { a } from '../bundle.a.js'; export const b = () => a;`]
	]);
	await expect(asClassic(circle)).rejects.toThrow('bundle.a.js → chunks/b.js → bundle.a.js');
	await expect(asClassic(new Map([['bundle.a.js', `import('./chunks/gone.js')`]]))).rejects.toThrow(
		'chunks/gone.js, which is not there'
	);
	const whole = new Map([...circle, ['bundle.a.js', `export const a = 1;`]]);
	await expect(asClassic(whole.set('chunks/c.js', `import * as b from './b.js'; b.b();`))).rejects.toThrow(
		'chunks/c.js imports in a form that the bundler does not write'
	);
	await expect(asClassic(new Map([['bundle.a.js', 'import(location.hash)']]))).rejects.toThrow(
		'known only when it runs'
	);
});

const startScript = 'import("/_app/immutable/bundle.a.js").then((app) => app.start())';
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string) =>
	`<meta http-equiv="content-security-policy" content="script-src 'self' ${policy}">
<link href="/_app/immutable/bundle.a.js" rel="modulepreload">
<link href="/_app/immutable/chunks/x.js" rel="modulepreload">
<script>${startScript}</script>`;

test('a page starts the app by the loader, and its policy allows this script and not the one before', () => {
	const html = withLoader(page(hashOf(startScript)));
	const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
	// Its style first: a page that nobody sees has drawn nothing by then.
	expect(script).toMatch(
		/^\(show=>.*\(window,"\/_app\/immutable\/"\)\("bundle\.a\.js"\)\.then\(app=>\(show\(\),app\)\)\)/
	);
	expect(script).toMatch(/\(window\)\)\.then\(\(app\) => app\.start\(\)\)$/);
	expect(html).toContain(`script-src 'self' ${hashOf(script)}"`);
	expect(html).not.toContain(hashOf(startScript));
	expect(html).not.toContain('modulepreload');
	expect(html).toContain('<link href="/_app/immutable/bundle.a.js" rel="preload" as="script">');
	expect(html).not.toContain('chunks/x.js');
	expect(() => withLoader(page(''))).toThrow('content security policy');
});

test('the text of a script is compiled where the browser compiles the script, beside the page, and not once more when it is run', async () => {
	const said = 'said by what runs at once';
	const [[, text] = ['', '']] = await asClassic(new Map([[first, `export const word = '${said}';`]]));
	expect(new Script(text).createCachedData().includes(said)).toBe(true);
});
