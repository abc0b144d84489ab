import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import type { Phone } from '../support/browser.ts';
import { learnCode } from '../support/fingers.ts';
import { Hands } from '../support/hands.ts';
import { changed, csv, cutOffGroup } from '../support/sheets.ts';
import type { Scene } from './scene.ts';

/** What staff do with many groups, from the shelf of a fresh phone. */
async function atImport(phone: Phone): Promise<Hands> {
	const hands = new Hands(phone.page);
	await hands.tap('app.shelf-staff');
	await hands.at('/import');
	return hands;
}

const file = (name: string, text: string) => ({
	name,
	mimeType: 'text/plain',
	buffer: Buffer.from(text)
});

export const importing: Scene = {
	name: 'import',
	play: async (phone, shoot) => {
		const hands = await atImport(phone);
		const choose = async (text: string) => {
			await phone.page.locator('input[type=file]').setInputFiles(file('groups.csv', text));
			await phone.page.locator('main article').first().waitFor();
		};
		const see = async (step: string) => {
			await phone.page.waitForTimeout(500);
			await shoot(step);
		};
		await see('00-empty-sheets');
		const good = ['G1', 'G2'].flatMap((group) => cutOffGroup(group));
		await choose(
			csv(changed(changed(good, 19, { savings: '3,8OO' }), 21, { instalments: '0', purpose: 'boat' }))
		);
		await see('01-what-is-wrong');
		await hands.tap('action.back');
		await choose(csv(good));
		await see('02-right');
		const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('desk.sheet-hand')]);
		const journal = readFileSync(await download.path(), 'utf8');
		await see('03-handed');
		await hands.tap('action.back');
		await hands.tap('desk.sheet-bring');
		await hands.at('/import/book');
		await see('04-bring');
		await phone.page.locator('input[type=file]').setInputFiles(file('other.json', 'no book'));
		await see('05-no-book');
		await phone.page.locator('input[type=file]').setInputFiles(file('G1.journal.json', journal));
		await hands.button('desk.sheet-bring-make').waitFor();
		await see('06-compare');
		await hands.tap('desk.sheet-bring-make');
		await see('07-code');
		for (let officer = 0; officer < 2; officer += 1) await learnCode(hands);
		await hands.button(/काग़ज़ मेरे पास है/).waitFor({ timeout: 30_000 });
		await see('08-key-paper');
	}
};

/** Three books of other days, and a file that is none. */
export const helping: Scene = {
	name: 'need-help',
	play: async (phone, shoot) => {
		const hands = await atImport(phone);
		await hands.tap('desk.need-title');
		await hands.at('/import/help');
		await phone.page.waitForTimeout(500);
		await shoot('00-empty');
		const books = ['cutoff-opening-balances', 'cash-book-with-bank', 'leaving'].map((name) => {
			const text = readFileSync(join(root, 'tests/golden', `${name}.json`), 'utf8');
			return file(`${name}.json`, JSON.stringify((JSON.parse(text) as { journal: object }).journal));
		});
		await phone.page
			.locator('input[type=file]')
			.setInputFiles([
				...books,
				...books.slice(0, 1).map((book) => ({ ...book, name: 'again.json' })),
				file('other.txt', 'no book')
			]);
		await phone.page.locator('main h2').first().waitFor();
		await phone.page.waitForTimeout(500);
	}
};
