import { afterEach, beforeEach, expect, test } from 'vitest';
import { namedMonth } from '#i18n';
import type { Phone } from '../support/browser.ts';
import { moving, openPlainPhone } from '../support/plain-phone.ts';
import { Hands } from '../support/hands.ts';

/**
 * A screen that has to be fetched takes its time. Whoever has touched "back" or a tile comes there, whatever
 * else is touched on the screen that she is leaving.
 */
let phone: Phone;
let hands: Hands;
/** Lets every file come that was held back. */
let release: () => void;

beforeEach(async () => {
	phone = await openPlainPhone({ keepsApp: false, context: moving });
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.tap('app.shelf-practice');
	await hands.tap('book.home-members');
	await hands.tap(/^गुलाब /);
	await hands.see('member.print');
	const released = new Promise<void>((resolve) => (release = resolve));
	await phone.context.route('**/*.js', async (route) => {
		await released;
		await route.continue();
	});
});

afterEach(() => phone.close());

test('the first touch counts: another tile, and back, are touched while the screen is still coming', async () => {
	const [other, back] = await Promise.all([centreOf('member.last-times'), centreOf('action.back')]);
	await hands.tap('member.print');
	for (const { x, y } of [other, back]) await phone.page.touchscreen.tap(x, y);
	release();
	await phone.page.locator('[data-ready="true"]').waitFor();
	expect(new URL(phone.page.url()).pathname).toBe('/print/member');
});

test('it says that it is coming, and the screen that comes takes touches', async () => {
	await hands.tap('member.print');
	await phone.page.getByText(hands.say('app.install-coming')).waitFor();
	release();
	await phone.page.locator('[data-ready="true"]').waitFor();
	expect(await phone.page.getByText(hands.say('app.install-coming')).count()).toBe(0);
	await hands.tap('action.back');
	await hands.see('member.print');
	expect(phone.problems).toEqual([]);
});

test('a period that was chosen just now is the one of the paper that is opened at once', async () => {
	release();
	await hands.tap('action.back');
	await hands.tap('action.back');
	await hands.tap('book.home-print');
	await hands.tap('print.books-open');
	const paper = await hands.button('account.book-cash').elementHandle();
	await hands.tap(new RegExp(`^${hands.say('print.books-month')}: `));
	const month = phone.page.getByRole('dialog').locator('[aria-pressed="false"]').first();
	const named = await month.innerText();
	// Both in one task: nothing can come between them, as under a load nothing did.
	await month.evaluate((tile: HTMLElement, button) => {
		tile.click();
		(button as HTMLElement | null)?.click();
	}, paper);
	await hands.at('/print/books/paper');
	const { key, year } = namedMonth(new URL(phone.page.url()).searchParams.get('month') ?? '');
	expect(`${hands.say(key)} ${year}`).toBe(named);
});

async function centreOf(key: Parameters<Hands['say']>[0]): Promise<{ x: number; y: number }> {
	const box = await hands.button(key).boundingBox();
	if (box === null) throw new Error(`${key} is not in view`);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
