import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { present, type BookId, type LocalDate } from '#kernel';
import { readJournalBytes, writeJournal, type JournalFile } from '#app';
import { PrintView } from '#session/print/print-view.svelte.ts';
import { runPrint } from '../../src/cli/print.ts';
import { readOnlyView } from '../../src/screens/desk/read-only-view.ts';
import { DossierView } from '../../src/screens/frame/print/dossier-view.svelte.ts';
import { hindi, ofIndia } from '../support/words-of-india.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { barelyEligible } from '../support/dossier-books.ts';

// What the phone hands out of a book of Nepal is, byte for byte, what `book print` writes of its open file, and nothing in it is of India.

const today = '2026-11-24' as LocalDate;
const folder = mkdtempSync(join(tmpdir(), 'bahi-nepal-'));
const path = join(folder, 'nepal.json');
let file: JournalFile;
let phone: AppInMemory;

beforeAll(async () => {
	const events = barelyEligible(today);
	const text = writeJournal({ book: { id: 'group' as BookId, currency: 'NPR' }, events, people: [] });
	writeFileSync(path, text);
	const journal = readJournalBytes(new TextEncoder().encode(text));
	if (!journal.ok) throw new Error(JSON.stringify(journal.error));
	file = journal.value;
	phone = await anApp();
	Object.assign(phone.phone.clock, { today: () => today });
});

async function ofCommand(paper: string, ...more: readonly string[]) {
	const args = [path, '--out', folder, '--paper', paper, ...more];
	expect(await runPrint(args, Readable.from([]))).toMatchObject({ code: 0, errors: '' });
	const read = (ending: string) => readFileSync(join(folder, `${paper}.${ending}`), 'utf8');
	return { csv: read('csv'), html: read('html') };
}

const lastHanded = () =>
	new TextDecoder('utf-8', { ignoreBOM: true }).decode(
		present(phone.handed.at(-1), 'a file left the phone').bytes
	);
test('the file for the bank, a passbook and the sheet of a meeting', async () => {
	const book = readOnlyView(file, false);
	const [dossier, view] = [new DossierView(phone.app, book), new PrintView(phone.app, book)];
	await dossier.load();
	await view.load();
	await dossier.hand('csv');
	const bankFile = await ofCommand('bank-file');
	expect(lastHanded()).toBe(bankFile.csv);

	const [memberId] = file.state.members.keys();
	await view.handStatement(present(memberId, 'a woman'), 'csv');
	const passbook = await ofCommand('passbook', '--member', '1');
	expect(lastHanded()).toBe(passbook.csv);

	const { place } = present(view.meetings[3], 'the fourth meeting');
	await view.handMeeting(place, 'csv');
	const sheet = await ofCommand('meeting-sheet', '--meeting', '4');
	expect(lastHanded()).toBe(sheet.csv);

	// What the page of the file for the bank draws is asked in a browser (book-print.journey.ts): it carries the words of the whole app.
	expect(bankFile.csv.match(ofIndia)).toBeNull();
	for (const { csv, html } of [passbook, sheet]) {
		expect(csv.match(ofIndia)).toBeNull();
		expect(html.match(ofIndia)).toBeNull();
		expect(html.match(hindi)).toBeNull();
		expect(html).toContain('lang="ne"');
	}
});
