import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { present } from '#kernel';
import type { Phone } from './browser.ts';
import { touchCode } from './fingers.ts';
import { foundGroup } from './found-group.ts';
import { Hands } from './hands.ts';
import { countBox, settled } from './meeting-hands.ts';
import { chance } from './photo.ts';
import { openPlainPhone } from './plain-phone.ts';

/*
 * A real book, with canary and second copy, whose browser dies by SIGKILL again and again: every second time while a meeting is closed by two
 * officers, else while the women give. After each start the lock must stand there, and the book must have every entry and page that
 * the screen had said to be there, none half and none twice: `npm run soak -- kills --kills 200 --seed 7`
 */

const { values } = parseArgs({
	options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '7' } }
});
const kills = Number(values.kills);
const random = chance(Number(values.seed));
const women = 3;
const saving = 20;

/** Entries of the two tables, counted beside the app. */
interface Stored {
	readonly records: number;
	readonly rows: number;
}

const profile = mkdtempSync(join(tmpdir(), 'bahi-kills-'));
let phone: Phone = await openPlainPhone({ profile, keepsApp: false });
let hands = new Hands(phone.page);
let codes: readonly (readonly string[])[] = [];
let recordsAtFirst = 0;
const wrong: string[] = [];
const died = { giving: 0, 'at the seal': 0 };
let pagesThatStood = 0;

try {
	await phone.page.goto(`${phone.origin}/`);
	({ codes } = await foundGroup(hands, { name: 'Example', saving }));
	await hands.see(/^बैठक शुरू/);
	recordsAtFirst = (await stored()).records;
	for (let kill = 1; kill <= kills; kill += 1) {
		await (kill % 2 === 0 ? dieAtSeal() : dieGiving());
		if (kill % 10 === 0) console.log(`${String(kill)} of ${String(kills)}, ${String(wrong.length)} wrong`);
	}
	console.log(
		`${String(kills)} SIGKILLs, seed ${values.seed}: ${String(died.giving)} while women gave, ${String(died['at the seal'])} at the seal, of which ${String(pagesThatStood)} left a closed page; ${String(wrong.length)} wrong`
	);
} finally {
	await phone.close();
	rmSync(profile, { recursive: true, force: true });
}
for (const one of wrong) console.error(one);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function dieGiving(): Promise<void> {
	let given = await atRoll();
	for (const last = given + Math.floor(random() * (women - given)); given < last;) given = await give(given);
	const { records } = await stored();
	touchAndGoOn(hands.button(/^दिया/));
	await dieAndComeBack(random() * 250);
	const now = await stored();
	const isRight = now.records === records && (now.rows === given || now.rows === given + 1);
	judge('giving', isRight, { records, rows: given }, now);
}

async function dieAtSeal(): Promise<void> {
	await atClosing();
	const before = await stored();
	touchAndGoOn(hands.button('meeting.close-close-meeting'));
	const wasSaid = await dieAndComeBack(random() * 900);
	const now = await stored();
	const stands = now.records === before.records + 1 && now.rows === 0;
	const isOpen = now.records === before.records && now.rows === before.rows;
	if (stands) pagesThatStood += 1;
	judge('at the seal', stands || (isOpen && !wasSaid), before, now);
}

function judge(where: keyof typeof died, isRight: boolean, before: Stored, now: Stored): void {
	died[where] += 1;
	if (!isRight) wrong.push(`${where}: ${JSON.stringify(before)}, then ${JSON.stringify(now)}`);
}

/** The next woman is asked. A meeting in which all have given is closed first. @returns how many gave */
async function atRoll(): Promise<number> {
	let { rows } = await stored();
	if (rows >= women) {
		await atClosing();
		await hands.tap('meeting.close-close-meeting');
		await hands.at('/meeting/sealed');
		rows = 0;
	}
	await goTo('/');
	if (rows === 0) {
		await hands.tap(/^बैठक शुरू/);
		await phone.page.waitForURL(/\/meeting\/(?:code|roll)/);
		if (phone.page.url().includes('/meeting/code')) await hands.tap('loan.repay-not-today');
	}
	await hands.at('/meeting/roll');
	return rows;
}

/** @returns how many have given now, as the screen says */
async function give(given: number): Promise<number> {
	await hands.tap(/^दिया/);
	const place = hands.say('meeting.roll-place', { count: given + 2, total: women });
	await (given + 1 < women
		? hands.page.getByRole('img', { name: place, exact: true }).waitFor()
		: hands.at('/meeting/faces'));
	await settled(hands);
	return given + 1;
}

/** Everybody gave, the box is counted, two officers have entered their codes. */
async function atClosing(): Promise<void> {
	const { rows, records } = await stored();
	if (rows < women) for (let given = await atRoll(); given < women;) given = await give(given);
	if (rows <= women) {
		await goTo('/meeting/count');
		await countBox(hands, (records - recordsAtFirst + 1) * women * saving);
	} else await goTo('/meeting/close');
	await hands.at('/meeting/close');
	for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
		await hands.touch(hands.button(officer));
		await touchCode(hands, present(codes[place], 'two officers have codes'));
		await phone.page.locator('dialog').waitFor({ state: 'detached' });
	}
	await hands.button('meeting.close-close-meeting').waitFor();
}

/** A touch whose answer nobody waits for: the phone dies meanwhile. */
function touchAndGoOn(button: ReturnType<Hands['button']>): void {
	button.click().catch(() => undefined);
}

/** @returns whether the page was said to be closed in the moment in which the phone died */
async function dieAndComeBack(milliseconds: number): Promise<boolean> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
	const wasSaid = phone.page.url().includes('/meeting/sealed');
	const port = Number(new URL(phone.origin).port);
	await phone.kill();
	phone = await openPlainPhone({ profile, port, keepsApp: false });
	hands = new Hands(phone.page);
	await goTo('/');
	return wasSaid;
}

/** The lock, not a new group and no recovery; then the book. */
async function goTo(path: string): Promise<void> {
	await phone.page.goto(`${phone.origin}${path}`);
	await hands.tap(/^नारियल/);
	await touchCode(hands, present(codes[0], 'the president has a code'));
	await hands.button('action.lock').waitFor();
}

function stored(): Promise<Stored> {
	return phone.page.evaluate(
		() =>
			new Promise<Stored>((resolve, reject) => {
				const opening = indexedDB.open('bahi-books');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const reading = opening.result.transaction(['records', 'rows'], 'readonly');
					const [records, rows] = ['records', 'rows'].map((table) => reading.objectStore(table).count());
					reading.oncomplete = () => {
						opening.result.close();
						resolve({ records: records?.result ?? 0, rows: rows?.result ?? 0 });
					};
				};
			})
	);
}
