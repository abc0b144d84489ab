import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBankRules } from '#app';
import type { BankRule } from '#reports';

/** Without a build there is no list of the files: the folder is read. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '../lib/app/bank-rules/data');

/** The rules that come with the app, by kind and then the newest first. */
export async function bankRulesOfFolder(): Promise<readonly BankRule[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	return readBankRules(texts.map((text): unknown => JSON.parse(text)));
}
