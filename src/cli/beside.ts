import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBankRules } from '#app';
import type { BankRule } from '#reports';
import { paperPage as pageOfSources } from '../../scripts/paper-page.mjs';
import { releaseName } from '../../scripts/version.mjs';

// Files read from the source folder. In a bundle scripts/bundled-book.mjs replaces this module by their texts.

/** Version and day of this program. */
export const release: string = releaseName();

/** The app's bank rules by kind, then the newest first. */
export async function bankRulesOfFolder(): Promise<readonly BankRule[]> {
	const folder = join(import.meta.dirname, '../lib/app/bank-rules/data');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	return readBankRules(texts.map((text): unknown => JSON.parse(text)));
}

/** The page that renders a paper in the browser, in two parts: before and after the paper's data. */
export const paperPage = (): Promise<readonly [before: string, after: string]> => pageOfSources();
