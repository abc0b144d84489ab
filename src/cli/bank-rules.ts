import { readdir, readFile } from 'node:fs/promises';
import { readBankRules } from '#app';
import type { BankRule } from '#reports';

/** Without a build there is no list of the files: the folder is read. */
const folder = new URL('../lib/app/bank-rules/data/', import.meta.url);

/** The rules that come with the app, by kind and then the newest first. */
export async function bankRulesOfFolder(): Promise<readonly BankRule[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
	const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
	return readBankRules(texts.map((text): unknown => JSON.parse(text)));
}
