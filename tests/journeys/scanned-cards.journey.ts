import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { present } from '#kernel';
import { proofModules } from '#ui/print/proof-modules.ts';
import { cameraOn } from '../support/camera.ts';
import { openPhone, type Phone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';
import { learnCode, touchCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { chance, held, photograph, toFilm } from '../support/photo.ts';

/** The phone is lost. Two of the three printed cards, each held to the camera, bring the book back to another one; one card twice does not. */
const folder = mkdtempSync(join(tmpdir(), 'cards-'));
const filmed = join(folder, 'card.y4m');
const started: Phone[] = [];

afterAll(async () => {
	for (const phone of started) await phone.close();
	rmSync(folder, { recursive: true });
});

/** What the camera sees from its next start on. */
function film(card: string): void {
	const random = chance(11);
	const frames = [-0.05, 0.02, 0.06].map((turn) => photograph(proofModules(card), { ...held, turn }, random));
	writeFileSync(filmed, toFilm(frames));
}

test('a book is brought back by the first and the third card, scanned', async () => {
	const { copy, cards } = await onTheLostPhone();
	expect(cards).toHaveLength(3);
	const [one, , three] = cards.map((letters) =>
		present(letters.match(/.{1,4}/g), 'letters in groups').join(' ')
	);
	film(present(one, 'the first card'));
	const phone = await openPhone({
		keepsApp: false,
		isQuiet: true,
		...cameraOn(filmed)
	});
	started.push(phone);
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await hands.tap('app.shelf-restore');
	await phone.page.locator('input[type=file]').setInputFiles(copy);
	await hands.tap('desk.verify-camera');
	const readOne = hands.say('backup.recovery-cards-read', { count: '1', total: '2' });
	await phone.page.getByRole('list', { name: readOne }).waitFor();
	// The same card once more opens nothing.
	await hands.tap('desk.verify-camera');
	await phone.page.getByText(hands.say('backup.recovery-cards-same')).first().waitFor();
	await phone.page.getByRole('list', { name: readOne }).waitFor();
	film(present(three, 'the third card'));
	await hands.tap('desk.verify-camera');
	await hands.tap('backup.restore-write');
	await learnCode(hands);
	await learnCode(hands);
	await hands.see(/^बैठक शुरू/);
	expect(phone.problems).toEqual([]);
}, 240_000);

async function onTheLostPhone(): Promise<{ readonly copy: string; readonly cards: readonly string[] }> {
	const phone = await openPhone({ keepsApp: false, isQuiet: true, context: still });
	started.push(phone);
	const { page, origin } = phone;
	const hands = new Hands(page);
	await page.goto(`${origin}/`);
	const { codes } = await foundGroup(hands, { name: 'Ujala', saving: 20 });
	await hands.tap('book.home-more');
	await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
	await hands.tap(new RegExp(`^${hands.say('backup.recovery-paper-new')}`));
	await hands.tap(new RegExp(`^${hands.say('backup.recovery-cards-three')}`));
	for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
		await hands.tap(officer);
		await touchCode(hands, codes[place] ?? []);
	}
	await hands.see('backup.recovery-cards-have');
	const cards = await page
		.locator('section.sheet')
		.evaluateAll((all) =>
			all.map((one) => [...one.querySelectorAll('li')].map((group) => group.textContent).join(''))
		);
	await hands.tap('backup.recovery-cards-have');
	for (const [place, card] of cards.entries()) {
		await page.getByRole('textbox').fill(card);
		const read = { count: String(place + 1), total: '3' };
		await page.getByRole('list', { name: hands.say('backup.recovery-cards-read', read) }).waitFor();
	}
	await hands.tap('setup.recovery-kept');
	await hands.tap('book.home-more');
	await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
	await hands.tap('backup.make');
	await hands.see('backup.give');
	const [file] = await Promise.all([page.waitForEvent('download'), hands.tap('backup.give')]);
	const copy = join(folder, file.suggestedFilename());
	writeFileSync(copy, readFileSync(await file.path()));
	return { copy, cards };
}
