import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import type { LocalDate } from '#kernel';
import { bookReport } from '#reports';
import { programPath } from '../../scripts/programs.mjs';
import { minorIn, openedByLibreOffice } from '../support/libreoffice.ts';
import { readPdf } from '../support/pdf.ts';
import { signedGroups, type SignedGroup } from '../support/signed-files.ts';
import { workAtADesk, type AtADesk } from '../support/sixty-at-a-desk.ts';

// Sixty groups at a desk: their files are signed by their phones, taken in, printed, and leave as one workbook. `npm run check:exports`.

const count = 60;
const today = '2026-11-24' as LocalDate;
const english = createWords('en', await loadLanguage('en'));
const hindi = createWords('hi', await loadLanguage('hi'));
const patience = 1_800_000;
let groups: readonly SignedGroup[];
let desk: AtADesk;

beforeAll(async () => {
	groups = await signedGroups(count, today);
	desk = await workAtADesk(groups, true);
}, patience);

test('all are taken in, and nothing is complained of', () => {
	expect([...desk.listed.keys()].toSorted()).toEqual(groups.map(({ name }) => name).toSorted());
	expect(desk.problems).toEqual([]);
	console.log('took', desk.took, 'heap', Math.round(desk.heap), 'KB');
});

test(
	'each file for the bank is printed with a code of its group, and page 1 says what the list says',
	async () => {
		const firsts: string[] = [];
		for (const pdf of desk.prints)
			for (const { text } of await readPdf(pdf)) {
				expect(text).not.toContain(english.say('paper.printed-from-copy'));
				if (/conditions (?:that the book|is not met|are not met)/.test(text)) firsts.push(text);
			}
		expect(firsts).toHaveLength(count);
		for (const { name } of groups) {
			const page = firsts.find((text) => new RegExp(`${name}$`, 'm').test(text)) ?? '';
			expect(page).toContain(english.say('paper.signed-on'));
			expect(page).toContain(english.say('paper.fingerprint'));
			const [met = '', of = ''] = (desk.listed.get(name) ?? '').split('/');
			const open = Number(of) - Number(met);
			const said =
				open === 0
					? `All ${of} conditions that the book can answer are met`
					: `${String(open)} of ${of} conditions ${open === 1 ? 'is' : 'are'} not met`;
			expect({ name, says: page.includes(said) }).toEqual({ name, says: true });
		}
	},
	patience
);

if (programPath('soffice') !== null)
	test(
		'LibreOffice opens the one workbook; trial balances and conditions are those of the reports and of the list',
		async () => {
			const folder = mkdtempSync(join(tmpdir(), 'bahi-desk-'));
			const sheets = await openedByLibreOffice(folder, 'desk', desk.workbook);
			const titled = (key: 'account.book-trial' | 'desk.laptop-short' | 'dossier.condition') =>
				sheets.get(hindi.say(key)) ?? sheets.get(english.say(key)) ?? [];
			const [trial, list, conditions] = [
				titled('account.book-trial'),
				titled('desk.laptop-short'),
				titled('dossier.condition')
			];
			expect(list).toHaveLength(count + 1);
			for (const { name, events } of groups) {
				const own = trial.filter((cells) => cells[1] === name);
				const held = own.map((cells) => [cells[2], minorIn(cells.at(-2)) - minorIn(cells.at(-1))]);
				expect(Object.fromEntries(held)).toEqual(bookReport(events, { currency: 'INR' }).trialBalance);
				const [row] = list.filter((cells) => cells[1] === name);
				expect(`${row?.at(-2) ?? ''}/${row?.at(-1) ?? ''}`).toBe(desk.listed.get(name));
				const marks = conditions.filter((cells) => cells[1] === name).map((cells) => cells[4]);
				const met = [hindi, english].flatMap((words) => [words.say('dossier.is-met')]);
				expect(marks).toHaveLength(13);
				expect(String(marks.filter((mark = '') => met.includes(mark)).length)).toBe(row?.at(-2));
			}
		},
		patience
	);
