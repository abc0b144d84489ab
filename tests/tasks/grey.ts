import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { namesHelper } from './glass.ts';

/** Two things to touch that differ in fewer than so many of a thousand grey dots look the same. */
const fewestDots = 8;

/** Side of the square that each is drawn in before they are compared. */
const side = 48;

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/**
 * Eyes that see no colour: before each touch, everything of one size that can be touched is compared in grey with its
 * letters taken away, and no two may look alike. Colour is then never the only thing that tells them apart.
 */
export async function greyEyes(page: Page): Promise<() => Promise<void>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
	const bench = await page.context().newPage();
	return async () => {
		await page.evaluate(namesHelper);
		const boxes = await page.evaluate(boxesNow);
		if (boxes.length < 2) return;
		const shot = (await page.screenshot({ scale: 'css', animations: 'disabled' })).toString('base64');
		await bench.evaluate(namesHelper);
		const alike = await bench.evaluate(looksAlike, {
			shot,
			boxes,
			side,
			fewestDots
		});
		expect(
			alike.map(([one, other]) => `${JSON.stringify(boxes[one])} ${JSON.stringify(boxes[other])}`)
		).toEqual([]);
	};
}

/** In the page: where things to touch stand. */
function boxesNow(): Box[] {
	const where = document.querySelector('dialog[open]') ?? document;
	return (
		[...where.querySelectorAll('button:not([inert] *, :disabled)')]
			// Every listen button looks like every other: it says what it stands beside.
			.filter((element) => element.querySelector('[data-icon^="ear"], [data-icon="stop"]') === null)
			.map((element) => element.getBoundingClientRect())
			.filter(({ width, height, bottom }) => width > 8 && height > 8 && bottom <= innerHeight)
			.map(({ x, y, width, height }) => ({ x, y, width, height }))
	);
}

/** In an empty page: pairs of boxes of one size that look alike. */
async function looksAlike(given: {
	shot: string;
	boxes: readonly Box[];
	side: number;
	fewestDots: number;
}): Promise<[number, number][]> {
	const image = new Image();
	image.src = `data:image/png;base64,${given.shot}`;
	await image.decode();
	const canvas = new OffscreenCanvas(given.side, given.side);
	const paper = canvas.getContext('2d', { willReadFrequently: true });
	if (paper === null) throw new Error('nothing to draw on');
	const dots = given.boxes.map(({ x, y, width, height }) => {
		paper.drawImage(image, x, y, width, height, 0, 0, given.side, given.side);
		const { data } = paper.getImageData(0, 0, given.side, given.side);
		return Array.from({ length: given.side * given.side }, (_, dot) => data[dot * 4] ?? 0);
	});
	const pairs: [number, number][] = [];
	for (const [one, box] of given.boxes.entries())
		for (let other = one + 1; other < given.boxes.length; other += 1) {
			const next = given.boxes[other];
			if (next === undefined) continue;
			if (Math.abs(next.width - box.width) > 4 || Math.abs(next.height - box.height) > 4) continue;
			const [mine = [], its = []] = [dots[one], dots[other]];
			const unlike = mine.filter((dot, place) => Math.abs(dot - (its[place] ?? 0)) > 64).length;
			if ((unlike * 1000) / mine.length < given.fewestDots) pairs.push([one, other]);
		}
	return pairs;
}
