import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.mjs';
import { openPhone, type Phone } from '../support/browser.ts';
import { cutLetters } from '../support/cut-letters.ts';
import { brokenRules } from '../support/looks-right.ts';
import { circles, longNames } from '../states/example.ts';
import { sections, type Section } from '../states/sections.ts';
import { serveStates } from '../states/serve.ts';
import { greyEyes } from '../tasks/grey.ts';
import { measure } from './measured.ts';
import { doesNotFit, smallLetters, smallTargets, weakContrast } from './rules.ts';
import { inSize } from './sizes.ts';

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

async function open(
	section: Section,
	size: { readonly width: number; readonly height: number; readonly letters: string }
): Promise<void> {
	await phone.page.goto('about:blank');
	await phone.page.setViewportSize(size);
	await phone.page.goto(`${served.address}#${section}`);
	await phone.page.locator('[data-section]').waitFor();
	await phone.page.evaluate(
		(letters) => (document.documentElement.dataset['letters'] = letters),
		size.letters
	);
	await phone.page.evaluate(() => document.fonts.ready.then(() => undefined));
	await phone.page.waitForLoadState('networkidle');
}

/** In the page: each name as it is seen, in how many lines, and the words of it that go over two. */
function namesOnTiles() {
	return [...document.querySelectorAll<HTMLElement>('[data-circle]')].flatMap((circle) =>
		[...circle.querySelectorAll<HTMLElement>('.name')].map((name, place) => {
			const rows = (range: Range) => new Set([...range.getClientRects()].map(({ y }) => Math.round(y))).size;
			const all = document.createRange();
			all.selectNodeContents(name);
			const broken: string[] = [];
			const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
				for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
					const range = document.createRange();
					range.setStart(node, index);
					range.setEnd(node, index + word.length);
					if (rows(range) > 1) broken.push(word);
				}
			return {
				women: Number(circle.dataset['circle']),
				place,
				text: name.innerText.replaceAll(/\s+/g, ' ').trim(),
				lines: rows(all),
				broken
			};
		})
	);
}

/** In the page: symbols that are partly under a woman's number or the picture of what she did. */
function symbolsUnderBadges() {
	return [...document.querySelectorAll<HTMLElement>('.tile')].flatMap((tile) => {
		const symbol = tile.querySelector('.faces > svg use')?.getBoundingClientRect();
		if (symbol === undefined) return [{ tile: tile.innerText, by: 'no symbol', width: 0, height: 0 }];
		return ['.number > *', '.state'].flatMap((by) => {
			const badge = tile.querySelector(by)?.getBoundingClientRect();
			if (badge === undefined) return [];
			const width = Math.min(symbol.right, badge.right) - Math.max(symbol.left, badge.left);
			const height = Math.min(symbol.bottom, badge.bottom) - Math.max(symbol.top, badge.top);
			return width > 1 && height > 1 ? [{ tile: tile.innerText, by, width, height }] : [];
		});
	});
}

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
		[360, 100],
		[360, 150],
		[320, 100],
		[320, 150]
	] as const)(
		'fits %i px, letters of %s in a hundred, in sizes that are touched and read',
		async (width, letters) => {
			await inSize(phone.page, { width, height: 900, letters });
			const measured = await measure(phone.page);
			const faults = [smallTargets, weakContrast, smallLetters, doesNotFit].flatMap((rule) => rule(measured));
			await inSize(phone.page, { width: 360, height: 640, letters: 100 });
			expect(faults.map(({ what }) => what)).toEqual([]);
		}
	);
});

describe.each([
	[360, 640],
	[320, 568]
])('names in circles at %i × %i', (width, height) => {
	test.each(['100', '125'])(
		'letters of %s in a hundred: whole up to twelve women, then one line',
		async (letters) => {
			await open('circles', { width, height, letters });
			const names = await phone.page.evaluate(namesOnTiles);
			const faults = names.flatMap(({ women, place, text, lines, broken }) => {
				const asked = longNames[place % longNames.length] ?? '';
				const isRight =
					broken.length === 0 &&
					(women <= 12 ? text === asked && lines <= 2 : asked.startsWith(text) && lines === 1);
				return isRight ? [] : [{ women, text, lines, broken }];
			});
			expect(names).toHaveLength(circles.reduce<number>((all, women) => all + women, 0));
			expect(faults).toEqual([]);
			for (const women of circles) {
				await phone.page.locator(`[data-circle="${String(women)}"]`).scrollIntoViewIfNeeded();
				expect({ women, cut: await cutLetters(phone.page) }).toEqual({ women, cut: [] });
			}
		}
	);
});

test.each([
	[360, 640, '100'],
	[360, 560, '100'],
	[360, 640, '150'],
	[320, 568, '100'],
	[320, 568, '150']
])('at %i × %i, letters of %s in a hundred, no symbol is covered', async (width, height, letters) => {
	await open('circles', { width, height, letters });
	expect(await phone.page.locator('.tile').count()).toBeGreaterThan(40);
	expect(await phone.page.evaluate(symbolsUnderBadges)).toEqual([]);
	await open('tiles', { width, height, letters });
	expect(await phone.page.evaluate(symbolsUnderBadges)).toEqual([]);
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
