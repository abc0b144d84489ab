import { undoChip } from '../support/meeting-hands.ts';
import type { Phone } from '../support/browser.ts';
import { practiceCodePictures, touchCode } from '../support/fingers.ts';
import { Hands } from '../support/hands.ts';
import { closing } from './close-scene.ts';
import { filledSheet } from './filled-sheet-scene.ts';
import { sheetToday } from './sheet-today-scene.ts';
import { founding } from './founding-scene.ts';
import { laptop, laptopWide } from './laptop-scenes.ts';
import { lateLoansScene } from './late-loans-scene.ts';
import { laptopSlot } from './laptop-slot-scene.ts';
import { otherPhone } from './other-phone-scene.ts';
import { unlockedPage } from './unlocked-page-scene.ts';
import { people, points, rules } from './people-scenes.ts';
import { creditPlan } from './plan-scene.ts';
import { keyCards, printedCards } from './key-cards-scene.ts';
import { post } from './post-scene.ts';
import { safeBook } from './safe-book-scene.ts';
import { shareOut, shareOutNotes, shareOutPapers, sharesFounded } from './share-out-scene.ts';
import type { Scene } from './scene.ts';
import { helping, importing } from './staff-scenes.ts';
import { printedSlips, womenSlips } from './women-slips-scene.ts';
import { flower } from '../support/flowers.ts';

/** Every screen at 360 × 640 in Hindi, and every page of paper; the practice group gives the figures. */

const settle = (hands: Hands) => hands.page.waitForTimeout(400);

async function open(phone: Phone): Promise<Hands> {
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.button('app.shelf-practice').waitFor({ timeout: 20_000 });
	return hands;
}

async function practise(phone: Phone): Promise<Hands> {
	const hands = await open(phone);
	await hands.tap('app.shelf-practice');
	await hands.button('book.home-members').waitFor({ timeout: 40_000 });
	return hands;
}

/** A deep link asks for the code first, as it does on a phone. */
async function goTo(hands: Hands, phone: Phone, path: string): Promise<void> {
	await hands.page.goto(`${phone.origin}${path}`);
	await unlock(hands);
}

/** Until the book is open and what the screen waits for is there: a slow machine must not draw the waiting. */
async function unlock(hands: Hands): Promise<void> {
	await hands.tap(/1 नंबर/);
	await touchCode(hands, practiceCodePictures);
	await hands.page.getByRole('button', { name: /^अंडा$/ }).waitFor({ state: 'detached' });
	await hands.page.locator('.busy').waitFor({ state: 'detached', timeout: 60_000 });
	await settle(hands);
}

const single = (name: string, path: string): Scene => ({
	name,
	play: async (phone) => {
		const hands = await practise(phone);
		await goTo(hands, phone, path);
		await hands.page.waitForTimeout(800);
	}
});

/** President and treasurer of the practice group. */
async function twoCodes(hands: Hands): Promise<void> {
	for (const officer of [1, 2]) {
		await hands.tap(new RegExp(`^${flower(officer, 'hi')} दीदी`));
		await touchCode(hands, practiceCodePictures);
	}
}

/** What stands in front of the lock. */
const unlocked = (name: string, path: string): Scene => ({
	name,
	play: async (phone) => {
		await open(phone);
		await phone.page.goto(`${phone.origin}${path}`);
		await phone.page.waitForTimeout(1500);
	}
});

/** The whole sheet, as wide as a table on a laptop. */
const paper = (name: string, path: string): Scene => ({
	name: `print-${name}`,
	phone: { context: { viewport: { width: 820, height: 1160 }, deviceScaleFactor: 1 } },
	play: async (phone) => {
		const hands = await practise(phone);
		await goTo(hands, phone, path);
		await hands.page.locator('[data-ready="true"]').waitFor({ timeout: 20_000 });
		await hands.page.emulateMedia({ media: 'print' });
		await settle(hands);
	}
});

const meeting: Scene = {
	name: 'meeting',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await shoot('00-home');
		await hands.tap(/बैठक शुरू/);
		await settle(hands);
		await shoot('01-roll');
		await hands.tap('meeting.roll-other-amount');
		await settle(hands);
		await shoot('02-note-pad');
		await hands.tap('action.back');
		for (let place = 0; place < 20; place += 1) await hands.tap(/^दिया/);
		await settle(hands);
		await shoot('03-faces');
		await hands.tap(/^सदाबहार /);
		await settle(hands);
		await shoot('03-sheet');
		await hands.tap('action.close');
		await hands.tap(/20 आईं/);
		await settle(hands);
		await shoot('04-give-back');
		await hands.page.goto(`${phone.origin}/meeting`);
		await unlock(hands);
		await shoot('05-path');
		await hands.tap(/नया लोन|लोन/);
		await settle(hands);
		await shoot('06-any-loan');
		await hands.tap(/^लोन देना/);
		await settle(hands);
		await shoot('07-loan-who');
		await hands.tap(/^चमेली /);
		await hands.tap('money.digits');
		for (let place = 0; place < 4; place += 1) await hands.tap(/^9$/);
		await settle(hands);
		await shoot('08-loan-too-much-typed');
		await hands.tap('money.notes');
		await settle(hands);
		await shoot('08-loan-too-much');
		await hands.tap('money.clear');
		await hands.layNotes(500);
		await settle(hands);
		await shoot('08-loan-how-much');
		await hands.tap('action.ok');
		await settle(hands);
		await shoot('09-loan-how-many');
		await hands.tap(/हर बार|पहली बार/);
		await settle(hands);
		await shoot('10-loan-what-for');
		await hands.tap('code.purpose-animal');
		await settle(hands);
		await shoot('11-loan-agree');
		await hands.page.goto(`${phone.origin}/meeting/count`);
		await unlock(hands);
		await shoot('12-count');
		await hands.tap(/^500 का नोट:/);
		await hands.tap(/^3$/);
		await hands.tap('meeting.count-done');
		await settle(hands);
		await shoot('13-book-and-box');
		await hands.tap('meeting.difference-write');
		await settle(hands);
	}
};

/** Fines, the social fund and other money; two came late and one stayed away. */
const dues: Scene = {
	name: 'dues',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await hands.tap(/बैठक शुरू/);
		await settle(hands);
		await hands.tap('meeting.roll-other-amount');
		await settle(hands);
		await shoot('00-two-sums');
		await hands.tap('action.back');
		for (let place = 0; place < 20; place += 1) {
			if (place === 2 || place === 5) await hands.tap('meeting.roll-late');
			await hands.tap(place === 7 ? 'meeting.roll-absent' : /^दिया/);
		}
		await settle(hands);
		await shoot('01-faces');
		await hands.tap('action.back');
		await settle(hands);
		await shoot('02-path');
		await hands.tap(/^3\. जुर्माना/);
		await settle(hands);
		await shoot('03-fine');
		await hands.tap(/^अभी दिया/);
		await settle(hands);
		await hands.tap('meeting.fine-later');
		await settle(hands);
		await shoot('04-fines-asked');
		await hands.tap('meeting.fine-another');
		await hands.tap(/^मोगरा /);
		await settle(hands);
		await shoot('05-fine-reason');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('action.go-on');
		await hands.tap('action.back');
		await settle(hands);
		await shoot('06-path-after-fines');
		await hands.tap('meeting.step-other');
		await settle(hands);
		await shoot('07-other-money');
		await hands.tap('meeting.other-expense');
		await settle(hands);
		await shoot('08-expense');
		await hands.tap('action.back');
		await hands.tap('meeting.other-social-out');
		await hands.tap(/^मोगरा /);
		await settle(hands);
		await shoot('09-help-for-what');
		await hands.tap('code.social-illness');
		await hands.layNotes(200);
		await settle(hands);
		await shoot('10-help-how-much');
		await hands.tap('loan.all-agree');
		await settle(hands);
		for (const who of [/^मोगरा /, /^कनेर /, /^पलाश /]) {
			await hands.tap(/^और पैसा/);
			await hands.tap(/^औरों के लिए/);
			await settle(hands);
			if (who.source.includes('मोगरा')) await shoot('11-given-for-whom');
			await hands.tap('code.held-accidentInsurance');
			await hands.tap(who);
			await hands.layNotes(20);
			await settle(hands);
			if (who.source.includes('मोगरा')) await shoot('12-premium');
			await hands.tap('action.ok');
			await settle(hands);
		}
		await hands.tap(/^और पैसा/);
		await hands.tap('meeting.other-held-out');
		await settle(hands);
		await shoot('13-what-is-handed-on');
		await hands.tap('code.held-accidentInsurance');
		await hands.tap(/^पलाश /);
		await settle(hands);
		await shoot('14-whose-is-handed-on');
		await hands.tap(/^हाँ, ठीक है/);
		await settle(hands);
		await shoot('15-to-whom');
		await hands.tap('meeting.other-held-out');
		await settle(hands);
		await shoot('16-their-receipt');
		await hands.tap('bank.deposit-no-paper');
		await settle(hands);
		await hands.tap(/^6\. /);
		await settle(hands);
	}
};

/** Loans from before: why interest is owed, more, new instalments, giving up, and what comes back of it. */
const loans: Scene = {
	name: 'loans',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		const see = async (step: string): Promise<void> => {
			await settle(hands);
			await shoot(step);
		};
		const face = (place: number) => hands.page.getByRole('button', { name: /^\S+ दीदी/ }).nth(place);
		await hands.tap(/बैठक शुरू/);
		for (let place = 0; place < 15; place += 1) await hands.tap(/^दिया/);
		await hands.tap('action.back');
		await hands.tap(/^2\. /);
		await hands.tap('meeting.roll-all-faces');
		await hands.touch(face(4));
		await see('00-give-back');
		await hands.tap(/^क्यों/);
		await see('01-why');
		await hands.tap('action.close');
		await hands.tap('action.back');
		await hands.tap(/नया लोन/);
		await see('02-any-loan');
		await hands.tap('loan.give');
		await hands.touch(face(0));
		await hands.layNotes(500);
		await hands.tap('action.ok');
		await see('03-how-many');
		await hands.tap(/^12 बार/);
		await see('04-what-for');
		await hands.tap('code.purpose-moneylender');
		await see('05-agree');
		await hands.tap('loan.guarantors');
		await hands.touch(face(3));
		await see('06-who-stands-in');
		await hands.tap('action.ok');
		await hands.tap(/राज़ी$/);
		await hands.tap('loan.all-agree');
		await see('07-any-more');
		await hands.tap('loan.change-topUp');
		await see('08-whose-loan');
		await hands.touch(face(0));
		await see('09-which-or-how-much');
		if (await hands.page.locator('button.slip').first().isVisible())
			await hands.touch(hands.page.locator('button.slip').first());
		await hands.layNotes(100);
		await hands.tap('action.ok');
		await see('10-more-how-many');
		await hands.tap(/^जितनी बार पहले/);
		await see('11-more-agree');
		await hands.tap('loan.not-now');
		await hands.tap('loan.change-writeOff');
		await hands.touch(face(1));
		await see('12-give-up-why');
		await hands.tap('code.reason-moved');
		await see('13-give-up-agree');
		await hands.tap('loan.all-agree');
		await settle(hands);
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('book.home-members');
		await hands.touch(face(0));
		await see('14-member-page');
		await hands.tap('loan.open-change');
		await see('15-what-is-decided');
		await hands.tap('loan.change-reschedule');
		await hands.tap(/^24 बार/);
		await see('16-new-instalments-agree');
	}
};

const lock: Scene = {
	name: 'lock',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await hands.page.reload();
		await hands.button(/1 नंबर/).waitFor();
		await settle(hands);
		await shoot('who');
		await hands.tap(/1 नंबर/);
		await settle(hands);
	}
};

const bank: Scene = {
	name: 'bank',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(500);
			await shoot(step);
		};
		await hands.tap('book.home-more');
		await hands.tap('book.home-bank-trip');
		await see('00-accounts');
		await hands.touch(hands.page.locator('button.main').first());
		await see('01-account');
		await hands.tap('bank.deposit');
		await see('01-who-went');
		await hands.tap('action.next');
		await hands.layNotes(500);
		await see('01-deposit');
		for (let back = 0; back < 2; back += 1) await hands.tap('action.back');
		await hands.tap('bank.interest');
		await see('02-interest');
		await hands.tap('action.back');
		await hands.tap('bank.book-passbook');
		for (const digit of '2500') await hands.tap(new RegExp(`^${digit}$`));
		await see('03-passbook');
		await hands.tap('bank.book-compare');
		await see('04-compare');
		await hands.tap('bank.book-unticked');
		await see('05-unticked');
		await hands.tap('action.close');
		for (let back = 0; back < 3; back += 1) await hands.tap('action.back');
		await hands.tap('bank.book-outside');
		await see('06-outside');
		await hands.tap('bank.book-money-came');
		await see('07-kinds');
		await hands.tap('code.grant-revolvingFund');
		await hands.touch(hands.page.locator('main button').first());
		await hands.tap(/^पचास हज़ार रुपये की गड्डी/);
		await hands.tap('action.ok');
		await see('07-grant');
		for (let back = 0; back < 3; back += 1) await hands.tap('action.back');
		await hands.tap('bank.group-loan');
		await see('08-from-whom');
		await hands.touch(hands.page.locator('main button').first());
		await hands.tap(/^पचास हज़ार रुपये की गड्डी/);
		await see('09-how-much');
		await hands.tap('action.ok');
		await hands.tap('loan.other-times');
		for (const digit of '10') await hands.tap(new RegExp(`^${digit}$`));
		await hands.tap('action.ok');
		await see('10-check');
		await hands.tap('action.write');
		await see('10b-two-codes');
		await twoCodes(hands);
		await see('11-borrowings');
		await hands.touch(hands.page.locator('button.main').first());
		await see('12-borrowing');
		await hands.tap('bank.book-repay');
		await see('13-repay');
		await hands.tap('bank.book-box');
		await see('13b-repay-from');
		for (let back = 0; back < 3; back += 1) await hands.tap('action.back');
		await hands.tap('bank.book-applications');
		await see('14-applications-empty');
		await hands.tap('bank.book-apply');
		await hands.touch(hands.page.locator('main button').first());
		await hands.tap(/^पचास हज़ार रुपये की गड्डी/);
		await hands.tap('action.ok');
		await see('14b-owed-together');
		await hands.tap('action.write');
		await twoCodes(hands);
		await see('15-applications');
		await hands.touch(hands.page.locator('button.main').first());
		await see('16-answer');
		await hands.tap('code.application-refused');
		await see('17-why');
	}
};

/** Savings of the group that somebody keeps: put in without a paper, interest by its paper. */
const deposits: Scene = {
	name: 'deposits',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		const see = async (step: string) => {
			await settle(hands);
			await shoot(step);
		};
		await hands.tap(/बैठक शुरू/);
		for (let place = 0; place < 15; place += 1) await hands.tap(/^दिया/);
		await hands.tap('action.back');
		await hands.tap(/^और पैसा/);
		await hands.tap('bank.title');
		await see('00-bank');
		await hands.tap('bank.deposits');
		await see('01-none');
		await hands.tap('bank.deposit-placed');
		await see('02-where');
		await hands.tap('code.deposit-village');
		await hands.tap('bank.book-box');
		await hands.layNotes(200);
		await see('03-how-much');
		await hands.tap('action.ok');
		await see('04-paper');
		await hands.tap('bank.deposit-no-paper');
		await see('05-one');
		await hands.tap('bank.deposit-interest');
		await hands.tap(/^7$/);
		await see('06-interest');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await see('07-list');
	}
};

/** What was given for the neediest goes back to whoever gave it, between meetings: from where, how much, to whom, their receipt, two codes. */
const grantBack: Scene = {
	name: 'grant-back',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		const see = async (step: string) => {
			await settle(hands);
			await shoot(step);
		};
		await hands.tap('book.home-more');
		await hands.tap('book.home-bank-trip');
		await hands.tap('bank.book-outside');
		await hands.tap('bank.book-money-came');
		await hands.tap('code.grant-vulnerabilityFund');
		await hands.touch(hands.page.locator('main button').first());
		await hands.layNotes(500);
		await hands.tap('action.ok');
		await hands.tap('bank.book-box');
		await hands.tap('action.write');
		await twoCodes(hands);
		await see('01-list');
		await hands.touch(
			hands.page.locator('button.main', { hasText: hands.say('code.grant-vulnerabilityFund') })
		);
		await see('02-empty');
		await hands.tap('bank.book-box');
		await hands.layNotes(200);
		await see('03-how-much');
		await hands.tap('action.ok');
		await see('04-to-whom');
		await hands.touch(hands.page.locator('main button').first());
		await see('05-receipt');
		await hands.page.locator('input').fill('VO 3');
		await hands.tap('action.next');
		await see('06-two-codes');
		await twoCodes(hands);
		await see('07-list');
	}
};

/** A paper meeting, a line that is said to be wrong and corrected, decisions and agenda. */
/** Lines with as many notes as there are: what she gave back and says was wrong, and what went to the bank. */
const wideLines: Scene = {
	name: 'correction-wide',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		const toPage = async (page: number) => {
			for (let at = 1; at < page; at += 1) await hands.tap('action.page-next');
			await settle(hands);
		};
		await hands.tap('book.home-accounts');
		await hands.touch(hands.page.locator('main ol .one-line > button:first-child').first());
		await hands.tap(/^सेवंती दीदी/);
		const paidBack = new RegExp(`^${hands.say('correction.look-here')}: .*${hands.say('member.paid-back')}`);
		await hands.tap(paidBack);
		await hands.tap('correction.dispute-say');
		await hands.tap(/^सेवंती दीदी/);
		await hands.tap('code.dispute-amount');
		await settle(hands);
		await shoot('1-said-wrong');
		await toPage(3);
		await hands.touch(hands.page.locator('main ol button').last());
		await settle(hands);
		await shoot('2-group');
		await hands.tap('action.back');
		await hands.tap(/^सेवंती दीदी/);
		const saved = new RegExp(`^${hands.say('correction.look-here')}: .*${hands.say('member.saved')}`);
		await hands.tap(saved);
		await hands.tap('correction.other-amount');
		await hands.layNotes(50);
		await hands.tap('action.ok');
		await twoCodes(hands);
		await hands.tap('correction.write');
		await hands.tap(/^सेवंती दीदी/);
		await hands.tap(saved);
		await settle(hands);
		await shoot('3-still-open');
		await hands.tap('action.undo');
		await settle(hands);
		await shoot('4-take-back');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await settle(hands);
		await shoot('5-page');
		await hands.tap('action.back');
		await settle(hands);
		await shoot('6-red-book');
		await hands.tap('action.back');
		await hands.tap('book.home-more');
		await hands.tap('book.home-bank-trip');
		await hands.touch(hands.page.locator('button.main').first());
		await hands.tap('bank.interest');
		for (const digit of '1387') await hands.tap(new RegExp(`^${digit}$`));
		await hands.touch(hands.page.locator('footer button').last());
		await settle(hands);
		await goTo(hands, phone, '/red-book');
		await shoot('7-between');
		await hands.touch(hands.page.locator('main ol .one-line > button:first-child').first());
		await settle(hands);
		await shoot('8-between-page');
	}
};

/** A meeting that was begun by mistake: its only line is taken back, and the page goes. */
const emptyPage: Scene = {
	name: 'put-away',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await hands.tap(/बैठक शुरू/);
		await hands.tap(/^दिया/);
		await hands.touch(undoChip(hands));
		await settle(hands);
		await goTo(hands, phone, '/meeting');
		await shoot('1-meeting');
		await hands.tap('meeting.put-away');
		await settle(hands);
		await shoot('2-away');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('book.home-accounts');
		await hands.touch(hands.page.locator('main ol .one-line > button:first-child').first());
		await settle(hands);
		await shoot('3-page');
		await hands.tap('meeting.put-away');
		await twoCodes(hands);
		await settle(hands);
		await shoot('4-agreed');
		await hands.touch(hands.page.locator('footer button').last());
		await settle(hands);
		await shoot('5-home');
	}
};

/** The group spent more than it earned; a late page that costs interest. */
const homeLoss: Scene = {
	name: 'loss',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await goTo(hands, phone, '/red-book/late');
		await shoot('0-late');
		await goTo(hands, phone, '/meeting/other');
		await hands.tap('meeting.other-expense');
		await hands.tap('code.category-refreshments');
		await hands.layNotes(1400);
		await hands.tap('action.ok');
		await hands.tap('action.back');
		await settle(hands);
		await shoot('1-home');
		await hands.tap('book.home-members');
		await settle(hands);
		await hands.touch(hands.page.locator('main button').nth(1));
		await settle(hands);
		await hands.tap('member.last-times');
		await settle(hands);
		await shoot('2-her-rows');
	}
};

const correction: Scene = {
	name: 'correction',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		const see = async (step: string) => {
			await settle(hands);
			await shoot(step);
		};
		await hands.tap('book.home-accounts');
		await hands.tap('meeting.late-title');
		await see('00-paper-meeting');
		await hands.tap('meeting.late-start');
		await see('01-all-gave');
		await hands.tap(/^सबने दिया/);
		await see('02-gave');
		await hands.tap(/^20 में 20 आईं/);
		await hands.tap('action.back');
		await see('03-path-late');
		await hands.tap(new RegExp(hands.say('meeting.step-close')));
		await see('04-close');
		await hands.tap(/^क्या बात हुई/);
		await see('05-agenda');
		await hands.tap('meeting.minutes-write');
		await see('06-decisions');
		await hands.tap('code.resolution-joinFederation');
		await see('07-who-says-yes');
		await hands.tap('action.back');
		for (let step = 0; step < 3; step += 1) await hands.tap('action.back');
		await hands.tap('book.home-accounts');
		await see('08-red-book');
		await hands.touch(hands.page.locator('main ol .one-line > button:first-child').nth(1));
		await see('09-meeting');
		await hands.tap(/^गेंदा दीदी/);
		await see('10-her-lines');
		await hands.tap('code.reason-forgotten');
		await see('10-forgotten');
		const saved = new RegExp(`^${hands.say('correction.look-here')}: .*${hands.say('member.saved')}`);
		await hands.tap(saved);
		await see('11-what');
		await hands.tap('correction.dispute-say');
		await hands.tap(/^गेंदा दीदी/);
		await see('12-dispute-kind');
		await hands.tap('code.dispute-amount');
		await see('13-disputed');
		await hands.tap(/^गेंदा दीदी/);
		await hands.tap(saved);
		await hands.tap('correction.other-amount');
		await hands.layNotes(250);
		await hands.tap('action.ok');
		await see('14-agree');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('correction.other-woman');
		await see('15-other-woman');
		await hands.page.goto(`${phone.origin}/meeting`);
		await hands.tap(/1 नंबर/);
		await touchCode(hands, practiceCodePictures);
		await hands.button(/^गलत बताया/).waitFor();
		await see('16-path-dispute');
		await hands.tap(/^गलत बताया/);
		await see('17-disputes');
		await hands.touch(hands.page.locator('main button').first());
		await see('18-settle');
		await hands.tap('code.outcome-corrected');
		await hands.tap('correction.other-amount');
		await hands.layNotes(50);
		await hands.tap('action.ok');
		for (const officer of [1, 2]) await hands.tap(new RegExp(`^${flower(officer, 'hi')} दीदी`));
		await hands.tap('correction.write');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('book.home-accounts');
		await hands.touch(hands.page.locator('main ol .one-line > button:first-child').nth(1));
		await see('19-put-right');
		await hands.tap(/^गेंदा दीदी/);
		await see('19-both-lines');
	}
};

/** The school needs no book: whoever holds the phone may learn. */
const school: Scene = {
	name: 'school',
	play: async (phone, shoot) => {
		const hands = await open(phone);
		await hands.tap('app.shelf-school');
		await settle(hands);
		await shoot('rounds-and-lessons');
		await hands.tap('action.page-next');
		await shoot('more-lessons');
		await hands.touch(hands.page.locator('.chapter button').first());
		await hands.page.waitForTimeout(600);
	}
};

/** Each guided round, as it begins: the bar of the guide stands above. */
const guided: Scene = {
	name: 'guided',
	play: async (phone, shoot) => {
		const hands = await open(phone);
		await hands.tap('app.shelf-school');
		for (const [place, round] of ['roll', 'mistake', 'count', 'give-back', 'loan', 'bank'].entries()) {
			await hands.touch(hands.page.locator('.rounds button').nth(place));
			await hands.page.locator('aside.guide').waitFor();
			await hands.page.waitForTimeout(1200);
			await shoot(`${place}-${round}`);
			await hands.tap('school.round-leave');
			await hands.at('/school');
		}
	}
};

/** The studio, and her own name in her voice. */
const voices: Scene = {
	name: 'voices',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await hands.page.goto(`${phone.origin}/voice`);
		await hands.page.waitForTimeout(800);
		await shoot('0-shelf');
		await hands.tap(new RegExp(`^${hands.say('voice.new')}`));
		await settle(hands);
		await shoot('1-name');
		await hands.type('सुनीता');
		await hands.tap('action.start');
		await settle(hands);
		await shoot('2-studio');
		await goTo(hands, phone, '/group/woman?m=practice-9');
		await hands.tap('people.her-word');
		await hands.tap('people.word-voice');
		await settle(hands);
	}
};

/** A phone that was made mute: the crossed listen button stands where the listen button stood. */
const mute: Scene = {
	name: 'mute',
	play: async (phone, shoot) => {
		const hands = await practise(phone);
		await hands.tap('book.home-help');
		await hands.tap('app.shelf-language');
		await hands.tap('voice.sound-on');
		await settle(hands);
		await shoot('language');
		await hands.tap('action.ok');
		await hands.button('book.home-members').waitFor();
		await settle(hands);
	}
};

/** A copy is brought back on a phone that has no book. */
const restore: Scene = {
	name: 'restore',
	play: async (phone) => {
		const hands = await open(phone);
		await hands.tap('app.shelf-restore');
		await settle(hands);
	}
};

export const scenes: readonly Scene[] = [
	founding,
	lock,
	meeting,
	dues,
	loans,
	lateLoansScene,
	filledSheet,
	sheetToday,
	bank,
	deposits,
	grantBack,
	correction,
	wideLines,
	emptyPage,
	homeLoss,
	closing,
	creditPlan,
	shareOut,
	shareOutNotes,
	shareOutPapers,
	sharesFounded,
	people,
	points,
	unlockedPage,
	rules,
	importing,
	helping,
	laptop,
	laptopWide,
	laptopSlot,
	otherPhone,
	post,
	single('home', '/'),
	single('members', '/members'),
	single('member-page', '/members/page?m=practice-10'),
	single('red-book', '/red-book'),
	single('print', '/print'),
	single('print-books', '/print/books'),
	single('print-cash-book', '/print/books/paper?kind=cash-book'),
	single('print-bank', '/print/bank'),
	single('bank-ready', '/bank/ready'),
	single('bank-details', '/bank/details'),
	single('print-minutes', '/print/registers?kind=minutes'),
	single('print-extract', '/print/registers?kind=extract'),
	single('print-letter', '/print/letter'),
	single('print-members', '/print/members'),
	single('print-school', '/print/school'),
	single('meeting-kind', '/meeting/kind'),
	unlocked('verify', '/verify'),
	womenSlips,
	printedSlips,
	single('aside', '/aside'),
	unlocked('language-review', '/language/review'),
	unlocked('language-install', '/language/install'),
	single('backup', '/backup'),
	keyCards,
	printedCards,
	safeBook,
	school,
	guided,
	voices,
	mute,
	restore,
	single('help', '/help'),
	{
		name: 'language',
		play: async (phone) => {
			const hands = await open(phone);
			await hands.tap(/^बोली$/);
			await settle(hands);
		}
	},
	{
		name: 'first-language',
		phone: { language: null },
		play: async (phone) => {
			const hands = new Hands(phone.page);
			await phone.page.goto(`${phone.origin}/`);
			await hands.tap(/^नेपाली$/);
			await settle(hands);
			await settle(hands);
		}
	},
	paper('member', '/print/member?m=practice-10'),
	paper('meeting', '/print/meeting'),
	paper('fill', '/print/blank'),
	paper('wall', '/print/wall'),
	paper('trial-balance', '/print/books/paper?kind=trial-balance'),
	paper('receipts-payments', '/print/books/paper?kind=receipts-payments')
];
