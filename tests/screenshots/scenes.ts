import type { Phone } from '../support/browser.ts';
import { Hands, practiceCodePictures, touchCode } from '../support/hands.ts';
import type { Scene } from './scene.ts';

/** Every screen at 360 × 640 in Hindi, and every page of paper; the practice group gives the figures. */

const settle = (hands: Hands) => hands.page.waitForTimeout(400);

async function open(phone: Phone): Promise<Hands> {
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.button('shelf.practice').waitFor({ timeout: 20_000 });
	return hands;
}

async function practise(phone: Phone): Promise<Hands> {
	const hands = await open(phone);
	await hands.tap('shelf.practice');
	await hands.button('home.members').waitFor({ timeout: 40_000 });
	return hands;
}

/** A deep link asks for the code first, as it does on a phone. */
async function goTo(hands: Hands, phone: Phone, path: string): Promise<void> {
	await hands.page.goto(`${phone.origin}${path}`);
	await hands.tap(/1 नंबर/);
	await touchCode(hands, practiceCodePictures);
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
		await hands.tap('roll.other-amount');
		await settle(hands);
		await shoot('02-note-mat');
		await hands.tap('action.back');
		for (let place = 0; place < 20; place += 1) await hands.tap(/^दिया/);
		await settle(hands);
		await shoot('03-faces');
		await hands.tap(/20 आईं/);
		await settle(hands);
		await shoot('04-give-back');
		await hands.page.goto(`${phone.origin}/meeting`);
		await hands.tap(/1 नंबर/);
		await touchCode(hands, practiceCodePictures);
		await settle(hands);
		await shoot('05-path');
		await hands.tap(/नया लोन|लोन/);
		await settle(hands);
		await shoot('06-any-loan');
		await hands.tap(/^लोन देना/);
		await settle(hands);
		await shoot('07-loan-who');
		await hands.tap(/^उदाहरण 2 /);
		await hands.layOnMat(500);
		await settle(hands);
		await shoot('08-loan-how-much');
		await hands.tap('action.ok');
		await settle(hands);
		await shoot('09-loan-how-many');
		await hands.tap(/हर बार/);
		await settle(hands);
		await shoot('10-loan-what-for');
		await hands.tap('purpose.animal');
		await settle(hands);
		await shoot('11-loan-agree');
		await hands.page.goto(`${phone.origin}/meeting/count`);
		await hands.tap(/1 नंबर/);
		await touchCode(hands, practiceCodePictures);
		await settle(hands);
		await shoot('12-count');
		await hands.tap(/^500 का नोट:/);
		await hands.tap(/^3$/);
		await hands.tap('count.done');
		await settle(hands);
		await shoot('13-book-and-box');
	}
};

const beginning: Scene = {
	name: 'beginning',
	play: async (phone, shoot) => {
		const hands = await open(phone);
		await shoot('00-shelf');
		await hands.tap('shelf.new');
		await settle(hands);
		await shoot('01-name');
		await hands.type('उजाला');
		for (const step of ['02-place', '03-money', '04-day', '05-rhythm', '06-weekday', '07-saving']) {
			await hands.tap('action.next');
			await settle(hands);
			await shoot(step);
		}
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

export const scenes: readonly Scene[] = [
	beginning,
	lock,
	meeting,
	single('bank', '/bank'),
	single('members', '/members'),
	single('her-page', '/members/page?m=practice-10'),
	single('red-book', '/red-book'),
	single('group', '/group'),
	single('print', '/print'),
	single('backup', '/backup'),
	single('help', '/help'),
	{
		name: 'language',
		play: async (phone) => {
			const hands = await open(phone);
			await hands.tap(/^बोली$/);
			await settle(hands);
		}
	},
	paper('member', '/print/member?m=practice-10'),
	paper('meeting', '/print/meeting'),
	paper('blank', '/print/blank')
];
