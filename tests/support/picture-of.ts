import type { CDPSession, Page } from 'playwright-core';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * What is seen of a page, as a PNG in base64 that is packed quickly: Playwright's own takes twice as long, most of it for a smaller file.
 * What moves stands at its end.
 *
 * @param scale css: one point for each px
 */
export async function pictureOf(page: Page, scale: 'css' | 'device'): Promise<string> {
	const session = sessions.get(page) ?? page.context().newCDPSession(page);
	sessions.set(page, session);
	const { ratio, ...seen } = await page.evaluate(() => {
		for (const animation of document.getAnimations())
			if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
			else animation.cancel();
		return { x: scrollX, y: scrollY, width: innerWidth, height: innerHeight, ratio: devicePixelRatio };
	});
	const { data } = await (
		await session
	).send('Page.captureScreenshot', {
		format: 'png',
		optimizeForSpeed: true,
		clip: { ...seen, scale: scale === 'css' ? 1 / ratio : 1 }
	});
	return data;
}
