import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Language } from '#i18n';

interface Wording {
	readonly choose: (tag: string) => Promise<void>;
}

/** Where the app says in which language it is drawn: whoever says it can draw it in another one. */
const shown = /document\.documentElement\.lang=/g;

/** Lets the open screen be drawn again in other words, with all that was touched on it: a build has no way in for that. */
export async function letItChange(context: BrowserContext, build: string): Promise<void> {
	const folder = join(build, '_app/immutable');
	const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.js'))
		.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
		.filter(({ text }) => text.search(shown) !== -1);
	for (const { name, text } of scripts)
		await context.route(`**/_app/immutable/${name}`, (route) =>
			route.fulfill({
				contentType: 'text/javascript',
				body: text.replace(shown, '(globalThis.wording??=this,document).documentElement.lang=')
			})
		);
}

/** Draws the open screen in these words. */
export async function inLanguage(page: Page, language: Language): Promise<void> {
	await page.evaluate(async (tag) => {
		await (globalThis as { wording?: Wording }).wording?.choose(tag);
		for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
	}, language);
}
