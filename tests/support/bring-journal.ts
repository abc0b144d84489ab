import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Phone } from './browser.ts';
import { learnCode, readKeyPaper } from './fingers.ts';
import type { Hands } from './hands.ts';

/**
 * Staff bring the journal of a group; its officers get codes; the key paper is shown to be there.
 *
 * @returns the codes of its three officers, by number
 */
export async function bringJournal(
	{ page, origin }: Phone,
	hands: Hands,
	journal: string
): Promise<readonly (readonly string[])[]> {
	const folder = mkdtempSync(join(tmpdir(), 'journal-'));
	const file = join(folder, 'group.journal.json');
	writeFileSync(file, journal);
	await page.goto(`${origin}/import/book`);
	await page.locator('input[type=file]').setInputFiles(file);
	await hands.tap('desk.sheet-bring-make');
	rmSync(folder, { recursive: true });
	const codes: (readonly string[])[] = [];
	for (let officer = 0; officer < 3; officer += 1) codes.push(await learnCode(hands));
	await hands.button('setup.recovery-copied').waitFor();
	const letters = await readKeyPaper(hands);
	await hands.tap('setup.recovery-copied');
	await hands.type(letters);
	await hands.tap('setup.recovery-kept');
	return codes;
}
