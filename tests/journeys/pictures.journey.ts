import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/root.mjs';
import { memberSymbols, symbolsToOffer } from '../../src/lib/kernel/member-symbols.ts';
import { launch } from '../support/browser.ts';
import { namesHelper } from '../tasks/glass.ts';

/** Pictures as eyes see them that have no colour and no time: 24 px, grey. */
const side = 24;

/** Above this, two symbols in one colour look alike. */
const likeness = 0.6;

let browser: Awaited<ReturnType<typeof chromium.launch>>;
let dots: ReadonlyMap<string, readonly number[]>;
let iconDots: ReadonlyMap<string, readonly number[]>;

beforeAll(async () => {
	browser = await chromium.launch(await launch());
	dots = await drawn('src/lib/ui/symbol/print.svg');
	const sprites = ['src/lib/ui/icon/first-icons.svg', 'src/lib/ui/icon/icons.svg'].map(drawn);
	iconDots = new Map((await Promise.all(sprites)).flatMap((dots) => [...dots]));
});

afterAll(() => browser.close());

test('two symbols that look alike are never offered in one group', () => {
	const alike = memberSymbols.flatMap((one, place) =>
		memberSymbols
			.slice(place + 1)
			.filter((other) => correlation(dotsOf(dots, one), dotsOf(dots, other)) > likeness)
			.map((other) => [one, other] as const)
	);
	// The measure is one that finds something: the pairs of the design are among them.
	expect(alike.length).toBeGreaterThan(0);
	expect(alike.filter(([one, other]) => symbolsToOffer([one]).includes(other))).toEqual([]);
});

test.each([
	['gullak-in', 'gullak-out'],
	['box-in', 'box-out'],
	['box-to-bank', 'bank-to-box'],
	['tin-box', 'tin-box-open'],
	['equal', 'unequal'],
	['woman-on-mat', 'empty-mat'],
	['open-hands', 'empty-mat'],
	['gullak-in', 'social-pot'],
	['ear', 'ear-off']
])('%s and %s are told apart in grey at 24 px', (one, other) => {
	const [mine, its] = [dotsOf(iconDots, one), dotsOf(iconDots, other)];
	const unlike = mine.filter((dot, place) => Math.abs(dot - (its[place] ?? 0)) > 64).length;
	expect(unlike / mine.length).toBeGreaterThan(0.06);
});

const dotsOf = (all: ReadonlyMap<string, readonly number[]>, name: string): readonly number[] => {
	const found = all.get(name);
	if (found === undefined) throw new Error(`${name} is not in the sprite`);
	return found;
};

/** Every symbol of a sprite in grey dots, from 0 (ink) to 255 (paper). */
async function drawn(sprite: string): Promise<ReadonlyMap<string, readonly number[]>> {
	const source = readFileSync(join(root, sprite), 'utf8');
	const page = await browser.newPage();
	await page.evaluate(namesHelper);
	const all = await page.evaluate(draw, { source, side });
	await page.close();
	return new Map(all);
}

async function draw(given: { source: string; side: number }): Promise<[string, number[]][]> {
	const symbols = [
		...new DOMParser().parseFromString(given.source, 'image/svg+xml').querySelectorAll('symbol')
	];
	const canvas = new OffscreenCanvas(given.side, given.side);
	const paper = canvas.getContext('2d', { willReadFrequently: true });
	if (paper === null) throw new Error('nothing to draw on');
	const all: [string, number[]][] = [];
	for (const symbol of symbols) {
		const paint = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin']
			.map((name) => [name, symbol.getAttribute(name)] as const)
			.flatMap(([name, value]) => (value === null ? [] : [`${name}="${value}"`]))
			.join(' ');
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${given.side}" height="${given.side}" viewBox="${symbol.getAttribute('viewBox') ?? ''}" color="#1b1b1b" ${paint}>${symbol.innerHTML}</svg>`;
		const image = new Image();
		image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
		await image.decode();
		paper.fillStyle = '#fff';
		paper.fillRect(0, 0, given.side, given.side);
		paper.drawImage(image, 0, 0);
		const { data } = paper.getImageData(0, 0, given.side, given.side);
		const grey = (dot: number): number =>
			0.2126 * (data[dot * 4] ?? 0) + 0.7152 * (data[dot * 4 + 1] ?? 0) + 0.0722 * (data[dot * 4 + 2] ?? 0);
		all.push([symbol.id, Array.from({ length: given.side * given.side }, (_, dot) => grey(dot))]);
	}
	return all;
}

/** Pearson's: 1 is the same picture, 0 is none of it. */
function correlation(one: readonly number[], other: readonly number[]): number {
	const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
	const [mine, its] = [mean(one), mean(other)];
	let both = 0;
	let own = 0;
	let others = 0;
	for (const [place, value] of one.entries()) {
		const [left, right] = [value - mine, (other[place] ?? 0) - its];
		both += left * right;
		own += left * left;
		others += right * right;
	}
	return both / Math.sqrt(own * others);
}
