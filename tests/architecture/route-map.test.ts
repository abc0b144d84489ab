import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, importsOf, textOf } from '../support/sources.ts';

// Depth kills (R8): from the screen of the meeting no screen is farther than two steps; its sheet of amounts is a step of its own screen.

const routes = filesUnder('src/routes').filter((path) => /\.(?:svelte|ts)$/.test(path));
const sources = filesUnder('src/screens').filter((path) => /\.(?:svelte|ts)$/.test(path));
const screens = routes
	.filter((path) => path.endsWith('/+page.svelte'))
	.map((path) => dirname(path).replace('src/routes', '') || '/');

const stepsOfMeeting = [...textOf('src/lib/session/meeting/meeting-steps.ts').matchAll(/'([a-z-]+)'/g)].map(
	([, name = '']) => `/meeting/${name}`
);

/** Addresses that the files of a screen name, its own steps included. */
function waysFrom(screen: string): readonly string[] {
	const folder = `src/routes${screen === '/' ? '' : screen}`;
	const pages = routes.filter((path) => dirname(path) === folder);
	const drawn = pages
		.flatMap(importsOf)
		.filter((target) => target.startsWith('#screens/'))
		.map((target) => target.replace('#screens/', 'src/screens/'))
		.flatMap((path) => [path, ...fetchedAheadBy(path)]);
	const own = [...pages, ...drawn, ...stepsOf(drawn)];
	const text = own.map((path) => textOf(path)).join('\n');
	const named = [...text.matchAll(/['"`](\/[a-z/-]*)/g)].map(([, path = '']) => path.replace(/(.)\/$/, '$1'));
	// The screen of the meeting goes to its steps by their names.
	const stops = screen === '/meeting' ? stepsOfMeeting : [];
	return [...new Set([...named, ...stops])].filter((path) => screens.includes(path) && path !== screen);
}

/** Screens that a list of first screens fetches before they are drawn. */
function fetchedAheadBy(path: string): readonly string[] {
	if (!path.endsWith('.ts')) return [];
	const fetched = importsOf(path).filter((target) => target.endsWith('.svelte'));
	return fetched.map((target) => join(dirname(path), target));
}

/** Nothing in them is a step of one screen. */
const sharedByRoutes: readonly string[] = ['src/screens/frame', 'src/screens/app'];

/** What stands in the folders of the screens that a route draws, and in no screen of another route. */
function stepsOf(drawn: readonly string[]): readonly string[] {
	const folders = drawn.map((path) => dirname(path)).filter((folder) => !sharedByRoutes.includes(folder));
	return sources.filter((path) => folders.includes(dirname(path)) && !/Screen\.svelte$/.test(path));
}

function depthsFrom(start: string): ReadonlyMap<string, number> {
	const depths = new Map([[start, 0]]);
	for (const [screen, depth] of depths)
		for (const way of waysFrom(screen)) if (!depths.has(way)) depths.set(way, depth + 1);
	return depths;
}

test('every screen of the meeting is at most two steps from its first screen', () => {
	const depths = depthsFrom('/meeting');
	const meeting = screens.filter((path) => path.startsWith('/meeting/'));
	expect(meeting.length).toBeGreaterThan(8);
	// The last code is asked before its first screen; a plan of the whole group is one of the decisions, which stand behind the closing.
	const farther = meeting.filter((path) => (depths.get(path) ?? Infinity) > 2);
	expect(farther).toEqual(['/meeting/code', '/meeting/plan']);
});

// A way of its own into the meeting went past the code of the last one, five times.
test('a meeting is begun in one way, which asks for the last code first', () => {
	const own =
		/(?:routes\/(?:meeting|red-book\/late)\/|screens\/(?:meeting\/|frame\/last-code\/|book\/late\/|frame\/practice-rounds))/;
	const others = [...sources, ...routes].filter((path) => !own.test(path));
	expect(others.filter((path) => textOf(path).includes("'/meeting/roll'"))).toEqual([]);
});

test('no screen of the meeting lies below another', () => {
	expect(screens.filter((path) => path.startsWith('/meeting/') && path.split('/').length > 3)).toEqual([]);
});

test('from home, what women open themselves is at most two steps away', () => {
	const depths = depthsFrom('/');
	const women = [
		'/meeting',
		'/meeting/roll',
		'/members',
		'/members/page',
		'/red-book',
		'/red-book/meeting',
		'/bank',
		'/help',
		'/language',
		'/backup'
	];
	expect(women.filter((path) => (depths.get(path) ?? Infinity) > 2)).toEqual([]);
});
