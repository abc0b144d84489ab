import type { Phone } from '../support/browser.ts';
import { ruleChapters } from '#papers/rules/rules-topics.ts';
import { Hands } from '../support/hands.ts';
import { approve, countBox } from '../support/meeting-hands.ts';
import type { Scene } from './scene.ts';
import { flower } from '../support/flowers.ts';

/** People and rules, in a meeting of the practice group where everybody came. */
async function inMeeting(phone: Phone): Promise<Hands> {
	const hands = new Hands(phone.page);
	await hands.tap('app.shelf-practice');
	await hands.tap(/^बैठक शुरू/);
	for (let place = 0; place < 20; place += 1) await hands.tap(/^दिया/);
	await hands.at('/meeting/faces');
	await hands.tap('action.back');
	await hands.at('/meeting');
	await hands.tap('action.back');
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	return hands;
}

/** What two officers will approve is read out before the codes; the new officer makes hers after the seal. */
export const points: Scene = {
	name: 'points',
	play: async (phone, shoot) => {
		const hands = await inMeeting(phone);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		await hands.touch(hands.page.getByRole('button', { name: /^पद/ }));
		await hands.tap(/^कोषाध्यक्ष/);
		await hands.tap('people.hand-over');
		await hands.tap(/^कनेर /);
		await hands.tap('action.ok');
		for (const officer of [1, 2]) await hands.tap(new RegExp(`^${flower(officer, 'hi')} `));
		await hands.tap('loan.all-agree');
		for (let step = 0; step < 4; step += 1) await hands.tap('action.back');
		await hands.tap(/^बैठक जारी/);
		await hands.tap(new RegExp(hands.say('meeting.step-count')));
		await countBox(hands, 1460 + 20 * 25);
		await hands.button('picture.icon-undo').waitFor();
		await see('1-point');
		await hands.tap('loan.all-agree');
		await see('2-codes');
		await approve(hands, 'president');
		await approve(hands, 'treasurer');
		await hands.tap('meeting.close-close-meeting');
		const give = new RegExp(`^${hands.say('people.give-code')}`);
		await hands.button(give).waitFor();
		await see('3-sealed');
		// Whoever goes home first finds it there.
		await hands.tap('action.back');
		const atHome = new RegExp(`^${hands.say('people.give-code-word')}:`);
		await hands.button(atHome).waitFor();
		await see('3b-home');
		await hands.tap(atHome);
		await approve(hands, 'president');
		await see('4-vouch');
	}
};

export const people: Scene = {
	name: 'people',
	play: async (phone, shoot) => {
		const hands = await inMeeting(phone);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		await see('00-group');
		await hands.tap('setup.member-new');
		await see('01-full');
		await hands.tap('action.back');
		await hands.tap('people.women');
		await see('02-women');
		await hands.tap(/^केवड़ा /);
		await see('03-woman');
		await hands.tap('people.her-word');
		await see('04-word');
		await hands.tap('people.word-photo');
		await see('05-word-given');
		await hands.tap('action.back');
		await hands.tap('people.forget');
		await see('06-forget');
		await hands.tap('action.back');
		await hands.tap('member.leave');
		await see('07-why');
		await hands.tap('code.leave-moved');
		await see('08-reckoning');
		await hands.tap('people.part-now');
		await hands.layNotes(100);
		await see('09-part');
		await hands.tap('action.ok');
		await hands.tap(/^गुलाब /);
		await hands.tap(/^चमेली /);
		await see('10-agree');
		await hands.tap('loan.all-agree');
		await see('11-left');
		await hands.tap('people.pay-rest');
		await see('12-pay-rest');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await see('13-left-apart');
		await hands.tap('action.back');
		await hands.tap('setup.member-new');
		await see('14-new-symbol');
		await hands.touch(hands.page.locator('.symbols button:enabled').first());
		await see('15-new-name');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.touch(hands.page.getByRole('button', { name: /^पद/ }));
		await see('16-offices');
		await hands.tap(/^अध्यक्ष/);
		await hands.tap('people.hand-over');
		await hands.tap(/^कनेर /);
		await see('17-hand-over');
		await hands.tap('action.ok');
		await see('17-office-agreed');
		for (const officer of [1, 2]) await hands.tap(new RegExp(`^${flower(officer, 'hi')} `));
		await hands.tap('loan.all-agree');
		await see('19-office');
		await hands.tap('action.back');
		await see('19-offices');
		await hands.tap('action.back');
		await hands.tap('people.share-profit');
		await see('20-profit');
		await hands.tap('people.share-rule-mixed');
		await see('20-mix');
		await hands.tap('action.ok');
		await hands.layNotes(500);
		await hands.tap('action.ok');
		await see('20-mixed-parts');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('people.share-rule-bySavings');
		await see('21-how-much');
		await hands.tap('action.ok');
		await see('22-parts');
		await hands.tap('action.ok');
		await see('23-agree');
	}
};

export const rules: Scene = {
	name: 'rules',
	play: async (phone, shoot) => {
		const hands = await inMeeting(phone);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		await hands.tap('people.group-rules');
		for (let chapter = 0; chapter < ruleChapters.length; chapter += 1) {
			await see(`0${chapter}-list`);
			if (chapter < ruleChapters.length - 1) await hands.tap('action.page-next');
		}
		const ask = async (title: RegExp, step: string) => {
			await hands.turnTo(title);
			await hands.tap(title);
			await hands.tap('rules.change');
			await see(step);
			await hands.tap('action.back');
			await hands.tap('action.back');
		};
		await ask(/^नई दीदी क्या दें/, '10-buy-in');
		await ask(/^जाने वाली दीदी को/, '11-exit');
		await ask(/^हिसाब का साल/, '12-year');
		await ask(/^नियम बदलने में/, '14-officers');
		await ask(/^फैसले में कितनी/, '15-quorum');
		await ask(/^सूद का सिक्का/, '13-rounding');
		await ask(/^नहीं आईं: जुर्माना/, '16-fine');
		await ask(/^जमा पर लोन/, '17-limit');
		await ask(/^पैसे से पहले क्या/, '18-order');
		await ask(/^सूद, /, '19-rate');
		await ask(/^बचत पर ब्याज, साल का/, '17b-saving-interest');
		await hands.turnTo(/^बैठक कब/);
		await hands.tap(/^बैठक कब/);
		await see('20-rule');
		await hands.tap('rules.change');
		await hands.tap('setup.every-month');
		await see('21-rhythm');
		await hands.tap('action.ok');
		await see('22-day-of-month');
		await hands.tap(/^महीने का आखिरी/);
		await see('23-last-weekday');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.turnTo(/^जमा, /);
		await hands.tap(/^जमा, /);
		await hands.tap('rules.change');
		await see('24-saving');
		await hands.tap('setup.saving-perMember');
		await hands.tap('action.ok');
		await see('25-each-her-own');
		await hands.tap(/^मोगरा /);
		await see('26-her-amount');
		await hands.tap(/^10 का नोट रखिए/);
		await hands.tap('action.ok');
		await hands.tap('action.ok');
		await hands.tap(/^गुलाब /);
		await see('27-agree');
		await hands.tap(/^चमेली /);
		await hands.tap('loan.all-agree');
		await see('28-changed');
		await hands.tap('action.back');
		await hands.turnTo(/^बचत पर ब्याज/);
		await hands.tap(/^बचत पर ब्याज/);
		await hands.tap('rules.change');
		await see('29-how-much');
		await hands.tap('rules.saving-interest-5');
		await hands.tap('action.ok');
		await see('30-saving-interest-agree');
		await hands.tap(/^गुलाब /);
		await hands.tap(/^चमेली /);
		await hands.tap('loan.all-agree');
		await hands.tap('action.back');
		await ask(/^किस बचत पर ब्याज/, '31-which-saving');
		await ask(/^ब्याज कब जुड़े/, '32-when');
	}
};
