import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.mjs';
import { openPhone, type Phone } from '../support/browser.ts';
import { brokenRules } from '../support/looks-right.ts';
import { sections } from '../states/sections.ts';
import { serveStates } from '../states/serve.ts';
import { greyEyes } from '../tasks/grey.ts';
import { measure } from './measured.ts';
import { doesNotFit, smallLetters, smallTargets, weakContrast } from './rules.ts';

// All components in all their states, on a page that is no part of the app: photographed, ruled, and told apart in grey.

const folder = join(root, 'screenshots');
let served: Awaited<ReturnType<typeof serveStates>>;
let phone: Phone;

beforeAll(async () => {
	mkdirSync(folder, { recursive: true });
	served = await serveStates();
	phone = await openPhone({ keepsApp: false });
});

afterAll(async () => {
	await phone.close();
	await served.close();
});

describe.each(sections)('%s', (section) => {
	beforeAll(async () => {
		await phone.page.goto('about:blank');
		await phone.page.goto(`${served.address}#${section}`);
		await phone.page.locator('[data-section]').waitFor();
		await phone.page.evaluate(() => document.fonts.ready.then(() => undefined));
		await phone.page.waitForLoadState('networkidle');
	});

	test('is photographed, and breaks no rule of access', async () => {
		await phone.page.screenshot({
			path: join(folder, `states-${section}.png`),
			animations: 'disabled',
			fullPage: true
		});
		expect(await brokenRules(phone.page)).toEqual([]);
		expect(phone.problems).toEqual([]);
	});

	test.each([
		[360, '100'],
		[360, '150'],
		[320, '100']
	])('fits %i px, letters of %s in a hundred, in sizes that are touched and read', async (width, letters) => {
		await phone.page.setViewportSize({ width, height: 900 });
		await phone.page.evaluate((size) => (document.documentElement.dataset['letters'] = size), letters);
		const measured = await measure(phone.page);
		const faults = [smallTargets, weakContrast, smallLetters, doesNotFit].flatMap((rule) => rule(measured));
		await phone.page.evaluate(() => (document.documentElement.dataset['letters'] = '100'));
		await phone.page.setViewportSize({ width: 360, height: 640 });
		expect(faults.map(({ what }) => what)).toEqual([]);
	});
});

test('no state of a tile, of an answer or of a main action is told by its colour alone', async () => {
	for (const section of ['tiles', 'answers', 'main']) {
		await phone.page.goto('about:blank');
		await phone.page.goto(`${served.address}#${section}`);
		await phone.page.locator('[data-section]').waitFor();
		await phone.page.waitForLoadState('networkidle');
		await (
			await greyEyes(phone.page)
		)();
	}
});
