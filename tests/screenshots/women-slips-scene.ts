import type { BookId } from '#kernel';
import { toCameraText } from '#app';
import { proofModules } from '#ui/print/proof-modules.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { chance, held, photograph, toPng } from '../support/photo.ts';
import { quickVault } from '../support/quick-vault.ts';
import { codesOf, twentyWomen } from '../support/slips.ts';
import type { Scene } from './scene.ts';

async function pictures() {
	const vault = quickVault();
	const { keys } = await vault.create('example' as BookId);
	const codes = await codesOf(twentyWomen, keys, vault);
	return codes.map((code, place) => ({
		name: `page-${place + 1}.png`,
		mimeType: 'image/png',
		buffer: toPng(photograph(proofModules(toCameraText(code)), held, chance(place)))
	}));
}

/** Twelve pages of twenty are shown to a phone without a book, and what everybody has comes out of them. */
export const womenSlips: Scene = {
	name: 'women-slips',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const taken = await pictures();
		await phone.page.goto(`${phone.origin}/verify/slips`);
		await hands.button('desk.verify-camera').waitFor();
		await shoot('1-first');
		const choose = (from: number, to: number) =>
			phone.page.locator('input[type=file]').setInputFiles(taken.slice(from, to));
		await choose(0, 7);
		await phone.page
			.getByText(hands.say('desk.verify-slips-count', { count: 7, needed: 12 }))
			.waitFor({ timeout: 30_000 });
		await hands.button('desk.verify-camera').waitFor();
		await shoot('2-seven');
		await choose(6, 7);
		await phone.page.getByRole('alert').waitFor();
		await shoot('3-twice');
		await choose(7, 12);
		await hands.button('print.now').waitFor({ timeout: 30_000 });
		await hands.page.waitForTimeout(1500);
		await shoot('4-rebuilt');
		await hands.tap('print.now');
		await phone.page.locator('[data-ready="true"]').waitFor();
		await shoot('5-paper');
	}
};

/** The pages of a group's women, each with her share in its code, at their real size. */
export const printedSlips: Scene = {
	name: 'print-slips',
	phone: { context: { viewport: { width: 1180, height: 820 }, deviceScaleFactor: 2 } },
	play: async (phone) => {
		const hands = new Hands(phone.page);
		await foundGroup(hands, { name: 'उजाला', saving: 50, inBox: 300 });
		await hands.tap('book.home-print');
		await hands.tap('print.member');
		await hands.tap('print.all-members');
		await phone.page.locator('[data-ready="true"]').waitFor({ timeout: 20_000 });
		await phone.page.emulateMedia({ media: 'print' });
		await phone.page.waitForTimeout(500);
	}
};
