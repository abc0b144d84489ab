import { present } from '#kernel';
import { bookOf } from '../support/builders.ts';
import { fillSheet, giveCamera, lay } from '../support/filled-sheet.ts';
import { Hands } from '../support/hands.ts';
import { practiceEvents } from '../support/practice-events.ts';
import type { Scene } from './scene.ts';

/** A filled sheet before the camera, on which one woman has no mark, one laid other notes than were due, and the box was told off as if she had given that. */
export const filledSheet: Scene = {
	name: 'filled-sheet',
	phone: { keepsApp: false },
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await phone.page.waitForTimeout(600);
			await shoot(step);
		};
		const told = (key: Parameters<Hands['say']>[0]) =>
			phone.page.getByText(hands.say(key)).first().waitFor({ timeout: 90_000 });
		await giveCamera(phone);
		await phone.page.goto(`${phone.origin}/`);
		const state = bookOf(practiceEvents(await phone.today()));
		await hands.tap('app.shelf-practice');
		let owes: number | null = null;
		const { pages } = await fillSheet(phone, hands, state, ({ row, field, value }, page) => {
			if (page === 0 && row === 1 && field === 'roll') return false;
			if (page === 0 && value === 'due') owes ??= row;
			if (page === 0 && field === 'repay' && row === owes) return ['2000', '5000'].includes(value);
			return undefined;
		});
		const [first, second] = [present(pages[0], 'a page'), present(pages[1], 'another')];
		await hands.tap('book.home-accounts');
		await hands.tap('meeting.late-title');
		await see('00-late');
		await hands.tap('sheet.way');
		const empty = { ...first, data: new Uint8Array(first.data.length).fill(120) };
		await lay(phone, empty);
		await see('01-hold');
		await hands.tap('sheet.shoot');
		await told('sheet.none');
		await see('02-none');
		await lay(phone, first, 0.2);
		await told('sheet.light');
		await see('03-light');
		await lay(phone, first);
		await told('sheet.other-page');
		await see('04-other-page');
		await lay(phone, second);
		await hands.see('action.go-on', 90_000);
		await see('05-day');
		await hands.tap('action.go-on');
		await see('06-asked');
		await hands.tap(/^दिया/);
		await see('07-sums');
		await hands.tap('sheet.change');
		for (let asked = 0; asked < 3; asked += 1) await hands.tap(/^(?:दिया|कुछ नहीं)/);
		await see('08-asked-back');
		await hands.tap(/^पचास/);
		await hands.tap(/^बीस/);
		await hands.tap(/^दूसरे नोट/);
		for (let asked = 0; asked < 1; asked += 1) await hands.tap('sheet.nothing');
		await hands.tap('sheet.right');
		await see('09-lines');
		await hands.tap(/^गुलाब दीदी, 1 नंबर/);
		await see('10-her-line');
		await hands.tap('action.close');
		await hands.tap('sheet.right');
		await see('11-box');
		await hands.tap('sheet.enter');
		await see('12-stays');
	}
};
