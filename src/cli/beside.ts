import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBankRules } from '#app';
import type { BankRule } from '#reports';
import { paperPage as pageOfSources } from '../../scripts/paper-page.mjs';
import { releaseName } from '../../scripts/version.mjs';

// What is read from the folder of the sources. In a bundle scripts/bundled-book.mjs puts the same in place of this file, as texts.

/** Version and day of this program. */
export const release: string = releaseName();

/** The rules that come with the app, by kind and then the newest first. */
export async function bankRulesOfFolder(): Promise<readonly BankRule[]> {
	const folder = join(import.meta.dirname, '../lib/app/bank-rules/data');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	return readBankRules(texts.map((text): unknown => JSON.parse(text)));
}

/** The page that draws a paper in the browser: what stands before the data of the paper, and behind them. */
export const paperPage = (): Promise<readonly [before: string, after: string]> => pageOfSources();
