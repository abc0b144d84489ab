import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Axe {
	run(where: Document, options: object): Promise<{ violations: { id: string }[] }>;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of accessibility that the screen breaks; none is expected. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
	await page.evaluate(axeSource);
	// Chips of a day and of what is taken back are named in words; what is seen on them are numerals.
	const options = { rules: { 'label-content-name-mismatch': { enabled: false } } };
	return page.evaluate(async (given) => {
		const { axe } = globalThis as unknown as { axe: Axe };
		return (await axe.run(document, given)).violations.map(({ id }) => id);
	}, options);
}
