import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.mjs';
import { book, fileIn, goldenJournal, scratch } from './book-command.ts';

// What a person runs is a bundle, made when it is not there; it answers as the sources do.

const folder = scratch();
const journal = fileIn(folder, 'journal.json', JSON.stringify(goldenJournal('passbook-declining')));

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
	const made = readdirSync(join(root, 'node_modules/.cache/book'));
	expect(made.length).toBeGreaterThan(0);
}, 120_000);

test('papers are printed, also those that read the rules of banks from their folder', () => {
	for (const args of [
		['--paper', 'passbook', '--member', '1'],
		['--paper', 'bank-file']
	])
		expect(command('print', 'journal.json', ...args, '--out', 'papers')).toMatchObject({ code: 0 });
	expect(existsSync(join(folder, 'papers'))).toBe(true);
}, 120_000);
