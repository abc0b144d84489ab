import { describe, expect, test } from 'vitest';
import { createWords, loadLanguage, loadPaperLanguage } from '#i18n';
import type { CurrencyCode } from '#money';
import { cellText } from '#papers/cell-text.ts';
import { bookPaper, registerPaper } from '#papers/registers/registers.ts';
import { registerSheets } from '#papers/data/register-sheets.ts';
import type { PaperCell, TablePaperData } from '#papers/table-types.ts';
import {
	accountBook,
	bookReport,
	deposits,
	federationReport,
	monthFigures,
	panchasutra,
	receiptsAndPayments,
	wholeBook
} from '#reports';
import { bankOpened, day, founded, meeting, saved, toBank } from '../support/builders.ts';
import { dossierOf, linesOf } from '../support/dossier.ts';
import { groupOfTables } from '../support/group-of-tables.ts';

/**
 * A group of Nepal counts months by its own calendar (ADR 0023). By the printed calendar of 2083: 1 Jeth is 15 May 2026, 1 Asar
 * 15 June, 1 Kartik 18 October, 1 Mangsir 17 November. So of the five meetings
 *
 *   14 May       31 Baishakh   three women save 20 each
 *   17 October   31 Asoj       20 each
 *   16 November  30 Kartik     20 each; 30 to the bank
 *   17 November   1 Mangsir    20 each; 20 to the bank
 *   24 November   8 Mangsir    20 each
 *
 * Kartik had one and Mangsir two, each with a deposit; by the other calendar November had three, with two deposits. Months that end
 * before 8 Mangsir begin on 8 Kartik (25 October), 8 Asoj (24 September) … 8 Jeth (22 May); by the other calendar on 24 October.
 */
const all = ['m1', 'm2', 'm3'].map((member) => saved(member, 20));
const book = [
	...founded('2026-05-10'),
	bankOpened()('2026-05-10'),
	...meeting(1, '2026-05-14', ...all),
	...meeting(2, '2026-10-17', ...all),
	...meeting(3, '2026-11-16', ...all, toBank(30)),
	...meeting(4, '2026-11-17', ...all, toBank(20)),
	...meeting(5, '2026-11-24', ...all)
];
const on = day('2026-11-24');
const nepali = {
	local: createWords('ne', await loadPaperLanguage('ne')),
	english: createWords('en', await loadLanguage('en'))
};

const view = (currency: CurrencyCode) => ({ currency, on });
const textsOf = (paper: TablePaperData): readonly string[] => {
	const said = (cell: PaperCell) => cellText(cell, nepali, 'NPR');
	return paper.leaves.flatMap(({ of, columns, sections }) => [
		said(of),
		...columns.map(({ head }) => said(head)),
		...sections.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(said)))
	]);
};

describe('figures by month', () => {
	test('of the bank account', () => {
		const months = deposits(book, view('NPR')).accounts[0]?.months;
		expect(
			months?.map(({ month, from, to, deposits: made, deposited }) => ({ month, from, to, made, deposited }))
		).toEqual([
			{ month: 'bs-2083-07', from: '2026-10-18', to: '2026-11-16', made: 1, deposited: 3000 },
			{ month: 'bs-2083-08', from: '2026-11-17', to: '2026-11-24', made: 1, deposited: 2000 }
		]);
		expect(deposits(book, view('INR')).accounts[0]?.months.map(({ month }) => month)).toEqual(['2026-11']);
	});

	test('of meetings, savings and deposits', () => {
		const months = monthFigures(book, view('NPR'));
		expect(
			months.map(({ to, meetingsHeld, savings, deposited }) => [to, meetingsHeld, savings, deposited])
		).toEqual([
			['2026-05-21', 1, 6000, 0],
			['2026-06-21', 0, 6000, 0],
			['2026-07-23', 0, 6000, 0],
			['2026-08-23', 0, 6000, 0],
			['2026-09-23', 0, 6000, 0],
			['2026-10-24', 1, 12_000, 0],
			['2026-11-23', 2, 24_000, 5000]
		]);
	});

	test('of conduct over six months, the same in the report and on page 1', () => {
		const last6 = panchasutra(book, view('NPR')).last6;
		expect(last6).toMatchObject({ from: '2026-05-22', to: '2026-11-23', deposits: { monthsWithDeposit: 1 } });
		expect(panchasutra(book, view('INR')).last6.from).toBe('2026-05-24');
		const { regularity } = bookReport(book, view('NPR'));
		expect(regularity.last6).toMatchObject({ monthsWithDeposit: 1, months: 6, meetingsHeld: 3 });
		expect(regularity.all).toMatchObject({ monthsWithDeposit: 1, months: 7, meetingsHeld: 5 });
	});

	test('of accounts, also where nobody said when the year begins', () => {
		const accounts = accountBook(book, view('NPR'));
		expect(receiptsAndPayments(accounts, wholeBook(accounts)).months.map(({ month }) => month)).toEqual(
			[1, 2, 3, 4, 5, 6, 7, 8].map((month) => `bs-2083-0${String(month)}`)
		);
	});

	test('that the federation gets', () => {
		expect(federationReport(book, { currency: 'NPR', month: 'bs-2083-08', until: on })).toMatchObject({
			from: '2026-11-17',
			to: '2026-11-24',
			meetings: { held: 2 },
			savings: { opening: 18_000, saved: 12_000, closing: 30_000 }
		});
	});
});

describe('what is printed and what leaves for a spreadsheet', () => {
	const tables = groupOfTables(book, 'g', 'NPR');
	const gregorian = new RegExp(
		`(?:^| )(?:${[5, 6, 7, 8, 9, 10, 11].map((month) => nepali.local.say(`calendar.month-${month as 5}`)).join('|')})(?: |$)`
	);

	test.each([
		['the deposits', () => bookPaper('deposits', tables).paper, ['कात्तिक', 'मङ्सिर']],
		['receipts and payments', () => bookPaper('receipts-payments', tables).paper, ['बैशाख', 'मङ्सिर']],
		['the cash book', () => bookPaper('cash-book', tables).paper, ['असोज', 'कात्तिक', 'मङ्सिर']],
		['demand and collection', () => registerPaper('demand-collection', tables).paper, []],
		['the report to the federation', () => registerPaper('federation', tables).paper, ['कात्तिक', 'मङ्सिर']]
	])('%s name months of Nepal and no other', (_, made, months) => {
		const texts = textsOf(made());
		for (const month of months) expect(texts.join('\n')).toContain(month);
		expect(texts.filter((text) => gregorian.test(text))).toEqual([]);
	});

	test('the file for the bank has its table by months that begin on 8', () => {
		const { paper } = dossierOf(book, on, { currency: 'NPR' });
		const lines = paper.blocks.flatMap((block) => linesOf(block, nepali));
		expect(lines.filter((line) => / \| \d \/ 1 /.test(line)).slice(-2)).toEqual([
			'24-10-2026 | 1 / 1 | 120 | 0 | 0 | 0 | 0 | 0 | 120',
			'23-11-2026 | 2 / 1 | 240 | 50 | 0 | 0 | 0 | 0 | 240'
		]);
		expect(lines.filter((line) => /^\d\d-2026 \|/.test(line))).toEqual([]);
	});

	test('the workbook has the sheets of the papers', () => {
		const cells = registerSheets(tables, nepali.local).flatMap(({ data }) => data.flat());
		const texts = cells.flatMap((cell) =>
			typeof cell === 'object' && cell !== null && 'value' in cell && typeof cell.value === 'string'
				? [cell.value]
				: []
		);
		expect(texts.some((text) => text.includes('मङ्सिर'))).toBe(true);
		expect(texts.filter((text) => gregorian.test(text))).toEqual([]);
	});
});
