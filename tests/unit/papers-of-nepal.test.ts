import { beforeAll, describe, expect, test } from 'vitest';
import { once } from '#kernel';
import { createWords, loadPaperLanguage } from '#i18n';
import * as reports from '#reports';
import { bookKinds, bookPaper, registerKinds, registerPaper } from '#papers/registers/registers.ts';
import { type BothWords, cellText } from '#papers/cell-text.ts';
import { booksContext } from '#papers/context.ts';
import type { PaperCell } from '#papers/table-types.ts';
import { cycleOfShares } from '../support/cycle-of-shares.ts';
import { barelyEligible, threeYearsWithLoan, withExceptions } from '../support/dossier-books.ts';
import { bothWords, dossierOf, linesOf } from '../support/dossier.ts';
import { day, event } from '../support/builders.ts';
import type { GroupEvent } from '#group';

// What a bank of Nepal finds on the papers of a group of Nepal: nothing of India.

const today = day('2026-11-24');
const place = {
	street: 'टोल 2',
	village: 'बलरा',
	panchayat: 'ईशनाथ नगरपालिका',
	block: '4',
	district: 'रौतहट',
	state: 'मधेश',
	pin: '44500'
};
let nepali: BothWords;

const placed = (events: readonly GroupEvent[]) =>
	events.map((one) =>
		one.type === 'GroupFounded' ? event({ ...one, name: 'उज्यालो', place, codes: { nrlm: 'BR/31' } }) : one
	);
const account = {
	type: 'GroupDescribed',
	occurredOn: today,
	bankAccountId: 'b1',
	branch: 'गौर',
	ifsc: 'EXMP0000021'
};
const withLoan = [...placed(threeYearsWithLoan(today)), event(account)];
const without = placed(barelyEligible(today)).filter(
	({ type }) => type !== 'BankAccountOpened' && type !== 'CashTakenToBank'
);

const linesIn = (events: readonly GroupEvent[], currency: 'INR' | 'NPR') => {
	const { paper } = dossierOf(events, today, { currency });
	return paper.blocks.flatMap((block) => linesOf(block, nepali).map((line) => [block.key, line] as const));
};

beforeAll(async () => {
	nepali = {
		local: createWords('ne', await loadPaperLanguage('ne')),
		english: createWords('en', await loadPaperLanguage('en'))
	};
});

/** Numbers of the common set of India's banks, schemes, codes and offices, and words that Nepal does not write. */
const ofIndia =
	/\b(?:I|II|IV|V|VI|VII|XII)\b|form [IVX]|फारम|प्रपत्र|NRLM|IFSC|EXMP|INR|\bPIN\b|44500|panchayat|block|पंचायत|प्रखण्ड|RBI|NABARD|BR\/31/iu;

describe('the file for a bank of Nepal', () => {
	test.each([
		['with an account and a plan', () => withLoan],
		['without an account', () => without]
	])('%s names nothing of India', (_, events) => {
		const found = linesIn(events(), 'NPR').filter(([, line]) => ofIndia.test(line));
		expect(found).toEqual([]);
	});

	test('says where the group is as Nepal does: municipality and ward are one', () => {
		const lines = linesIn(withLoan, 'NPR').map(([, line]) => line);
		const address = 'टोल 2, बलरा, ईशनाथ नगरपालिका-4, रौतहट, मधेश';
		// In the letter and in the extract of the minutes.
		expect(lines.filter((line) => line.includes(address))).toHaveLength(2);
	});

	test('of India has the numbers of the forms, so that the look above can fail', () => {
		const found = linesIn(withLoan, 'INR').filter(([, line]) => ofIndia.test(line));
		expect(found.length).toBeGreaterThan(8);
	});
});

describe('the words of a paper are those of a bank', () => {
	/** Every book and register of three groups. */
	const papersIn = (currency: 'INR' | 'NPR') =>
		[withLoan, withExceptions(today), cycleOfShares(today)]
			.map((events) =>
				booksContext(
					{ reports, events, currency, book: reports.accountBook(events, { currency }) },
					() => null
				)
			)
			.flatMap((context) => [
				...bookKinds.map((kind) => bookPaper(kind, context)),
				...registerKinds.map((kind) => registerPaper(kind, context))
			]);
	const papersOf = { INR: once(() => papersIn('INR')), NPR: once(() => papersIn('NPR')) };
	/** Each of their tables, line by line, and the file for the bank. */
	function allLines(currency: 'INR' | 'NPR', both: BothWords): readonly string[] {
		const text = (cell: PaperCell) => cellText(cell, both, currency);
		return [
			...[withLoan, withExceptions(today)].flatMap((events) =>
				dossierOf(events, today, { currency }).paper.blocks.flatMap((block) => linesOf(block, both))
			),
			...papersOf[currency]()
				.flatMap(({ paper }) => paper.leaves)
				.flatMap(({ columns, sections }) => [
					...columns.map(({ head }) => text(head)),
					...sections.flatMap(({ heading, rows }) => [
						text(heading),
						...rows.flatMap(({ cells }) => cells.map(text))
					])
				])
		];
	}

	test('none says what women say on their screens', () => {
		const lines = [...allLines('INR', bothWords), ...allLines('NPR', nepali)];
		expect(lines.length).toBeGreaterThan(1000);
		expect(lines.filter((line) => /लोन|दीदी|दिदी|didi/i.test(line))).toEqual([]);
	}, 60_000);

	test('of Nepal has a Nepali word beside each English one', () => {
		const alone = allLines('NPR', nepali).filter((line) => /^[A-Za-z][A-Za-z ,'’]{3,}$/.test(line));
		// The name of the bank, and the second language of a sentence.
		expect(alone.filter((line) => !line.includes('Gramin Bank'))).toEqual([]);
	}, 60_000);
});
