import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { styleAfterPicture } from '../../scripts/inline-style.mjs';
import { untilHolds } from '../support/patience.ts';

/** The style of the first screen stands in the page as text until its first picture is drawn. */

const texts = '<script type="text/plain" data-style>main{color:#8a1c1c}</script><link href="/a.css">';
const styles = () => [...document.head.querySelectorAll('style')].map(({ textContent }) => textContent);

/** What the page asked of its letters; the document of these tests has no font set of its own. */
let asked: string[] = [];

beforeEach(() => {
	asked = [];
	const load = (font: string) => Promise.resolve(asked.push(`${font}, ${String(styles().length)} style`));
	Object.defineProperty(document, 'fonts', { configurable: true, value: { load } });
});

afterEach(() => {
	vi.restoreAllMocks();
	Reflect.deleteProperty(document, 'fonts');
	document.head.replaceChildren();
});

test('a text is a style after the first picture, at its place', async () => {
	document.head.innerHTML = texts;
	styleAfterPicture(window);
	expect(styles()).toEqual([]);
	await untilHolds(() => expect(styles()).toEqual(['main{color:#8a1c1c}']));
	expect(document.head.firstElementChild?.localName).toBe('style');
	expect(document.querySelector('[data-style]')).toBeNull();
});

test('the letters of the first screen are asked for with its style, not before the first picture', async () => {
	document.head.innerHTML = texts;
	styleAfterPicture(window);
	expect(asked).toEqual([]);
	await untilHolds(() =>
		expect(asked).toEqual(['400 1em Noto Sans Devanagari, 1 style', '700 1em Noto Sans Devanagari, 1 style'])
	);
});

test('a page that draws nothing, as nobody sees it, has its style as soon as it is asked for, once', () => {
	let draw = (): void => undefined;
	vi.spyOn(window, 'requestAnimationFrame').mockImplementation((drawn) => {
		draw = () => drawn(0);
		return 1;
	});
	vi.spyOn(window, 'setTimeout').mockImplementation(((done: () => void) => done()) as never);
	document.head.innerHTML = texts;
	const show = styleAfterPicture(window);
	show();
	draw();
	expect(styles()).toEqual(['main{color:#8a1c1c}']);
});
