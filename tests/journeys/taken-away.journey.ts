import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { addDays } from '#kernel';
import type { Phone } from '../support/browser.ts';
import { readKeyPaper, touchCode } from '../support/fingers.ts';
import { foundGroup, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { copyOfSecondPhone } from '../support/second-phone.ts';
import { story } from '../support/story.ts';

/**
 * What somebody who took something away can do with it in the app: a copy of the book, a key paper in whose place a new one came, the whole
 * phone as it was then (docs/THREATS.md, "Who can take the book"). An officer who kept them meets the same screens.
 */
const folder = mkdtempSync(join(tmpdir(), 'bahi-taken-'));
const [profile, clone] = [join(folder, 'phone'), join(folder, 'clone')];
const groupName = 'Ujala-marker';
const started: Phone[] = [];

let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];
let [oldPaper, newPaper] = ['', ''];
let [before, after] = [new Uint8Array(), new Uint8Array()];

afterAll(async () => {
	for (const one of started) await one.close();
	rmSync(folder, { recursive: true, force: true });
});

const step = story('a copy, a key paper and a phone that were taken away');

step(
	'before: a copy leaves the phone, and the phone is cloned; after: two officers make a new key paper',
	async () => {
		await start({ profile });
		const founded = await foundGroup(hands, { name: groupName, saving: 20 });
		[codes, oldPaper] = [founded.codes, founded.keyPaper];
		await hands.tap('book.home-more');
		await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
		before = await makeCopy();
		await phone.kill();
		// The lock of a killed browser names its folder and process; copied, it would say that another computer has the clone open.
		cpSync(profile, clone, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') });
		await start({ profile, port: portOf(phone) });
		await openWith(0);
		await hands.tap('book.home-more');
		await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
		await hands.tap(/^नया चाबी वाला काग़ज़/);
		await hands.tap(/^एक काग़ज़/);
		await openWith(0);
		await openWith(1);
		await hands.see(/काग़ज़ मेरे पास है/);
		newPaper = await readKeyPaper(hands);
		await proveKeyPaper(hands, newPaper);
		await hands.tap('book.home-more');
		await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
		after = await makeCopy();
		expect(newPaper).not.toBe(oldPaper);
	}
);

step('a stolen copy names nobody and opens with no other paper; with that of its day it opens', async () => {
	const thief = await aStranger();
	await tryLetters(thief, before, newPaper);
	await refused(thief);
	await thief.type(oldPaper);
	await thief.tap('backup.restore-look');
	await thief.see('backup.restore-write');
});

step('the key paper of before opens no copy of after', async () => {
	const thief = await aStranger();
	await tryLetters(thief, after, oldPaper);
	await refused(thief);
});

step(
	'pages that one officer wrote elsewhere with them are seen, and come in by no code of one woman',
	async () => {
		const later = addDays(await phone.today(), 3 * 365);
		const forged = await copyOfSecondPhone(before, oldPaper, { meetings: [later], each: 2000 });
		await hands.page.goto(`${phone.origin}/backup`);
		await openWith(0);
		await hands.tap('backup.other-title');
		await choose(hands, forged);
		// The renewed key paper is noted here: both phones wrote on.
		await hands.tap('backup.other-settle');
		// That phone is new to the book, which is heard before the codes.
		await hands.tap('action.next');
		await openWith(0);
		await hands.touch(hands.button(/^अंगूर/));
		// The code that she made up for the other officer, and her own once more.
		await touchCode(hands, codes[0] ?? []);
		await hands.page
			.getByText(/^ये चित्र सही नहीं/)
			.first()
			.waitFor();
		expect(await brokenRules(hands.page)).toEqual([]);
		await hands.page.goto(`${phone.origin}/`);
		await openWith(0);
		await hands.see(/^बैठक शुरू/);
		expect(await hands.page.getByText(hands.say('backup.other-done')).count()).toBe(0);
	}
);

step('a cloned phone opens by a code of its day and not without, and reads nothing of after', async () => {
	const port = portOf(phone);
	await phone.close();
	await start({ profile: clone, port });
	await hands.touch(hands.button(/^नारियल/));
	await touchCode(hands, codes[1] ?? []);
	await hands.page
		.getByText(/^ये चित्र सही नहीं/)
		.first()
		.waitFor();
	expect(await hands.button('action.lock').count()).toBe(0);
	await hands.page.goto(`${phone.origin}/`);
	await openWith(1);
	await hands.see(/^बैठक शुरू/);
	await hands.page.goto(`${phone.origin}/backup`);
	await openWith(1);
	await hands.tap('backup.other-title');
	await choose(hands, after);
	await hands.button('backup.restore-look').waitFor();
	await hands.type(oldPaper);
	await hands.tap('backup.restore-look');
	await refused(hands);
	expect(phone.problems).toEqual([]);
});

async function start(options: Parameters<typeof openPlainPhone>[0]): Promise<void> {
	phone = await openPlainPhone({ keepsApp: false, ...options });
	started.push(phone);
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
}

const portOf = ({ origin }: Phone): number => Number(new URL(origin).port);

/** Another phone, on which nothing is. */
async function aStranger(): Promise<Hands> {
	const other = await openPlainPhone({ keepsApp: false });
	started.push(other);
	await other.page.goto(`${other.origin}/`);
	return new Hands(other.page);
}

const officers = [/^नारियल/, /^अंगूर/] as const;

async function openWith(officer: 0 | 1): Promise<void> {
	await hands.touch(hands.button(officers[officer]));
	await touchCode(hands, codes[officer] ?? []);
}

async function makeCopy(): Promise<Uint8Array<ArrayBuffer>> {
	await hands.tap('backup.make');
	await hands.see('backup.give');
	const [file] = await Promise.all([hands.page.waitForEvent('download'), hands.tap('backup.give')]);
	return new Uint8Array(readFileSync(await file.path()));
}

const choose = ({ page }: Hands, copy: Uint8Array): Promise<void> =>
	page
		.locator('input[type=file]')
		.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from(copy) });

async function tryLetters(on: Hands, copy: Uint8Array, letters: string): Promise<void> {
	await on.tap('app.shelf-restore');
	await choose(on, copy);
	await on.button('backup.restore-look').waitFor();
	await on.type(letters);
	await on.tap('backup.restore-look');
}

/** It is said what to do, and nothing of the group stands there. */
async function refused(on: Hands): Promise<void> {
	await on.page.getByText(on.say('backup.restore-other-paper')).first().waitFor();
	expect(await on.text()).not.toContain(groupName);
	expect(await on.button('backup.restore-write').count()).toBe(0);
	expect(await brokenRules(on.page)).toEqual([]);
}
