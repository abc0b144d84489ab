import type { LocalDate } from '#kernel';
import { bringJournal } from '../support/bring-journal.ts';
import { Hands } from '../support/hands.ts';
import { journalOfLateLoans } from '../support/late-loans.ts';
import type { Scene } from './scene.ts';

/** Interest for being late: asked for, told before a loan is given, forgiven, on her page, and as a rule. */
export const lateLoansScene: Scene = {
	name: 'late-loans',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		const today = (await phone.page.evaluate(() => new Date().toLocaleDateString('en-CA'))) as LocalDate;
		await bringJournal(phone, hands, journalOfLateLoans(today));
		await hands.tap(/^बैठक शुरू/);
		await hands.tap('loan.repay-not-today');
		for (let place = 0; place < 10; place += 1) await hands.tap(/^दिया/);
		await hands.at('/meeting/faces');
		await hands.tap('action.back');
		await hands.tap(/^2\. /);
		await see('00-give-back');
		await hands.tap(/^क्यों/);
		await see('01-why');
		await hands.tap('action.close');
		await hands.tap('action.back');
		await hands.tap(/नया लोन/);
		await see('02-any-loan');
		await hands.tap('loan.give');
		await hands.touch(hands.page.getByRole('button', { name: /^उदाहरण 1 / }).first());
		await hands.layNotes(500);
		await hands.tap('action.ok');
		await see('03-how-many');
		await hands.tap(/^6 /);
		await hands.tap('code.purpose-seed');
		await see('04-agree');
		await hands.tap('loan.not-now');
		await hands.tap('loan.change-forgive');
		await see('05-whose');
		await hands.tap(/^उदाहरण 4 /);
		await see('06-forgive');
		await hands.tap('loan.not-now');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('book.home-members');
		await hands.tap(/^उदाहरण 4 /);
		await see('07-her-page');
		await hands.tap('loan.open-change');
		await see('08-what-is-decided');
		await hands.tap('loan.change-reschedule');
		await hands.tap(/^12 /);
		await see('09-new-instalments');
		for (let back = 0; back < 4; back += 1) await hands.tap('action.back');
		await hands.tap('people.group-title');
		await hands.tap('people.group-rules');
		await hands.tap('action.page-next');
		await hands.tap('action.page-next');
		await see('10-rules');
		await hands.tap(/^किस्त छूटी, /);
		await hands.tap('rules.change');
		await see('11-rule');
		for (let back = 0; back < 3; back += 1) await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap(/^उदाहरण 4 /);
		await hands.tap(/^मेरा पन्ना छापिए/);
		await hands.page.locator('[data-ready="true"]').waitFor({ timeout: 20_000 });
		await see('12-her-paper');
	}
};
