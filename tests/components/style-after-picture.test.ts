import { afterEach, expect, test, vi } from 'vitest';
import { styleAfterPicture } from '../../scripts/inline-style.mjs';
import { untilHolds } from '../support/patience.ts';

/** The style of the first screen stands in the page as text until its first picture is drawn. */

const texts = '<script type="text/plain" data-style>main{color:#8a1c1c}</script><link href="/a.css">';
const styles = () => [...document.head.querySelectorAll('style')].map(({ textContent }) => textContent);

afterEach(() => {
	vi.restoreAllMocks();
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
