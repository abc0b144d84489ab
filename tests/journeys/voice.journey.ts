import { afterEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { corePrompts, loadLanguage } from '#i18n';
import { readPack } from '#voice';
import { openPhone, type Phone } from '../support/browser.ts';
import { Hands } from '../support/hands.ts';
import { openPractice } from '../support/meeting-hands.ts';

// The voice as a real browser joins it: what starts at the loudspeaker is counted, because nobody listens here.

/** A microphone that hums, and a person who says yes to it. */
const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

const phones: Phone[] = [];
afterEach(async () => {
	for (const phone of phones.splice(0)) await phone.close();
});

async function aPhone(): Promise<Phone> {
	const phone = await openPhone({ flags, context: { acceptDownloads: true } });
	phones.push(phone);
	await phone.context.addInitScript(() => {
		const starts: { at: number; length: number }[] = [];
		Object.assign(globalThis, { starts });
		const itself = AudioBufferSourceNode.prototype;
		const original = Object.getOwnPropertyDescriptor(itself, 'start')?.value as typeof itself.start;
		itself.start = function start(when = 0, offset = 0, duration = 0) {
			starts.push({ at: when, length: duration });
			Reflect.apply(original, this, [when, offset, duration]);
		};
	});
	return phone;
}

interface Start {
	/** Seconds on the clock of the loudspeaker. */
	readonly at: number;
	readonly length: number;
}
const starts = (page: Page): Promise<readonly Start[]> =>
	page.evaluate(() => (globalThis as unknown as { starts: Start[] }).starts);

/** Waits until at least so many clips began to sound since there were `before`. */
async function heardSince(page: Page, before: number, atLeast = 1): Promise<readonly Start[]> {
	await page.waitForFunction(
		(count) => (globalThis as unknown as { starts: unknown[] }).starts.length >= count,
		before + atLeast
	);
	return (await starts(page)).slice(before);
}

test('a screen is heard from the trial voice, without gaps, also without a network', async () => {
	const phone = await aPhone();
	const hands = await openPractice(phone);
	const ear = hands.page.locator('header [data-listen]');
	await hands.page.reload();
	await hands.page.locator('button').first().waitFor();
	expect(await starts(hands.page)).toEqual([]);
	await hands.touch(ear);
	const heard = await heardSince(hands.page, 0);
	const sentence = heard.filter(({ length }) => length > 0);
	expect(sentence.length).toBeGreaterThan(0);
	for (const [place, { at, length }] of sentence.entries()) {
		const next = sentence[place + 1];
		if (next === undefined) continue;
		expect(next.at - (at + length)).toBeGreaterThanOrEqual(-0.001);
		// The pause behind a sentence is the longest (0.4 s).
		expect(next.at - (at + length)).toBeLessThan(0.45);
	}
	expect(phone.problems).toEqual([]);
});

test('three prompts are recorded, leave as a file, and speak on another phone', async () => {
	const phone = await aPhone();
	await phone.page.goto(`${phone.origin}/voice`);
	const hands = new Hands(phone.page);
	await hands.tap(/^आवाज़ भरिए/);
	await hands.type('उदाहरण बोली');
	await hands.tap('action.start');
	for (let word = 0; word < 3; word += 1) {
		await hands.tap('voice.record');
		await phone.page.waitForTimeout(600);
		const before = (await starts(phone.page)).length;
		await hands.tap('voice.done');
		expect(await heardSince(phone.page, before)).toHaveLength(1);
		await hands.tap('voice.missing');
	}
	const core = corePrompts(await loadLanguage('hi'), 'hi');
	await phone.page.getByText(hands.say('voice.core', { done: 3, count: core.length })).waitFor();
	await hands.tap('action.back');
	const [leaving] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('voice.hand-out')]);
	const file = await leaving.path();
	const pack = readPack(new Uint8Array(readFileSync(file)));
	expect(pack.ok && [...pack.value.clips.keys()].sort()).toEqual(['एक', 'दो', 'शून्य'].sort());

	const other = await aPhone();
	await other.page.goto(`${other.origin}/voice`);
	const others = new Hands(other.page);
	await other.page.locator('input[type=file]').setInputFiles(file);
	await others.tap('voice.take');
	await other.page.getByText('उदाहरण बोली').waitFor();
	const before = (await starts(other.page)).length;
	await others.tap(/^उदाहरण बोली/);
	// "एक, दो, तीन। सौ रुपये जमा।": two words are hers, so the trial voice says the rest in two pieces.
	const heard = await heardSince(other.page, before, 4);
	expect(heard.every(({ length }) => length > 0)).toBe(true);
	expect([...phone.problems, ...other.problems]).toEqual([]);
});
