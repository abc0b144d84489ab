import type { BrowserContext, Page } from 'playwright-core';
import { beforeEveryPage } from '../support/page-scripts.ts';

/** Every letter that ever comes to the screen is a block at once; numerals stay. */
export async function blockLetters(context: BrowserContext): Promise<void> {
	await beforeEveryPage(context, () => {
		const letters = /[\p{L}\p{M}]/gu;
		const block = (node: Node): void => {
			if (node.nodeType !== Node.TEXT_NODE) {
				node.childNodes.forEach(block);
				return;
			}
			const text = node as Text;
			if (text.parentElement?.matches('script, style') !== false) return;
			const blocked = text.data.replace(/\p{M}/gu, '').replace(letters, '▇');
			if (blocked !== text.data) text.data = blocked;
		};
		const watch = () =>
			new MutationObserver((changes) => {
				for (const { target, addedNodes } of changes) {
					block(target);
					addedNodes.forEach(block);
				}
			}).observe(document, { childList: true, characterData: true, subtree: true });
		watch();
	});
}

/** Letters that are seen on the screen; none while they are blocked. */
export async function lettersOn(page: Page): Promise<string> {
	const text = await page.evaluate(() => document.body.innerText);
	return text.replace(/[^\p{L}]/gu, '');
}
