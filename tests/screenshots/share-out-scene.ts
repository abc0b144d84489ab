import { bringJournal } from '../support/bring-journal.ts';
import { journalOfShares, sharedOutCycle, women } from '../support/cycle-of-shares.ts';
import { firstHasTheCode } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import type { Scene } from './scene.ts';
import { flower } from '../support/flowers.ts';

/** A cycle of twelve meetings ends: the rehearsal, the rule, each woman's sum, her notes, an empty box. */
export const shareOut: Scene = {
	name: 'share-out',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		const today = await phone.today();
		await bringJournal(phone, hands, journalOfShares(today));
		await hands.tap(/^बैठक शुरू/);
		await hands.tap('loan.repay-not-today');
		await see('00-roll');
		await hands.tap('meeting.roll-shares', { count: 1 });
		await see('00-roll-two');
		await hands.tap('meeting.roll-shares', { count: 2 });
		for (let shares = 3; shares <= 5; shares += 1) await hands.tap('meeting.roll-shares', { count: shares });
		for (let place = 0; place < women; place += 1) await hands.tap(/^दिया/);
		await hands.at('/meeting/faces');
		await hands.tap('action.back');
		await hands.at('/meeting');
		await hands.tap('action.back');
		await hands.tap('book.home-members');
		await hands.tap('people.group-title');
		await see('01-group');
		await hands.tap('people.share-close-group');
		await see('02-box');
		await hands.tap('action.ok');
		await see('03-rules');
		await hands.tap(/^बराबर/);
		await see('04-equal');
		await hands.tap(/^तय दर/);
		await hands.touch(hands.page.locator('footer button').last());
		await see('04-rate');
		await hands.tap('action.back');
		await hands.tap(/^जमा से/);
		await hands.touch(hands.page.locator('footer button').last());
		await see('05-parts');
		await hands.tap('action.page-next');
		await hands.tap(/^केवड़ा /);
		await see('06-hers');
		await hands.tap('people.share-keep');
		await see('07-keep');
		await hands.tap('action.back');
		await hands.tap('action.back');
		await hands.tap('action.ok');
		await see('08-agree');
		for (const officer of [1, 2]) await hands.tap(new RegExp(`^${flower(officer, 'hi')} `));
		await hands.tap('loan.all-agree');
		await see('09-hand');
		for (let place = 0; place < 8; place += 1) await hands.tap(/^हाथ में/);
		await see('10-hand-ninth');
		for (let place = 8; place < women; place += 1) await hands.tap(/^हाथ में/);
		await see('11-done');
		await hands.tap('meeting.step-count');
		await see('12-count');
	}
};

/** What is paid is rounded to the notes that are in the box: they are counted, do not reach, are counted again, and are laid. */
export const shareOutNotes: Scene = {
	name: 'share-out-notes',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		const count = async (pieces: readonly (readonly [number, number])[]) => {
			await hands.button('meeting.count-done').waitFor();
			for (const [piece, many] of pieces) {
				if (piece !== 500) await hands.tap(new RegExp(`^${piece} का ${piece >= 10 ? 'नोट' : 'सिक्का'}[,:]`));
				for (const digit of String(many)) await hands.tap(new RegExp(`^${digit}$`));
			}
			await see('count');
			await hands.tap('meeting.count-done');
		};
		const today = await phone.today();
		await bringJournal(phone, hands, journalOfShares(today));
		await hands.tap(/^बैठक शुरू/);
		await hands.tap('loan.repay-not-today');
		for (let place = 0; place < women; place += 1) await hands.tap(/^दिया/);
		await hands.at('/meeting/faces');
		await hands.tap('action.back');
		await hands.at('/meeting');
		await hands.tap('action.back');
		await hands.tap('book.home-members');
		await hands.tap('people.group-title');
		await hands.tap('people.share-close-group');
		await hands.tap('action.ok');
		await hands.touch(hands.page.locator('footer button').last());
		await see('1-parts');
		await hands.tap('people.share-round-box');
		// The 19,220 of the box, in notes of ten and more.
		await count([
			[500, 10],
			[100, 130],
			[50, 10],
			[20, 20],
			[10, 32]
		]);
		await see('2-rounded');
		await hands.tap('action.ok');
		for (const officer of [1, 2]) await hands.tap(new RegExp(`^${flower(officer, 'hi')} `));
		await hands.tap('loan.all-agree');
		await see('3-laid');
		for (let place = 0; place < 8; place += 1) await hands.tap(/^हाथ में/);
		await see('4-laid-ninth');
	}
};

/** The statement and the slips of a cycle that was shared out, as wide as a table on a laptop. */
export const shareOutPapers: Scene = {
	name: 'print-share-out',
	phone: { context: { viewport: { width: 1240, height: 1160 }, deviceScaleFactor: 1 } },
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const today = await phone.today();
		await bringJournal(phone, hands, journalOfShares(today, sharedOutCycle(today)));
		await hands.tap('book.home-print');
		await hands.tap('print.books-open');
		await hands.tap('register.title-share-out');
		await hands.page.locator('[data-ready="true"]').waitFor();
		await hands.page.waitForTimeout(800);
		await shoot('statement');
		await hands.tap('action.back');
		await hands.tap('register.title-slips');
		await hands.page.locator('[data-ready="true"]').waitFor();
		await hands.tap('print.with-names');
		await hands.page.waitForTimeout(800);
		await shoot('slips');
		await hands.tap('action.back');
		await hands.tap('register.title-ratios');
		await hands.page.locator('[data-ready="true"]').waitFor();
		await hands.page.waitForTimeout(800);
		await shoot('ratios');
	}
};

/** A group that saves in shares is founded. */
export const sharesFounded: Scene = {
	name: 'shares-founded',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(500);
			await shoot(step);
		};
		const next = () => hands.tap('action.next');
		await hands.tap('app.shelf-new');
		await firstHasTheCode(hands, 'अनानास');
		await hands.type('Ujala');
		for (let question = 0; question < 6; question += 1) await next();
		await hands.layNotes(50);
		await see('1-saving');
		await hands.tap('setup.kind-vsla');
		await see('2-in-shares');
		await next();
		await see('3-most');
		await next();
		await next();
		await see('4-method');
		for (let question = 0; question < 3; question += 1) await next();
		await hands.layNotes(5);
		await next();
		await see('5-fund-shared');
	}
};
