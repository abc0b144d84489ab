import { present } from '#kernel';
import { bookOf } from '../support/builders.ts';
import { fillSheet, giveCamera, lay } from '../support/filled-sheet.ts';
import { Hands } from '../support/hands.ts';
import { undoChip } from '../support/meeting-hands.ts';
import { practiceEvents } from '../support/practice-events.ts';
import type { Scene } from './scene.ts';

/** The sheet of today's meeting: a day that has a meeting, the meeting that an undo left empty, and one in which somebody was asked. */
export const sheetToday: Scene = {
	name: 'sheet-today',
	phone: { keepsApp: false },
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await phone.page.waitForTimeout(600);
			await shoot(step);
		};
		await giveCamera(phone);
		await phone.page.goto(`${phone.origin}/`);
		const state = bookOf(practiceEvents(await phone.today()));
		await hands.tap('app.shelf-practice');
		const { pages } = await fillSheet(phone, hands, state);
		await hands.tap(/^बैठक शुरू/);
		await hands.tap('action.back');
		await hands.at('/meeting');
		await hands.tap(new RegExp(`^${hands.say('meeting.minutes-kind')}`));
		await see('00-kind');
		await hands.tap('sheet.way');
		await lay(phone, present(pages[0], 'a page'));
		await phone.page.getByText(hands.say('sheet.other-page')).waitFor({ timeout: 90_000 });
		await see('01-other-page');
		await lay(phone, present(pages[1], 'another'));
		await hands.see('action.go-on', 90_000);
		await see('02-day');
		await hands.tap(new RegExp(`^${hands.say('meeting.day')}`));
		await phone.page.locator('dialog .days button:enabled').first().click();
		await see('03-one-more');
		await hands.tap('meeting.again-yes');
		await see('04-said-so');
		await hands.tap('action.go-on');
		await hands.tap('sheet.right');
		await hands.tap('sheet.enter');
		await hands.at('/meeting');
		await undoChip(hands).click();
		await hands.tap('action.undo');
		await see('05-empty-again');
		await hands.tap('meeting.step-roll');
		await hands.at('/meeting/roll');
		await hands.tap('meeting.roll-came-no-money');
		await phone.page.evaluate(() => {
			const link = document.body.appendChild(document.createElement('a'));
			link.href = '/meeting/sheet';
			link.click();
			link.remove();
		});
		await hands.at('/meeting/sheet');
		await see('06-has-entries');
	}
};
