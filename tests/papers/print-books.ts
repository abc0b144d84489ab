import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openPhone, type Phone } from '../support/browser.ts';
import { bringJournal } from '../support/bring-journal.ts';
import { Hands } from '../support/hands.ts';
import { pdfPngs } from '../support/photocopy.ts';
import { bankGroups, journalOf } from './bank-groups.ts';

// The file for the bank of each group, printed by the phone; each page as a picture.
const { values, positionals } = parseArgs({
	args: process.argv.slice(2),
	allowPositionals: true,
	options: { out: { type: 'string' } }
});
if (values.out === undefined) throw new Error('Say where to: npm run papers -- --out FOLDER [GROUP …]');
const out = resolve(process.env['INIT_CWD'] ?? '.', values.out);
mkdirSync(out, { recursive: true });

for (const group of bankGroups) {
	if (positionals.length > 0 && !positionals.includes(group.name)) continue;
	const phone = await openPhone({ keepsApp: false });
	const hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	const day = await phone.today();
	if (group.isPractice) await hands.tap('app.shelf-practice');
	else await bringJournal(phone, hands, journalOf(group, day));
	await hands.button('book.home-print').waitFor();
	await hands.tap('book.home-print');
	await hands.tap('print.bank');
	await phone.page.locator('[data-ready="true"]').waitFor();
	await hands.tap('print.with-names');
	await phone.page.locator('[data-ready="true"]').waitFor();
	await keep(group.name, await phone.page.pdf({ preferCSSPageSize: true }));
	if (group.hasRegisters) await printRegisters(phone, hands);
	await phone.close();
}

/** The longest registers of a whole book: how much paper three years take. */
async function printRegisters({ page }: Phone, hands: Hands): Promise<void> {
	await hands.tap('action.back');
	await hands.tap('print.books-open');
	for (const title of ['register.title-minutes', 'account.book-ledger', 'account.book-deposits'] as const) {
		await hands.pick('print.books-year', 'print.books-all-years');
		await hands.tap(title);
		await page.locator('[data-ready="true"]').waitFor();
		await page.locator('[data-ready="true"] .page').first().waitFor();
		await keep(title.replace(/^.*-/, 'register-'), await page.pdf({ preferCSSPageSize: true }));
		await hands.tap('action.back');
		await hands.button(title).waitFor();
	}
}

/** As a PDF, and each page as a picture. */
async function keep(name: string, pdf: Uint8Array): Promise<void> {
	const file = join(out, name);
	writeFileSync(`${file}.pdf`, pdf);
	let page = 0;
	for await (const png of pdfPngs(pdf, 110)) {
		page += 1;
		writeFileSync(`${file}-${String(page).padStart(2, '0')}.png`, png);
	}
	console.log(`✓ ${file}.pdf, ${String(page)} pages`);
}
