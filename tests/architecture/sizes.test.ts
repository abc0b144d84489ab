import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

// How large the house is: in all, by area (docs/ARCHITECTURE.md), and what is still taken in at one look (docs/adr/0004).

const sources = filesUnder('src').filter(
	(path) => /\.(?:ts|svelte)$/.test(path) && !path.endsWith('.test.ts')
);
const linesOf = (path: string): number => textOf(path).trimEnd().split('\n').length;
/** Words are lists: a file of them is as long as the language has sentences. */
const isWords = (path: string): boolean => path.startsWith('src/lib/i18n/messages/');

test('no folder holds more than forty files', () => {
	const counts = new Map<string, number>();
	for (const path of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
	expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
});

test('no file has more than four hundred lines', () => {
	expect(sources.filter((path) => !isWords(path) && linesOf(path) > 400)).toEqual([]);
});

/** A line of the budget: folders of `src`, or what paths begin with, in which its sources lie. */
const areas: Readonly<Record<string, readonly string[]>> = {
	// First, because their files lie beside others. What a phone has of a post box (docs/adr/0168); then door, desk and the envelope.
	postOnPhone: [
		'src/lib/app/post/',
		'src/lib/app/ports/post.ts',
		'src/lib/boot/post-parts.ts',
		'src/lib/device/post-',
		'src/lib/session/book-post.svelte.ts',
		'src/lib/session/post-acts.ts',
		'src/lib/storage/outbox.ts',
		'src/lib/vault/post/for-phone.ts',
		'src/lib/vault/post/open-for-phone.ts',
		'src/screens/copies/post-screen.svelte.ts',
		'src/screens/copies/PostScreen.svelte',
		'src/screens/frame/opening/BoxCardField.svelte',
		'src/screens/frame/opening/FromPost.svelte',
		'src/screens/frame/opening/from-post.svelte.ts',
		'src/service-worker/post.ts'
	],
	post: ['src/post/', 'src/lib/vault/post/'],
	// With what the app knows for it alone.
	desk: ['src/desk/', 'src/cli/desk', 'src/lib/app/laptop/book-of-records.ts'],
	// What is printed to be read by a camera, and what reads it.
	reader: [
		'src/lib/reader/',
		'src/lib/papers/meeting/fill/',
		'src/lib/session/print/fill-print.ts',
		'src/lib/session/meeting/sheet-acts.ts',
		'src/lib/boot/page-reader.ts',
		'src/lib/boot/reader-worker.ts',
		'src/lib/ui/scan/SheetCamera.svelte',
		'src/lib/ui/scan/CutOut.svelte',
		'src/lib/ui/scan/still-picture.ts',
		'src/screens/book/sheet/',
		'src/routes/red-book/late/sheet/',
		'src/routes/meeting/sheet/',
		'src/cli/fill-page.ts',
		'src/routes/print/blank/',
		'src/lib/ui/print/fill/'
	],
	words: ['src/lib/i18n/'],
	screens: ['src/screens/', 'src/routes/'],
	ui: ['src/lib/ui/'],
	group: ['src/lib/group/'],
	reportsAndPapers: ['src/lib/reports/', 'src/lib/papers/'],
	appAndPhone: ['app', 'session', 'storage', 'vault', 'device', 'voice'].map((area) => `src/lib/${area}/`)
};
const counted = [...sources, ...filesUnder('src').filter((path) => path.endsWith('.tsv'))].filter(
	(path) => !isWords(path)
);
const areaOf = (path: string): string =>
	Object.entries(areas).find(([, folders]) => folders.some((folder) => path.startsWith(folder)))?.[0] ??
	'rest';

interface Size {
	readonly lines: number;
	readonly files: number;
}
const budget = JSON.parse(textOf('house-budget.json')) as Readonly<Record<string, Size>>;

test.each(Object.entries(budget))('the budget of %s is kept, and follows what was saved', (area, most) => {
	const files = counted.filter((path) => areaOf(path) === area);
	const lines = files.reduce((all, path) => all + linesOf(path), 0);
	const tooLarge = `of ${area}: fold or cut as much elsewhere in it; what is worth its lines raises house-budget.json, with a sentence in docs/ARCHITECTURE.md`;
	expect(lines, `lines ${tooLarge}`).toBeLessThanOrEqual(most.lines);
	expect(files.length, `files ${tooLarge}`).toBeLessThanOrEqual(most.files);
	// Whoever makes an area smaller writes the smaller number, so that it stays so.
	expect(most.lines - lines, 'lines that the budget may fall by').toBeLessThanOrEqual(300);
	expect(most.files - files.length, 'files that the budget may fall by').toBeLessThanOrEqual(5);
});

test('each area of the sources has its line in the budget', () => {
	expect(Object.keys(budget).toSorted()).toEqual([...new Set(counted.map(areaOf))].toSorted());
});
