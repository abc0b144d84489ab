import { touchCode } from '../support/fingers.ts';
import { foundUntilKeyPaper, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import type { Phone } from '../support/browser.ts';
import type { Scene } from './scene.ts';

/** Three cards in the place of the key paper, made by two officers. */
async function makeCards(
	{ page, origin }: Phone,
	hands: Hands,
	see: (step: string) => Promise<void>
): Promise<void> {
	await page.goto(`${origin}/`);
	const { codes, keyPaper } = await foundUntilKeyPaper(hands, { name: 'उजाला', saving: 20 });
	await proveKeyPaper(hands, keyPaper);
	await hands.button('action.lock').waitFor();
	await page.goto(`${origin}/backup`);
	await hands.tap(/^नारियल/);
	await touchCode(hands, codes[0] ?? []);
	await hands.tap(/^नया चाबी वाला काग़ज़/);
	await see('00-one-or-three');
	await hands.tap(/^तीन कार्ड/);
	await see('01-agree');
	for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
		await hands.tap(officer);
		await touchCode(hands, codes[place] ?? []);
	}
	await hands.see('backup.recovery-cards-have');
}

/** They are written down one by one, read back, and used at the lock. */
export const keyCards: Scene = {
	name: 'key-cards',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await phone.page.waitForTimeout(400);
			await shoot(step);
		};
		await makeCards(phone, hands, see);
		await see('02-card-one');
		const cards = await phone.page
			.locator('section.sheet')
			.evaluateAll((all) =>
				all.map((one) => [...one.querySelectorAll('li')].map((group) => group.textContent).join(''))
			);
		await hands.tap('action.page-next');
		await see('03-card-two');
		await hands.tap('backup.recovery-cards-have');
		await see('04-read-back');
		const read = async (card: string | undefined) => {
			await phone.page.getByRole('textbox').fill(card ?? '');
			await phone.page.waitForTimeout(200);
		};
		await read(cards[0]);
		await read(cards[0]);
		await see('05-same-card');
		await read(cards[1]);
		await read(cards[2]);
		await see('06-all-read');
		await hands.tap('setup.recovery-kept');
		await hands.tap('action.lock');
		await hands.tap('lock.sheet');
		await see('07-lock-paper');
		await hands.tap('backup.recovery-cards-use');
		await see('08-lock-cards');
		await read(cards[2]);
		await hands.tap('lock.try-sheet');
		await see('09-one-more');
	}
};

/** What the printer gets: each card on a page of its own. */
export const printedCards: Scene = {
	name: 'print-key-cards',
	phone: { context: { viewport: { width: 820, height: 1160 }, deviceScaleFactor: 1 } },
	play: async (phone) => {
		const hands = new Hands(phone.page);
		await makeCards(phone, hands, () => Promise.resolve());
		await phone.page.emulateMedia({ media: 'print' });
		await phone.page.waitForTimeout(500);
	}
};
