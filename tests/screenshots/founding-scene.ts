import { learnCode, readKeyPaper, touchCode } from '../support/fingers.ts';
import { firstHasTheCode } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import type { Scene } from './scene.ts';

/** A group is founded that has kept a paper book: every question, the cut-off sheet and the key paper. */
export const founding: Scene = {
	name: 'founding',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		let seen = 0;
		const see = async (step: string) => {
			await hands.page.waitForTimeout(400);
			await shoot(`${String(seen).padStart(2, '0')}-${step}`);
			seen += 1;
		};
		const next = () => hands.tap('action.next');
		const typed = async (digits: string) => {
			for (const digit of digits) await hands.tap(new RegExp(`^${digit}$`));
		};
		await shoot('00-shelf');
		await hands.tap('app.shelf-new');
		await see('first');
		const code = await firstHasTheCode(hands, 'अनानास');
		await see('name');
		await hands.type('उजाला');
		for (const step of ['place', 'money', 'day', 'rhythm', 'weekday', 'saving']) {
			await next();
			await (step === 'saving' ? see(step) : shoot(`01b-${step}`));
		}
		await hands.layNotes(20);
		for (const step of ['interest', 'method', 'moneylender', 'fines', 'social-fund', 'no-women']) {
			await next();
			await see(step);
		}
		await hands.tap('setup.member-new');
		for (const symbol of ['नारियल', 'अंगूर']) await hands.tap(new RegExp(`^${symbol}$`));
		await see('symbol');
		await hands.tap('action.ok');
		await see('women');
		await hands.page.goto(`${phone.origin}/`);
		await hands.tap('app.shelf-resume');
		await see('go-on');
		await hands.tap('setup.give-up');
		await see('give-up');
		await hands.tap('action.close');
		await touchCode(hands, code);
		await hands.see(/^अंगूर/);
		await hands.tap(/^अनानास/);
		await see('woman');
		await hands.tap('action.ok');
		await next();
		await see('president');
		await next();
		await hands.page.getByRole('alert').waitFor();
		await shoot('10b-president-missing');
		await hands.tap(/^नारियल/);
		await next();
		await see('which-office');
		await next();
		await see('treasurer');
		await hands.tap(/^अंगूर/);
		await next();
		await see('writer');
		await hands.tap(/^अंगूर/);
		await next();
		await see('bank');
		await hands.tap('setup.bank-none');
		await see('paper-or-new');
		await hands.tap(/^काग़ज़ की किताब है/);
		await next();
		await see('cut-off');
		await hands.tap(/आज बक्से में/);
		await hands.layNotes(1000);
		await see('cut-off-amount');
		await hands.tap('action.ok');
		await see('cut-off-uneven');
		await hands.tap('desk.cut-off-more');
		await see('cut-off-more');
		await hands.page.keyboard.press('Escape');
		await hands.tap(/समूह का मुनाफा/);
		await hands.layNotes(1000);
		await hands.tap('action.ok');
		await see('cut-off-even');
		// What the first woman saved is lent to her: both sides stay even.
		await hands.tap(/दीदी की जमा/);
		await see('cut-off-women');
		await hands.tap(/^अनानास/);
		await typed('600');
		await hands.tap('action.ok');
		await hands.tap(/आज तक का लोन/);
		await typed('600');
		await hands.tap('action.ok');
		await see('cut-off-loan');
		await hands.tap('setup.instalments-quarter');
		await see('cut-off-loan-quarter');
		await hands.tap('action.ok');
		await see('cut-off-woman');
		await hands.tap('action.ok');
		await hands.tap('action.back');
		await next();
		await hands.button('setup.codes-show').waitFor();
		await see('code-hand');
		await hands.tap('setup.codes-show');
		await see('code');
		await hands.tap('action.back');
		await learnCode(hands);
		await learnCode(hands);
		await see('cover');
		await next();
		await see('check');
		await hands.tap('setup.make');
		await hands.button(/काग़ज़ मेरे पास है/).waitFor({ timeout: 30_000 });
		await see('key-paper');
		const keyPaper = await readKeyPaper(hands);
		await hands.tap(/काग़ज़ मेरे पास है/);
		await see('key-paper-proved');
		await hands.type(keyPaper);
		await hands.tap(/सँभालकर रख दिया/);
		await see('home');
	}
};
