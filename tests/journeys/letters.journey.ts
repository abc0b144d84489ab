import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import { openPhone, type Phone } from '../support/browser.ts';
import { cutLetters } from '../support/cut-letters.ts';
import type { Hands } from '../support/hands.ts';
import { openPractice, settled } from '../support/meeting-hands.ts';
import { isSoak } from '../support/soak.ts';
import { flowerNames } from '../support/flowers.ts';

// A name without its vowel signs is another name: every letter on the screen is whole, whatever stands around it.

let phone: Phone;
let hands: Hands;

afterEach(() => phone.close());

/** The practice group, all of whose women have this name. */
async function openWith(name: string): Promise<void> {
	phone = await openPhone({ keepsApp: false, instead: wordsWith(name) });
	// No voice has these names: a caption would lie over the title for six seconds, and end between two pictures.
	await phone.page.addInitScript(() => localStorage.setItem('bahi.sound', 'off'));
	hands = await openPractice(phone);
}

/** A name of the practice group as the build has it, in its quotation marks. */
const exampleNames = new RegExp(`(["'\`])(?:${flowerNames('hi').join('|')})\\1`, 'g');

/** The Hindi words of the build, with this name in place of each flower. */
function wordsWith(name: string): ReadonlyMap<string, string> {
	const folder = '_app/immutable';
	const scripts = readdirSync(join(buildFolder, folder), { recursive: true, encoding: 'utf8' });
	for (const file of scripts.filter((path) => path.endsWith('.js'))) {
		const text = readFileSync(join(buildFolder, folder, file), 'utf8');
		const changed = text.replaceAll(exampleNames, `$1${name}$1`);
		if (changed !== text) return new Map([[`/${folder}/${file}`, changed]]);
	}
	throw new Error('the words of the practice group are in the build');
}

/** No letter is cut at this place. */
async function whole(): Promise<void> {
	await settled(hands);
	const place = new URL(hands.page.url()).pathname;
	expect({ place, cut: await cutLetters(hands.page) }).toEqual({ place, cut: [] });
}

test('the test itself sees a cut sign, a covered one, and nothing else', async () => {
	phone = await openPhone({ keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	await phone.page.locator('button').first().waitFor();
	const draw = (css: string) =>
		phone.page.evaluate((style) => {
			const p = document.createElement('p');
			p.textContent = 'सुनीता देवी';
			p.style.cssText = `position: relative; font: 700 20px/1.5 var(--font); width: fit-content; ${style}`;
			const over = document.createElement('i');
			if (style.includes('--over'))
				over.style.cssText = 'position: absolute; inset: 0 0 60% 0; background: #fff; z-index: 2';
			p.append(over);
			document.body.replaceChildren(p);
		}, css);
	await draw('');
	expect(await cutLetters(phone.page)).toEqual([]);
	await draw('line-height: 0.9; overflow: hidden');
	expect(await cutLetters(phone.page)).toEqual([{ text: 'सुनीता देवी', points: expect.any(Number) as number }]);
	await draw('--over: 1');
	expect(await cutLetters(phone.page)).toHaveLength(1);
	await draw('width: 40px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis');
	expect(await cutLetters(phone.page)).toHaveLength(1);
}, 60_000);

// On paper, and with more names: names-on-paper.journey.ts. Every screen in every size: npm run check:screens.
test.each(['प्रमिला श्रीवास्तव', ...(isSoak() ? ['सुनीता देवी'] : [])])(
	'%s, which has signs above, below and before its letters, on the screens of a meeting',
	async (name) => {
		await openWith(name);
		await whole();
		await hands.tap(/^बैठक शुरू/);
		await hands.at('/meeting/roll');
		await whole();
		await hands.tap('meeting.roll-other-amount');
		await whole();
		await hands.tap('action.back');
		await hands.tap(/^दिया/);
		await settled(hands);
		await hands.tap('action.back');
		await hands.at('/meeting');
		await whole();
		await hands.tap(/^2\. /);
		await hands.at('/meeting/give-back');
		await whole();
		await hands.tap('loan.repay-not-today');
		await whole();
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.at('/');
		expect(phone.problems).toEqual([]);
	},
	240_000
);
