import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { present } from '#kernel';
import { proofModules } from '#ui/print/proof-modules.ts';
import { cameraOn } from '../support/camera.ts';
import { openPhone, type Phone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';
import { learnCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { chance, held, photograph, toFilm } from '../support/photo.ts';

/** The phone is lost. The copy and the printed key paper bring the book back to another one, without a letter typed. */
const folder = mkdtempSync(join(tmpdir(), 'scanned-'));
const started: Phone[] = [];

afterAll(async () => {
	for (const phone of started) await phone.close();
	rmSync(folder, { recursive: true });
});

test('a book is brought back by scanning in at most ten touches, the new codes apart', async () => {
	const { copy, keyPaper } = await onTheLostPhone();
	const paper = present(keyPaper.match(/.{1,4}/g), 'letters in groups').join(' ');
	const random = chance(7);
	const film = [-0.06, 0.02, 0.06].map((turn) => photograph(proofModules(paper), { ...held, turn }, random));
	writeFileSync(join(folder, 'paper.y4m'), toFilm(film));
	const phone = await openPhone({
		keepsApp: false,
		isQuiet: true,
		...cameraOn(join(folder, 'paper.y4m'))
	});
	started.push(phone);
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.tap('app.shelf-restore');
	await phone.page.locator('input[type=file]').setInputFiles(copy);
	// Choosing it in the phone's own list is two touches: the button, the file.
	hands.taps += 2;
	await hands.see('desk.verify-camera');
	expect(await brokenRules(phone.page)).toEqual([]);
	await hands.tap('desk.verify-camera');
	await hands.tap('backup.restore-write');
	expect(hands.taps).toBeLessThanOrEqual(10);
	await learnCode(hands);
	await learnCode(hands);
	await hands.see(/^बैठक शुरू/);
	expect(phone.problems).toEqual([]);
}, 240_000);

async function onTheLostPhone(): Promise<{ readonly copy: string; readonly keyPaper: string }> {
	const phone = await openPhone({ keepsApp: false, isQuiet: true, context: still });
	started.push(phone);
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const { keyPaper } = await foundGroup(hands, { name: 'Ujala', saving: 20 });
	await hands.tap('book.home-more');
	await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
	await hands.tap('backup.make');
	await hands.see('backup.give');
	const [file] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('backup.give')]);
	const copy = join(folder, file.suggestedFilename());
	writeFileSync(copy, readFileSync(await file.path()));
	return { copy, keyPaper };
}
