import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';

const run = promisify(execFile);

/** The sheets of a workbook as LibreOffice shows them, by name. @param folder for its files, and for a profile of its own */
export async function openedByLibreOffice(
	folder: string,
	name: string,
	workbook: Uint8Array
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
	const path = join(folder, `${name}.xlsx`);
	writeFileSync(path, workbook);
	const out = join(folder, name);
	mkdirSync(out, { recursive: true });
	// Comma, quotation mark, UTF-8, cells as shown, every sheet in a file of its own.
	const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
	// The browser from npm brings libraries of its own, and tells this process of them: with them LibreOffice does not start.
	const { LD_LIBRARY_PATH: _, FONTCONFIG_PATH: __, ...env } = process.env;
	await run(
		'soffice',
		[
			`-env:UserInstallation=file://${folder}/profile`,
			...['--headless', '--convert-to', filter, '--outdir', out, path]
		],
		{ env }
	);
	return new Map(
		readdirSync(out).map((file) => [
			file.slice(name.length + 1, -'.csv'.length),
			Papa.parse<string[]>(readFileSync(join(out, file), 'utf8').trimEnd()).data
		])
	);
}

/** "1,234.50" as minor units. */
export const minorIn = (decimal = ''): number => Math.round(Number(decimal.replaceAll(',', '')) * 100);
