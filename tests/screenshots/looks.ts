import type { Page } from 'playwright-core';

/** Another look at the same screen, each with the word that asks for it on the command line. */
export const looks = {
	/** As it is. */
	plain: (_page: Page, shoot: () => Promise<void>) => shoot(),
	/** Without colours: a cheap printer, and eyes that do not tell green from brown. */
	grey: async (page: Page, shoot: () => Promise<void>) => {
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
		await shoot();
		await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
		await session.detach();
	},
	/** Every letter is a block: what somebody sees who reads numerals only. */
	'no-text': async (page: Page, shoot: () => Promise<void>) => {
		await page.evaluate(hideLetters);
		await shoot();
		await page.evaluate(showLetters);
	},
	/** What the bars of a browser leave of a small phone (R12). */
	short: async (page: Page, shoot: () => Promise<void>) => {
		const whole = page.viewportSize();
		await page.setViewportSize({ width: 360, height: 560 });
		await shoot();
		if (whole !== null) await page.setViewportSize(whole);
	},
	/** The narrowest phone. */
	narrow: async (page: Page, shoot: () => Promise<void>) => {
		const whole = page.viewportSize();
		await page.setViewportSize({ width: 320, height: 568 });
		await shoot();
		if (whole !== null) await page.setViewportSize(whole);
	},
	/** Letters as large as they can be chosen. */
	large: async (page: Page, shoot: () => Promise<void>) => {
		const before = await page.evaluate(() => document.documentElement.dataset['letters']);
		await page.evaluate(() => (document.documentElement.dataset['letters'] = '150'));
		await shoot();
		await page.evaluate((letters) => (document.documentElement.dataset['letters'] = letters), before);
	}
} as const;

export type Look = keyof typeof looks;

interface Hidden {
	hiddenLetters?: readonly (readonly [Text, string])[];
}

function hideLetters(): void {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const hidden: (readonly [Text, string])[] = [];
	for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
		const text = node as Text;
		hidden.push([text, text.data]);
		text.data = text.data.replace(/\p{M}/gu, '').replace(/\p{L}/gu, '▪');
	}
	(globalThis as Hidden).hiddenLetters = hidden;
}

function showLetters(): void {
	for (const [node, text] of (globalThis as Hidden).hiddenLetters ?? []) node.data = text;
}
