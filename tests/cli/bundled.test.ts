import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledBook, makeBook } from '../../scripts/bundled-book.mjs';
import { present } from '#kernel';
import { root } from '../../scripts/root.mjs';
import { runPrint } from '../../src/cli/print.ts';
import { releaseName } from '../../scripts/version.mjs';
import { book, fileIn, goldenJournal, scratch } from './book-command.ts';

// What a person runs is a bundle, made when it is not there; it answers as the sources do.

const folder = scratch();
// In this process, which has made the page of the papers for its neighbours already.
beforeAll(bundledBook, 120_000);

const journal = fileIn(folder, 'journal.json', JSON.stringify(goldenJournal('passbook-declining')));

async function printedBySources(file: string): Promise<string> {
	const out = scratch();
	await runPrint([file, '--paper', 'bank-file', '--out', out], Readable.from([]));
	return out;
}

/** Of the file for the bank; the day on which it was printed is that of the machine there, and the given one here. */
const pageIn = (folder: string): string =>
	readFileSync(join(folder, 'bank-file.html'), 'utf8').replace(/"printedOn":"[^"]*"/, '');

/** As `npm run book` starts it, with the folder where the person stands. */
function command(...args: readonly string[]) {
	const env = { ...process.env, INIT_CWD: folder };
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/book.mjs'), ...args], {
		cwd: root,
		env,
		encoding: 'utf8'
	});
	return { code: status, out: stdout, errors: stderr };
}

test('each answer is that of the sources, from the folder of the person', async () => {
	for (const args of [['check'], ['report'], ['statement', '--member', '1']]) {
		const [name = '', ...rest] = args;
		expect(command(name, 'journal.json', ...rest)).toEqual(await book([name, journal, ...rest]));
	}
	expect(command('check', 'none.json').code).toBe(1);
	expect(command('nothing').code).toBe(2);
}, 120_000);

test('papers are printed, also those that read the rules of banks from their folder', () => {
	for (const args of [
		['--paper', 'passbook', '--member', '1'],
		['--paper', 'bank-file']
	])
		expect(command('print', 'journal.json', ...args, '--out', 'papers')).toMatchObject({ code: 0 });
	expect(existsSync(join(folder, 'papers'))).toBe(true);
}, 120_000);

test('it is one file that Node runs alone in any folder, and made again it has the same bytes', async () => {
	const folder = scratch();
	await makeBook(folder);
	expect(readdirSync(folder)).toEqual(['book.mjs']);
	expect(readFileSync(join(folder, 'book.mjs'))).toEqual(
		readFileSync(present(await bundledBook(), 'a bundle can be made here'))
	);
	const alone = (...args: readonly string[]) =>
		spawnSync(process.execPath, ['book.mjs', ...args], { cwd: folder, env: {}, encoding: 'utf8' });
	expect(alone('check', journal)).toMatchObject({
		status: 0,
		stdout: (await book(['check', journal])).out,
		stderr: ''
	});
	expect(alone('--version').stdout).toBe(`${releaseName()}\n`);
	expect(alone('print', '--help').stdout).toContain('node book.mjs print FILE --paper NAME');
	expect(alone('print', journal, '--paper', 'bank-file', '--out', 'papers')).toMatchObject({ status: 0 });
	// Compared as a whole: a page of 800 kB that differs would fill the screen.
	expect(pageIn(join(folder, 'papers')) === pageIn(await printedBySources(journal))).toBe(true);
	expect(alone('export', journal, '--as', 'xlsx', '--out', 'tables')).toMatchObject({ status: 0 });
	expect(readdirSync(join(folder, 'tables'))).toEqual(['groups.xlsx']);
}, 120_000);

describe('what needs no book needs no package', () => {
	/** As it is cloned: what npm would bring is not there, nor npm itself. */
	const clone = scratch();
	for (const path of ['package.json', 'package-lock.json', 'scripts'])
		cpSync(join(root, path), join(clone, path), { recursive: true });
	mkdirSync(join(clone, 'src/cli'), { recursive: true });
	cpSync(join(root, 'src/cli/usage.mjs'), join(clone, 'src/cli/usage.mjs'));

	test.each([
		[['--help'], 0, 'check     FILE'],
		[['print', '--help'], 0, 'print FILE --paper NAME'],
		[['help', 'merge'], 0, 'merge A B --out FILE'],
		[['--version'], 0, ''],
		[[], 2, 'Say what to do.'],
		[['chek', 'a.json'], 2, 'There is no command "chek".'],
		[['check'], 2, 'Say which file to check.'],
		[['print', 'a.json'], 2, 'Say which paper: --paper NAME.'],
		[['merge', 'a.json', '--out', 'b.json'], 2, 'Say which two files to put together.'],
		[['convert', 'a.csv', 'b.csv'], 2, 'One file at a time: "b.csv" is too much.'],
		[['slips', 'a.txt', '--colour'], 2, '"slips" has no option --colour.']
	] as const)('%j', (args, code, says) => {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(clone, 'scripts/book.mjs'), ...args],
			{
				encoding: 'utf8',
				env: { PATH: clone }
			}
		);
		expect({ status, [code === 0 ? 'stderr' : 'stdout']: code === 0 ? stderr : stdout }).toEqual({
			status: code,
			[code === 0 ? 'stderr' : 'stdout']: ''
		});
		expect(code === 0 ? stdout : stderr).toContain(says);
		expect(existsSync(join(clone, 'node_modules'))).toBe(false);
	});
});
