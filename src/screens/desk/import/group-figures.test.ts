import { expect, test } from 'vitest';
import type { BookId } from '#kernel';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import { bookOf } from '../../../../tests/support/builders.ts';
import { csv, cutOffGroup } from '../../../../tests/support/sheets.ts';
import { groupFigures, sheetFigures, sumOf } from './group-figures.ts';

const { readSpreadsheet } = await loadSpreadsheet();

// In paise, from the working beside cutOffGroup: 15,000 lie there, and 15,000 are somebody's.
test('what is compared with the paper book has every line, and both sides have one sum', () => {
	const [group] = readSpreadsheet(csv(cutOffGroup())).groups;
	if (group === undefined) throw new Error('the sheet is right');
	const figures = sheetFigures(group);
	const lines = (side: typeof figures.there) => side.map(({ say, amount }) => [say, amount]);
	expect(lines(figures.there)).toEqual([
		['word.loan', 950_000],
		['word.box', 135_000],
		['word.bank', 415_000]
	]);
	expect(lines(figures.whose)).toEqual([
		['word.saving', 1_120_000],
		['bank.group-loan-left', 200_000],
		['desk.cut-off-socialFund', 30_000],
		['desk.cut-off-revolvingFund', 50_000],
		['desk.cut-off-grants', 10_000],
		['setup.opening-surplus', 90_000]
	]);
	expect([sumOf(figures.there), sumOf(figures.whose)]).toEqual([1_500_000, 1_500_000]);
	const { there, whose } = groupFigures({
		book: { id: 'b' as BookId, currency: 'INR' },
		state: bookOf(group.events)
	});
	expect({ there, whose }).toEqual({ there: figures.there, whose: figures.whose });
});
