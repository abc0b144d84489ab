import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Axe {
	run(where: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Rules of accessibility that the screen breaks; none is expected. Two that axe leaves to whoever asks for them are on: the sharper
 * one for contrast, and that a name holds the words that are seen (WCAG 2.5.3).
 */
export async function brokenRules(page: Page): Promise<readonly string[]> {
	await screenStands(page);
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
	return page.evaluate(async () => {
		const { axe } = globalThis as unknown as { axe: Axe };
		const options = {
			rules: {
				'color-contrast-enhanced': { enabled: true },
				'label-content-name-mismatch': { enabled: true }
			}
		};
		return (await axe.run(document, options)).violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.map(({ html }) => html)
					.join(' | ')
					.slice(0, 300)}`
		);
	});
}

/** A screen that is being left is inert, and an inert one has neither heading nor main part for whoever asks. */
export const screenStands = (page: Page): Promise<void> =>
	page.locator('.screens[inert]').waitFor({ state: 'detached' });
