import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlainPhone } from '../support/plain-phone.ts';
import { foundGroup } from '../support/found-group.ts';
import { heapOf, stringsWith } from '../support/heap.ts';
import { Hands } from '../support/hands.ts';

/** What a group writes, and nobody may find on a phone that is locked. */
const groupName = 'Kohinoor-marker-7193';
const womanName = 'Sitara-marker-2846';
const bankName = 'Himgiri-marker-5527';

test('nothing of a full meeting can be read in the memory or in the profile of a locked phone', async () => {
	const profile = mkdtempSync(join(tmpdir(), 'locked-'));
	const phone = await openPlainPhone({ profile });
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const { keyPaper } = await foundGroup(hands, {
		name: groupName,
		saving: 20,
		woman: womanName,
		bank: bankName
	});
	await holdMeeting(hands);
	await hands.tap('action.lock');
	await hands.button(/2 नंबर/).waitFor();
	const secrets = [groupName, womanName, bankName, '"type":"SavingDeposited"', ...lettersOf(keyPaper)];
	const inHeap = stringsWith(await heapOf(phone.page), secrets);
	expect(inHeap, 'in the memory of the locked app').toEqual([]);
	expect(await hands.page.title()).not.toContain('marker');
	expect(phone.problems).toEqual([]);
	await phone.close();

	const markers = [groupName, womanName, bankName, 'SavingDeposited', 'GroupFounded', '"amount"'];
	const readable: string[] = [];
	for (const file of filesUnder(profile)) {
		// The browser's cache of the app's own scripts names the events; the markers are in no script.
		const isCode = /Cache|Code Cache|ScriptCache|CacheStorage/.test(file);
		const bytes = readFileSync(file);
		for (const marker of isCode ? markers.slice(0, 3) : markers) {
			const wide = Buffer.from(marker, 'utf16le');
			if (bytes.includes(marker) || bytes.includes(wide)) readable.push(`${marker} in ${file}`);
		}
	}
	expect(readable).toEqual([]);
});

/** The key paper as it is shown, and as it was typed. */
const lettersOf = (keyPaper: string): readonly string[] => [
	keyPaper,
	(keyPaper.match(/.{1,4}/g) ?? []).join(' ')
];

async function holdMeeting(hands: Hands): Promise<void> {
	await hands.tap(/बैठक शुरू/);
	for (let place = 0; place < 3; place += 1) await hands.tap(/^दिया/);
	await hands.at('/meeting/faces');
}

function filesUnder(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
