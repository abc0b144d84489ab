import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { present } from '#kernel';
import { root } from '../../scripts/root.mjs';
import { openPhone } from '../support/browser.ts';
import { answerRoll, askedToday, countBox, openPractice, unlockPractice } from '../support/meeting-hands.ts';

/**
 * Draws the pictures of README.md into docs/pictures: home, the roll, the close, a woman's page and page 1 of the bank's file, of the
 * practice group. `tests/architecture/readmes.test.ts` holds how much they weigh.
 */
export async function drawReadmePictures(): Promise<void> {
	const out = join(root, 'docs/pictures');
	rmSync(out, { recursive: true, force: true });
	mkdirSync(out, { recursive: true });
	const phone = await openPhone({ keepsApp: false });
	const { page, origin } = phone;
	const phoneSize = present(page.viewportSize(), 'a phone has a size');
	const session = await page.context().newCDPSession(page);
	const keep = async (name: string, quality: number): Promise<void> => {
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		await page.waitForTimeout(900);
		const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
		writeFileSync(join(out, `${name}.webp`), Buffer.from(data, 'base64'));
	};
	try {
		const hands = await openPractice(phone);
		await keep('home', 75);
		await page.goto(`${origin}/members/page?m=practice-10`);
		await unlockPractice(hands);
		await keep('her-page', 75);
		await page.setViewportSize({ width: 794, height: 1123 });
		await page.goto(`${origin}/print/bank`);
		await unlockPractice(hands);
		await page.locator('[data-ready="true"]').waitFor();
		await page.emulateMedia({ media: 'print' });
		await page.evaluate(firstSheetAlone);
		await keep('bank-page-1', 60);
		await page.emulateMedia({ media: 'screen' });
		await page.setViewportSize(phoneSize);
		await page.goto(`${origin}/`);
		await unlockPractice(hands);
		await hands.tap(/^बैठक शुरू/);
		await answerRoll(hands, ['gave', 'gave', 'gave']);
		await keep('roll', 75);
		await answerRoll(
			hands,
			Array.from({ length: 17 }, () => 'gave')
		);
		await hands.tap(/^20 में 20 आईं/);
		let box = 1460 + 20 * 25;
		for (let borrower = 0; borrower < 5; borrower += 1) {
			box += await askedToday(hands);
			await hands.tap(/पूरा दिया/);
		}
		await hands.tap('action.go-on');
		await hands.tap('loan.none');
		await countBox(hands, box);
		await hands.at('/meeting/close');
		await keep('close', 75);
	} finally {
		await phone.close();
	}
	const files = readdirSync(out);
	const bytes = files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
	console.log(`docs/pictures: ${files.length} pictures, ${Math.round(bytes / 1024)} KB`);
}

/** The first sheet as a printer lays it on paper: with its margins of 12 mm, and nothing of the next one. */
function firstSheetAlone(): void {
	document.body.style.padding = '12mm';
	document.body.style.background = '#fff';
	for (const room of [...document.querySelectorAll<HTMLElement>('.room')].slice(1))
		room.style.display = 'none';
}
