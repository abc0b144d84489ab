import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import encodeQR from 'qr';
import { assert, present } from '#kernel';
import { runConvert } from '../../src/cli/convert.ts';
import { learnCode, readKeyPaper } from './fingers.ts';
import { Hands } from './hands.ts';
import { hostileTexts } from './hostile-texts.ts';
import { settled } from './meeting-hands.ts';
import { chance, held, photograph, toPng } from './photo.ts';
import { openPlainPhone } from './plain-phone.ts';
import { csv, cutOffGroup, type SheetRow } from './sheets.ts';

/*
 * Two hundred hostile texts in the built app and a real browser: as names of groups, women, places and banks that came in by file, on the
 * screens and papers that show them, and as codes held to the reader. None may run, none may reach for anything, and the content security policy
 * must have had nothing to refuse: `npm run soak -- texts`
 */

const women = 20;
const wrong: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'bahi-texts-'));
const phone = await openPlainPhone({ keepsApp: false });
const hands = new Hands(phone.page);
const { page, origin } = phone;
await phone.context.exposeBinding('harmed', () => void wrong.push('a text ran'));
await phone.context.addInitScript(() => {
	document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
		console.error(`the policy refused ${violatedDirective} ${blockedURI}`)
	);
});
page.on('dialog', (dialog) => {
	wrong.push(`a dialogue: ${dialog.message()}`);
	void dialog.dismiss();
});
phone.context.on('request', (request) => {
	const { origin: to, pathname } = new URL(request.url());
	const isOwn = to === origin || request.url().startsWith('blob:') || request.url().startsWith('data:');
	if (!isOwn || pathname.includes('harm')) wrong.push(`it asked for ${request.url()}`);
});

try {
	await page.goto(`${origin}/`);
	await hands.see('app.shelf-staff');
	for (let group = 0; group * women < hostileTexts.length; group += 1) await showGroup(group);
	await showCodes();
} finally {
	await phone.close();
	rmSync(folder, { recursive: true, force: true });
}
wrong.push(...phone.problems);
for (const one of wrong) console.error(one);
console.log(
	`${String(hostileTexts.length)} hostile texts, as names on screens and papers and as codes; ${String(wrong.length)} wrong`
);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** A group whose women, places and banks are called by twenty of the texts: its home, her page for each, the pages of all, the bank's file. */
async function showGroup(group: number): Promise<void> {
	const texts = hostileTexts.slice(group * women, (group + 1) * women);
	const name = `T${String(group)}`;
	const sheet = join(folder, 'groups.csv');
	writeFileSync(sheet, csv(rowsOf(name, texts)));
	const { code, errors } = await runConvert([sheet, '--out', folder], Readable.from([]));
	assert(code === 0, `${name} becomes a journal: ${errors}`);
	await page.goto(`${origin}/import/book`);
	await page.locator('input[type=file]').setInputFiles(join(folder, `${name}.journal.json`));
	await hands.tap('desk.sheet-bring-make');
	await learnCode(hands);
	await learnCode(hands);
	await hands.see('setup.recovery-copied');
	const letters = await readKeyPaper(hands);
	await hands.tap('setup.recovery-copied');
	await hands.type(letters);
	await hands.tap('setup.recovery-kept');
	await hands.see('book.home-members');
	let shown = 0;
	await hands.tap('book.home-members');
	for (let number = 1; number <= women; number += 1) {
		await hands.tap(new RegExp(` ${String(number)} नंबर`));
		await hands.see('member.print');
		if (/harm|alert/.test(await page.content())) shown += 1;
		await hands.tap('action.back');
	}
	await hands.tap('action.back');
	await hands.tap('book.home-print');
	await hands.tap('print.member');
	await hands.tap('print.all-members');
	await page.locator('[data-ready="true"]').waitFor();
	await settled(hands);
	if (shown === 0) wrong.push(`${name}: no page shows a name, so nothing was asked`);
	console.log(`${name}: ${String(shown)} of ${String(women)} pages show their text`);
}

function rowsOf(group: string, texts: readonly string[]): readonly SheetRow[] {
	const text = (place: number): string => present(texts[place % texts.length], 'a text for each');
	const rows = cutOffGroup(group).map((row, place): SheetRow => {
		if (row['row'] === 'group') return { ...row, name: text(0), village: text(1) };
		if (row['row'] === 'member') return { ...row, name: text(Number(row['number']) - 1) };
		if (row['row'] === 'bank' || row['row'] === 'borrowing') return { ...row, name: text(place) };
		return row;
	});
	const others = Array.from({ length: women - 3 }, (_, place): SheetRow => {
		const number = place + 4;
		return {
			group,
			row: 'member',
			number: String(number),
			name: text(number - 1),
			savings: '0',
			seen: 'yes'
		};
	});
	return [...rows, ...others];
}

/** Each as a QR code on a photograph that is chosen where old papers are read: none is a paper of ours. */
async function showCodes(): Promise<void> {
	await page.goto(`${origin}/verify`);
	for (const [place, text] of hostileTexts.entries()) {
		const buffer = toPng(
			photograph(
				encodeQR(text, 'raw', { ecc: 'low', border: 1 })
					.slice(1, -1)
					.map((row) => row.slice(1, -1)),
				held,
				chance(place)
			)
		);
		await page.locator('input[type=file]').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer });
		await hands.see('desk.verify-camera');
		if (new URL(page.url()).pathname !== '/verify') wrong.push(`a code went to ${page.url()}`);
	}
	await page.getByRole('alert').waitFor();
}
