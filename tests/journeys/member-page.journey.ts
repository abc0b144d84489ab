import { afterAll, beforeAll, expect } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';
import { learnCode, practiceCodePictures, touchCode } from '../support/fingers.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { officersVouch, openPractice, settled } from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';
import { flower, flowerNames } from '../support/flowers.ts';
import { listenIn, saidOn } from '../screens/speech.ts';

/** In the practice group an officer gives the ninth woman, who holds no office, a code; she looks at her own page. */
let phone: Phone;
let hands: Hands;
let code: readonly string[];

beforeAll(async () => {
	phone = await openPhone({ keepsApp: false, context: still });
	await listenIn(phone.context);
	hands = await openPractice(phone);
	await hands.tap('book.home-members');
	await hands.tap('people.group-title');
	await hands.tap('people.women');
	await hands.tap(/^केवड़ा /);
	await hands.tap('member.page-code');
	await looksRight();
	await hands.tap('member.page-code-give');
	await officersVouch(hands);
	code = await learnCode(hands);
	await hands.button('member.page-code-new').waitFor();
	await hands.tap('action.lock');
	await hands.button('lock.my-page').waitFor();
});

afterAll(() => phone.close());

/** What a machine can find wrong; everything fits a phone of 560 px without scrolling (R12). */
async function looksRight(): Promise<void> {
	await settled(hands);
	expect(await brokenRules(hands.page)).toEqual([]);
	await hands.page.setViewportSize({ width: 360, height: 560 });
	// How many rows a list has follows from the height of the screen, a moment later.
	await hands.page.waitForFunction(() => {
		const main = document.querySelector('main');
		return main !== null && main.scrollHeight <= main.clientHeight;
	});
	await hands.page.setViewportSize({ width: 360, height: 640 });
}

/** Symbol and code: six touches from the lock. */
async function openOwnPage(): Promise<void> {
	hands.taps = 0;
	await hands.tap('lock.my-page');
	await hands.tap(/9 नंबर$/);
	await touchCode(hands, code);
	await hands.at('/own');
	await hands.button('member.print').waitFor();
	expect(hands.taps).toBe(6);
}

/** Women who are named on the screen. */
async function named(): Promise<readonly string[]> {
	const text = await hands.text();
	return flowerNames('hi').filter((name) => text.includes(name));
}

const step = story('she looks at her own page');

step('the lock asks for pictures and numbers, and names nobody', async () => {
	await looksRight();
	await hands.tap('lock.my-page');
	await looksRight();
	expect(await named()).toEqual([]);
	await hands.tap('action.back');
});

step(
	'a woman without a code touches her picture at the lock, two officers vouch once, she makes hers and sees her page',
	async () => {
		const before = (await saidOn(hands.page)).length;
		hands.taps = 0;
		await hands.tap('lock.my-page');
		await hands.tap(/4 नंबर\. /);
		for (const officer of [/1 नंबर/, /2 नंबर/]) {
			await looksRight();
			await hands.tap(officer);
			await touchCode(hands, practiceCodePictures);
		}
		const hers = await learnCode(hands);
		await looksRight();
		await hands.tap(/4 नंबर$/);
		await touchCode(hands, hers);
		await hands.at('/own');
		await settled(hands);
		expect(hands.taps).toBe(23);
		// Nothing is said of the woman whose page lies under the lock, and nobody is asked twice whose hand the phone is in.
		const said = (await saidOn(hands.page)).slice(before).join(' ');
		expect(said).not.toContain(flower(9, 'hi'));
		expect(said).not.toContain(hands.say('lock.prompt'));
		expect(said).toContain(flower(4, 'hi'));
		await hands.tap('action.lock');
		await hands.button('lock.my-page').waitFor();
	}
);

step('her code opens her page and nothing else', async () => {
	await openOwnPage();
	await looksRight();
	expect((await named()).filter((name) => name !== flower(9, 'hi'))).toEqual([]);
	await hands.page
		.getByRole('img', { name: hands.say('member.page-time-left', { count: 6, total: 6 }) })
		.waitFor();
	const months = [];
	await hands.tap('member.last-times');
	const list = hands.page.getByRole('list', { name: hands.say('member.last-times') });
	for (let turned = 0; turned < 2; turned += 1) {
		await looksRight();
		months.push(await list.innerText());
		await hands.tap('action.page-next');
	}
	expect(new Set(months).size).toBe(2);
	await hands.tap('action.back');
	await hands.tap('member.print');
	await hands.button('print.now').waitFor();
	expect(await hands.page.locator('.papers .sheet').count()).toBeGreaterThan(0);
	await hands.tap('action.back');
	await hands.button('member.print').waitFor();
});

step('another address shows the lock, inside the app and typed', async () => {
	await hands.page.goBack();
	await hands.button('lock.my-page').waitFor();
	await openOwnPage();
	await phone.page.goto(`${phone.origin}/members`);
	await hands.button('lock.my-page').waitFor();
	expect(await named()).toEqual([]);
	await openOwnPage();
	await hands.tap('action.lock');
	await hands.button('lock.my-page').waitFor();
	expect(phone.problems).toEqual([]);
});

step('on a slow phone the red book stands until the lock does: at no time is the screen empty', async () => {
	const session = await phone.context.newCDPSession(hands.page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
	await hands.page.addInitScript(() => {
		const look = (): void => {
			if (document.getElementById('coming') !== null) requestAnimationFrame(look);
			else sessionStorage.setItem('drawn', document.body.innerText.trim() === '' ? 'nothing' : 'the lock');
		};
		document.addEventListener('DOMContentLoaded', look);
	});
	await hands.page.reload();
	await hands.button('lock.my-page').waitFor();
	expect(await hands.page.evaluate(() => sessionStorage.getItem('drawn'))).toBe('the lock');
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
});

step('over a network that gives nothing the languages stand there with their screen', async () => {
	await hands.page.route('**/*.js', () => new Promise<void>(() => undefined));
	await hands.tap('app.shelf-language');
	await hands.page.getByText('१ २ ३ ४').waitFor();
	for (const name of [/हिन्दी/, /नेपाली/, /English/]) expect(await hands.button(name).isVisible()).toBe(true);
	await hands.page.unroute('**/*.js');
});
