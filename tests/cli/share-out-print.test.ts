import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { runPrint } from '../../src/cli/print.ts';
import { cycleOfShares, journalOfShares, sharedOutCycle } from '../support/cycle-of-shares.ts';
import { book, fileIn, scratch } from './book-command.ts';

/*
 * The statement and the slips of a cycle that was shared out. Worked by hand in tests/journeys/share-out.journey.ts: 19,400 were saved, with
 * 1,500 of the social fund, 144 of interest and a fine of 10 the fund is 21,054. The ninth saved 1,150: 1,150 × 21,054 ÷ 19,400 =
 * 1,248.05, so 1,248, of which her loan of 1,000 is taken off; the twelfth owes 800 and 24.
 */
const today = '2026-11-27' as LocalDate;
const folder = scratch();
const shared = fileIn(folder, 'shared.json', journalOfShares(today, sharedOutCycle(today)));

const print = (file: string, paper: string) =>
	runPrint([file, '--paper', paper, '--out', folder], Readable.from([]));

const printed = async (paper: string) => {
	expect(await print(shared, paper)).toMatchObject({ code: 0, errors: '' });
	return [
		readFileSync(join(folder, `${paper}.csv`), 'utf8'),
		readFileSync(join(folder, `${paper}.html`), 'utf8')
	];
};

test('the statement: saved, grown, part, what is taken off, paid; and the fund to the last rupee', async () => {
	const [csv = '', html = ''] = await printed('share-out');
	const row = (begins: RegExp) =>
		csv
			.split(/\r?\n/)
			.find((line) => begins.test(line))
			?.split(',')
			.slice(1, 8);
	const rupees = (...amounts: readonly number[]) => amounts.map((amount) => amount.toFixed(2));
	expect(row(/^9,/)).toEqual(rupees(1150, 98, 1248, 1000, 0, 0, 248));
	expect(row(/^12,1/)).toEqual(rupees(1150, 98, 1248, 800, 24, 0, 424));
	expect(row(/Total/)).toEqual(rupees(19_400, 1654, 21_054, 1800, 24, 10, 19_220));
	expect(html).toContain('21,054');
});

test('a slip for each woman has her three lines', async () => {
	const [csv = '', html = ''] = await printed('share-out-slips');
	const rows = csv.split(/\r?\n/);
	const amounts = (number: string) => {
		const place = rows.findIndex((row) => row.split(',')[0] === number);
		return rows.slice(place + 1, place + 5).map((row) => row.split(',')[1]);
	};
	expect(rows.filter((row) => row.includes('in her hand'))).toHaveLength(25);
	expect(amounts('9')).toEqual(['1150.00', '98.00', '1000.00', '248.00']);
	// Each is cut out whole: no page ends in it, nor with its number alone.
	expect(html.match(/<tbody class="together"><tr class="heading">/g)).toHaveLength(25);
	expect(html).toContain('.together{break-inside:avoid}.heading{break-after:avoid}');
});

test('the rehearsal of the command is what was then paid, and the cycle that follows has nothing to share', async () => {
	const open = fileIn(folder, 'open.json', journalOfShares(today, sharedOutCycle(today).slice(0, -2)));
	const before = JSON.parse((await book(['report', open, '--rule', 'bySavings'])).out) as {
		readonly shareOut: { readonly fund: number; readonly payouts: Readonly<Record<string, number>> };
	};
	expect(before.shareOut).toMatchObject({ fund: 2_105_400, remainder: 0, enoughInBox: true });
	expect([before.shareOut.payouts['9'], before.shareOut.payouts['12']]).toEqual([24_800, 42_400]);
	const after = JSON.parse((await book(['report', shared])).out) as object;
	expect(after).toMatchObject({ box: 0, trialBalance: {} });
	expect(after).not.toHaveProperty('shareOut');
	const none = fileIn(folder, 'none.json', journalOfShares(today, cycleOfShares(today)));
	expect(await print(none, 'share-out')).toMatchObject({ code: 0 });
});
