import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { Hands } from '../support/hands.ts';
import {
	answerRoll,
	approve,
	askedToday,
	countBox,
	officerTile,
	openPractice,
	practiceDues,
	settled,
	unlockPractice,
	type Answer
} from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/** A phone whose battery ends in the middle of a meeting: nothing is lost, and it comes back to the same screen. */
const profile = mkdtempSync(join(tmpdir(), 'bahi-killed-'));
const gave = (count: number): readonly Answer[] => Array.from({ length: count }, () => 'gave' as const);

let phone: Phone;
let hands: Hands;
let box = 1460 + 17 * 20 + 60 + 18 * practiceDues.social;

beforeAll(async () => {
	phone = await openPlainPhone({ profile });
	hands = await openPractice(phone);
});

afterAll(async () => {
	await phone.close();
	rmSync(profile, { recursive: true, force: true });
});

const step = story('a meeting whose phone dies again and again');

step('killed in the roll: the answers are there, and the next woman is asked', async () => {
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(hands, [...gave(5), 'came', 60]);
	await settled(hands);
	await askedNow(8);
	await dieAndComeBack();
	await hands.at('/meeting/roll');
	await askedNow(8);
	await answerRoll(hands, [...gave(12), 'absent']);
	await hands.at('/meeting/faces');
	await expect.poll(() => hands.button(/^20 में 19 आईं/).innerText()).toContain('400');
});

step('killed while they give back: who gave is not asked again', async () => {
	await hands.tap(/^20 में 19 आईं/);
	await hands.at('/meeting/give-back');
	for (let borrower = 0; borrower < 2; borrower += 1) {
		box += await askedToday(hands);
		await hands.tap(/पूरा दिया/);
	}
	await settled(hands);
	const third = await hands.text();
	await dieAndComeBack();
	await hands.at('/meeting/give-back');
	await hands.button(/पूरा दिया/).waitFor();
	await expect.poll(() => hands.text()).toBe(third);
	for (let borrower = 2; borrower < 5; borrower += 1) {
		box += await askedToday(hands);
		await hands.tap(/पूरा दिया/);
	}
});

step('killed before the seal: the count still stands', async () => {
	await hands.tap('action.go-on');
	await hands.tap('loan.none');
	await countBox(hands, box);
	await hands.at('/meeting/close');
	await dieAndComeBack();
	await hands.at('/meeting/close');
	await officerTile(hands, 'president').waitFor();
	await hands.page.getByRole('img', { name: hands.say('meeting.close-equal'), exact: true }).waitFor();
	expect(phone.problems).toEqual([]);
});

step('killed at the close: its slip comes again, until it is put away', async () => {
	await approve(hands, 'president');
	await approve(hands, 'treasurer');
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	await dieAndComeBack();
	await hands.at('/meeting/sealed');
	await hands.tap('meeting.seal-done');
	await hands.at('/');
});

/** Which woman of the roll stands there, as the ticks of the band say it. */
const askedNow = (count: number) =>
	hands.page
		.getByRole('img', { name: hands.say('meeting.roll-place', { count, total: 20 }), exact: true })
		.waitFor();

/** SIGKILL, then the app is opened from its icon and unlocked. */
async function dieAndComeBack(): Promise<void> {
	expect(phone.problems).toEqual([]);
	const port = Number(new URL(phone.origin).port);
	await phone.kill();
	const before = logs(port);
	phone = await openPlainPhone({ profile, port });
	await phone.page.goto(`${phone.origin}/`);
	hands = new Hands(phone.page);
	await unlockPractice(hands);
	// What is written from here on stands in no file whose end the power may have spoiled.
	expect(before.length).toBeGreaterThan(0);
	await expect.poll(() => logs(port).filter((log) => before.includes(log))).toEqual([]);
}

/** Files of the browser's database into which it writes what comes next. */
const logs = (port: number): readonly string[] =>
	readdirSync(join(profile, `Default/IndexedDB/http_localhost_${String(port)}.indexeddb.leveldb`)).filter(
		(name) => name.endsWith('.log')
	);
