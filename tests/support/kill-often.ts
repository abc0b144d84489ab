import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ExampleBook } from './example-book.ts';
import { chance } from './photo.ts';
import { openPlainPhone } from './plain-phone.ts';
import { isKept, isSame, touchClosing, touchGiving, type TouchedWrite } from './touched-writes.ts';

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
const died = { founding: 0, giving: 0, 'at the seal': 0 };
let pagesThatStood = 0;

try {
	for (let kill = 1; kill <= kills; kill += 1) {
		const isSeal = kill % 2 === 0;
		const write = await (isSeal ? touchClosing(book) : touchGiving(book, random));
		await dieAndComeBack(write, random() * (isSeal ? 900 : 250));
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

async function dieAndComeBack(write: TouchedWrite, milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
	const wasSaid = await write.isSaid();
	const port = Number(new URL(book.phone.origin).port);
	await book.phone.kill();
	await book.cameBack(await openPlainPhone({ profile, port, keepsApp: false }));
	const now = await book.stored();
	died[write.what] += 1;
	if (write.what === 'at the seal' && isSame(now, write.after)) pagesThatStood += 1;
	if (!isKept(write, wasSaid, now))
		wrong.push(
			`${write.what}: ${JSON.stringify(write.before)}, ${wasSaid ? 'said' : 'not said'}, then ${JSON.stringify(now)}`
		);
}
