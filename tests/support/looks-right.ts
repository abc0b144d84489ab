import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Axe {
	run(where: Document): Promise<{ violations: { id: string }[] }>;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of accessibility that the screen breaks; none is expected. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
	await page.evaluate(axeSource);
	return page.evaluate(async () => {
		const { axe } = globalThis as unknown as { axe: Axe };
		return (await axe.run(document)).violations.map(({ id }) => id);
	});
}
