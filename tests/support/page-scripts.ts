import type { BrowserContext } from 'playwright-core';
import { namesHelper } from '../tasks/glass.ts';

/** Runs before every page of this phone, ahead of the app. */
export async function beforeEveryPage(context: BrowserContext, script: () => void): Promise<void> {
	await context.addInitScript(namesHelper);
	await context.addInitScript(script);
}
