import type { Page } from 'playwright-core';
import { pictureOf } from './picture-of.ts';

/** Letters that are not whole: whose they are, and how many dark points of theirs nobody sees. */
export interface CutLetters {
	readonly text: string;
	readonly points: number;
}

/**
 * Texts of which a part is cut off or covered: each text is drawn alone, unclipped and black, and every dark point of it has to be
 * there when the page is drawn as it is. None is expected. Below an open sheet nothing is read.
 *
 * @param options `scale` css: one point for each px, a quarter of the work; `except`: what is not read
 */
export async function cutLetters(
	page: Page,
	{ scale = 'device', except = 'script' }: { scale?: 'css' | 'device'; except?: string } = {}
): Promise<readonly CutLetters[]> {
	await page.evaluate(() => document.fonts.ready);
	const shot = async (css: string) => {
		await page.evaluate(dress, withoutCaret + css);
		const png = await pictureOf(page, scale);
		await page.evaluate(dress, '');
		return png;
	};
	const pictures = {
		except,
		without: await shot(withoutLetters),
		as: await shot(''),
		alone: ''
	};
	await page.evaluate(openAll);
	pictures.alone = await shot(lettersAlone);
	const found = await page.evaluate(lettersMissing, pictures);
	await page.evaluate(closeAll);
	return found;
}

/** The page forbids styles that are written into it; a sheet that a script makes is none. */
function dress(css: string): void {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(css);
	document.adoptedStyleSheets = css === '' ? [] : [sheet];
}

const withoutCaret = `* { caret-color: transparent !important; }`;
const withoutLetters = `* { color: transparent !important; -webkit-text-fill-color: transparent !important; }`;

/** Nothing but letters, in black on white, where they stand. */
const lettersAlone = `
* { color: #000 !important; -webkit-text-fill-color: #000 !important; background: none !important; border-color: transparent !important;
	outline-color: transparent !important; box-shadow: none !important; opacity: 1 !important; text-decoration: none !important; }
*::before, *::after { visibility: hidden !important; }
html { background: #fff !important; }
body:has(dialog[open]) { visibility: hidden !important; }
dialog[open] { visibility: visible !important; }
svg, canvas, img, video, .for-ears { visibility: hidden !important; }`;

/** Takes away what cuts, without moving anything: what had no least size of its own because it cuts keeps having none. */
function openAll(): void {
	// All styles are read before one is written: each reading after a writing computes the styles of the page again.
	const cutting = [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
		const style = getComputedStyle(element);
		const scrolls = [style.overflowX, style.overflowY].some((way) => way === 'auto' || way === 'scroll');
		const cuts = style.overflowX !== 'visible' || style.overflowY !== 'visible' || style.clipPath !== 'none';
		if (!cuts || scrolls || style.position === 'absolute') return [];
		return [{ element, width: style.minWidth === 'auto', height: style.minHeight === 'auto' }];
	});
	for (const { element, width, height } of cutting) {
		element.dataset['opened'] = element.style.cssText;
		if (width) element.style.minWidth = '0';
		if (height) element.style.minHeight = '0';
		element.style.setProperty('overflow', 'visible', 'important');
		element.style.setProperty('text-overflow', 'clip', 'important');
	}
}

function closeAll(): void {
	for (const element of document.querySelectorAll<HTMLElement>('[data-opened]')) {
		element.style.cssText = element.dataset['opened'] ?? '';
		delete element.dataset['opened'];
	}
}

/** Runs in the page, which can read pictures. */
async function lettersMissing(pictures: Readonly<Record<'without' | 'as' | 'alone' | 'except', string>>) {
	const pixelsOf = async (base64: string): Promise<ImageData> => {
		const letters = atob(base64);
		const bytes = new Uint8Array(letters.length);
		for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
		const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		const context = canvas.getContext('2d', { willReadFrequently: true });
		if (context === null) throw new Error('nothing to read pictures with');
		context.drawImage(bitmap, 0, 0);
		return context.getImageData(0, 0, bitmap.width, bitmap.height);
	};
	const [without, as, alone] = await Promise.all(
		[pictures.without, pictures.as, pictures.alone].map((picture) => pixelsOf(picture))
	);
	if (without === undefined || as === undefined || alone === undefined) throw new Error('three pictures');
	const scale = alone.width / document.documentElement.clientWidth;
	const { width, height } = alone;
	const isDark = (place: number) =>
		(alone.data[place] ?? 0) < 90 && (alone.data[place + 1] ?? 0) < 90 && (alone.data[place + 2] ?? 0) < 90;
	const differs = (place: number) => Math.abs((without.data[place] ?? 0) - (as.data[place] ?? 0)) > 24;
	const isSeen = (place: number) => differs(place) || differs(place + 1) || differs(place + 2);
	const found: { text: string; points: number }[] = [];
	const walker = document.createTreeWalker(
		document.querySelector('dialog[open]') ?? document.body,
		NodeFilter.SHOW_TEXT
	);
	while (walker.nextNode() !== null) {
		const text = walker.currentNode.textContent?.trim() ?? '';
		if (text === '' || !/\p{Letter}/u.test(text)) continue;
		// What only screen readers read is drawn nowhere.
		if (walker.currentNode.parentElement?.closest(`.for-ears, ${pictures.except}`)) continue;
		const range = document.createRange();
		range.selectNodeContents(walker.currentNode);
		let points = 0;
		for (const { left, right, top, bottom } of range.getClientRects()) {
			// Signs stand above and below the line of their letters.
			const reach = (bottom - top) * 0.3;
			const [x0, x1] = [Math.max(0, Math.floor(left * scale)), Math.min(width, Math.ceil(right * scale))];
			const [y0, y1] = [
				Math.max(0, Math.floor((top - reach) * scale)),
				Math.min(height, Math.ceil((bottom + reach) * scale))
			];
			for (let y = y0; y < y1; y += 1)
				for (let place = 4 * (y * width + x0); place < 4 * (y * width + x1); place += 4)
					if (isDark(place) && !isSeen(place)) points += 1;
		}
		if (points > 2) found.push({ text, points });
	}
	return found;
}
