import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ExampleBook, type Stored } from './example-book.ts';
import type { Hands } from './hands.ts';
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

const profile = mkdtempSync(join(tmpdir(), 'bahi-kills-'));
const book = await ExampleBook.found(profile);
const wrong: string[] = [];
const died = { giving: 0, 'at the seal': 0 };
let pagesThatStood = 0;

try {
	for (let kill = 1; kill <= kills; kill += 1) {
		await (kill % 2 === 0 ? dieAtSeal() : dieGiving());
		if (kill % 10 === 0) console.log(`${String(kill)} of ${String(kills)}, ${String(wrong.length)} wrong`);
	}
	console.log(
		`${String(kills)} SIGKILLs, seed ${values.seed}: ${String(died.giving)} while women gave, ${String(died['at the seal'])} at the seal, of which ${String(pagesThatStood)} left a closed page; ${String(wrong.length)} wrong`
	);
} finally {
	await book.phone.close();
	rmSync(profile, { recursive: true, force: true });
}
for (const one of wrong) console.error(one);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function dieGiving(): Promise<void> {
	let given = await book.atRoll();
	const last = given + Math.floor(random() * (book.women - given));
	while (given < last) given = await book.give(given);
	const { records } = await book.stored();
	touchAndGoOn(book.gave());
	await dieAndComeBack(random() * 250);
	const now = await book.stored();
	const isRight = now.records === records && (now.rows === given || now.rows === given + 1);
	judge('giving', isRight, { records, rows: given }, now);
}

async function dieAtSeal(): Promise<void> {
	await book.atClosing();
	const before = await book.stored();
	touchAndGoOn(book.hands.button('meeting.close-close-meeting'));
	const wasSaid = await dieAndComeBack(random() * 900);
	const now = await book.stored();
	const stands = now.records === before.records + 1 && now.rows === 0;
	const isOpen = now.records === before.records && now.rows === before.rows;
	if (stands) pagesThatStood += 1;
	judge('at the seal', stands || (isOpen && !wasSaid), before, now);
}

function judge(where: keyof typeof died, isRight: boolean, before: Stored, now: Stored): void {
	died[where] += 1;
	if (!isRight) wrong.push(`${where}: ${JSON.stringify(before)}, then ${JSON.stringify(now)}`);
}

/** A touch whose answer nobody waits for: the phone dies meanwhile. */
function touchAndGoOn(button: ReturnType<Hands['button']>): void {
	button.click().catch(() => undefined);
}

/** @returns whether the page was said to be closed in the moment in which the phone died */
async function dieAndComeBack(milliseconds: number): Promise<boolean> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
	const wasSaid = book.phone.page.url().includes('/meeting/sealed');
	const port = Number(new URL(book.phone.origin).port);
	await book.phone.kill();
	await book.cameBack(await openPlainPhone({ profile, port, keepsApp: false }));
	return wasSaid;
}
