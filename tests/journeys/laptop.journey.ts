import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournal, writeJournal } from '#app';
import type { BookId, LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { barelyEligible, threeYearsWithLoan } from '../support/dossier-books.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { readPdf } from '../support/pdf.ts';

/** What may stand on paper and on the open screen, and in no file of a locked laptop. */
const names = ['Kohinoor-marker-7193', 'Himgiri-marker-5527', 'Sitara-marker-2846'] as const;
const passphrase = 'four words of rain';
const today = '2026-11-24' as LocalDate;

test('a laptop takes in journals and a copy, finds, reads, prints, and tells nothing once it is locked', async () => {
	const copy = await copyOfAPhone();
	const profile = mkdtempSync(join(tmpdir(), 'laptop-'));
	const laptop = await openPlainPhone({
		keepsApp: false,
		profile,
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	const hands = new Hands(laptop.page);
	const workers: string[] = [];
	laptop.page.on('worker', (worker) => workers.push(worker.url()));
	await laptop.page.goto(`${laptop.origin}/`);
	await hands.tap('app.shelf-staff');
	await hands.tap('desk.laptop-title');
	await hands.page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
	await hands.page.getByLabel(hands.say('desk.laptop-again')).fill(passphrase);
	await hands.tap('desk.laptop-make');

	await hands.page
		.locator('input[type=file]')
		.setInputFiles([
			fileOf('three.json', journalOf('three', names[0], threeYearsWithLoan(today))),
			fileOf('young.json', journalOf('young', names[1], barelyEligible(today))),
			fileOf('copy.bahi', copy.bytes)
		]);
	await hands.page.locator('input[type=text]').fill(copy.letters);
	await hands.tap('desk.laptop-letters-open');
	for (const name of names) await hands.button(new RegExp(`^${name}`)).waitFor();
	// Three years are read in a worker.
	expect(workers.join()).toMatch(/import-worker/);

	await hands.page.getByRole('searchbox').fill('kohinoor');
	expect(await hands.page.locator('main .open').allInnerTexts()).toHaveLength(1);
	await hands.tap(new RegExp(`^${names[0]}`));
	await hands.at('/laptop/book');
	// Any other screen is shut to a book that is only read: the way leads back to the shelf, which closes it.
	await hands.page.evaluate(() => history.go(-2));
	await hands.at('/laptop');
	await hands.tap(new RegExp(`^${names[0]}`));
	await readsAWoman(hands);
	await readsOneRegister(hands);

	await hands.tap('action.back');
	await hands.at('/laptop/book');
	await hands.tap('action.back');
	await hands.at('/laptop');
	await printsTwoDossiers(hands);

	await hands.tap('action.lock');
	await hands.at('/laptop');
	await hands.page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
	await hands.tap('desk.laptop-unlock');
	await hands.tap(new RegExp(`^${names[2]}`));
	await hands.at('/laptop/book');
	await hands.tap('action.lock');
	await hands.at('/laptop');
	await hands.page.getByLabel(hands.say('desk.laptop-passphrase')).waitFor();
	expect(laptop.problems).toEqual([]);
	await laptop.close();
	expect(readable(profile)).toEqual([]);
});

/** Her page stands beside the list; her paper leads back to it. */
async function readsAWoman(hands: Hands): Promise<void> {
	await hands.at('/laptop/book');
	await hands.tap('member.list-title');
	// ₹ 100 in each of 37 meetings.
	await hands.page.getByRole('region').getByText('3,700').waitFor();
	await hands.tap('print.now');
	await hands.page.locator('[data-ready="true"]').waitFor();
	await hands.tap('action.back');
	await hands.page.getByRole('region').getByText('3,700').waitFor();
	await hands.tap('print.title');
}

async function readsOneRegister(hands: Hands): Promise<void> {
	await hands.at('/print');
	await hands.tap('print.books-open');
	await hands.tap('account.book-cash');
	await hands.page.locator('[data-ready="true"]').waitFor();
	const [page] = await readPdf(await hands.page.pdf({ preferCSSPageSize: true }));
	expect(page?.text).toContain(names[0]);
	const [file] = await Promise.all([hands.page.waitForEvent('download'), hands.tap('print.books-as-csv')]);
	expect(readFileSync(await file.path(), 'utf8').split('\r\n').length).toBeGreaterThan(12);
	await opensAgain(hands);
}

/** The open journal leaves a laptop as it came: every entry, and a file that can be read again. */
async function opensAgain(hands: Hands): Promise<void> {
	await hands.tap('action.back');
	await hands.tap('action.back');
	await hands.tap('print.export');
	const [file] = await Promise.all([hands.page.waitForEvent('download'), hands.tap('action.save-file')]);
	const journal = readJournal(readFileSync(await file.path(), 'utf8'));
	expect(journal.ok && journal.value.events.length).toBe(threeYearsWithLoan(today).length);
	expect(journal.ok && journal.value.state.name).toBe(names[0]);
}

async function printsTwoDossiers(hands: Hands): Promise<void> {
	for (const name of names.slice(0, 2))
		await hands.page.getByRole('checkbox', { name: hands.say('desk.laptop-choose', { name }) }).check();
	await hands.tap('desk.laptop-dossier');
	await hands.page.locator('[data-ready="true"]').waitFor();
	const pages = await readPdf(await hands.page.pdf({ preferCSSPageSize: true }));
	const firsts = pages.flatMap((page, index) => (/^1 \/ \d+$/m.test(page.text) ? [index] : []));
	expect(firsts).toHaveLength(2);
	// Printed on both sides, no two groups share a sheet of paper: a blank side goes before the next one where it has to.
	expect([...firsts, pages.length].map((place) => place % 2)).toEqual([0, 0, 0]);
	const written = pages.filter(({ text }) => text.trim() !== '');
	expect(pages.length - written.length).toBeLessThanOrEqual(2);
	// No key of the group is here: every sheet says so, and the last one what to do instead.
	for (const { text } of written) expect(text).toContain('Printed from a copy, not signed');
	expect(pages.filter(({ text }) => text.includes('This file was printed from an'))).toHaveLength(2);
	// Page after page of one group, then of the other; in the order of the list.
	const second = firsts[1] ?? 0;
	const owners = [pages.slice(0, second), pages.slice(second)].map((file) =>
		names.filter((name) => file.every(({ text }) => text.trim() === '' || text.includes(name)))
	);
	expect(owners.flat().toSorted()).toEqual(names.slice(0, 2).toSorted());
}

/** A real phone gives the copy, and its key paper the letters. */
async function copyOfAPhone(): Promise<{ readonly bytes: Uint8Array; readonly letters: string }> {
	const phone: Phone = await openPlainPhone({ keepsApp: false });
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const { keyPaper } = await foundGroup(hands, {
		name: names[2],
		saving: 20,
		woman: 'Asha',
		bank: 'Example'
	});
	await hands.tap('book.home-more');
	await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
	await hands.tap('backup.make');
	await hands.button('backup.give').waitFor();
	const [file] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('backup.give')]);
	// The file says neither whose it is nor which app's, beyond its ending.
	expect(file.suggestedFilename()).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.txt$/);
	const bytes = new Uint8Array(readFileSync(await file.path()));
	expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/https?:|localhost/);
	await phone.close();
	return { bytes, letters: keyPaper };
}

function journalOf(book: string, name: string, events: readonly GroupEvent[]): Uint8Array {
	const named = events.map((event) => (event.type === 'GroupFounded' ? { ...event, name } : event));
	return new TextEncoder().encode(
		writeJournal({ book: { id: book as BookId, currency: 'INR' }, events: named })
	);
}

const fileOf = (name: string, bytes: Uint8Array) => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(bytes)
});

function readable(profile: string): readonly string[] {
	const files = readdirSync(profile, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	return files.flatMap((file) => {
		const bytes = readFileSync(file);
		return names.filter((name) => bytes.includes(name) || bytes.includes(Buffer.from(name, 'utf16le')));
	});
}
