import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { createWords, loadLanguage } from '#i18n';
import { flow } from '../../src/lib/ui/print/dossier/flow.ts';
import type { DossierBlock } from '#papers/dossier/dossier-types.ts';
import type { PaperCell } from '#papers/table-types.ts';
import { day, event } from '../support/builders.ts';
import { barelyEligible, threeYearsWithLoan } from '../support/dossier-books.ts';
import { bothWords, dossierOf, linesOf, plainHeights } from '../support/dossier.ts';

// The forms at the end of the file for the bank: what twelve women write on them by hand, and where each begins.

const today = day('2026-11-24');
const { paper } = dossierOf(threeYearsWithLoan(today), today);
const at = (key: string) => paper.blocks.findIndex((block) => block.key === key);
const forms = paper.blocks.slice(at('part 9'), at('part 14'));

/** What is given by hand and thumb; the bank's own strip, receipt and grading are not the women's. */
const hands = (block: DossierBlock): number =>
	block.kind === 'signatures'
		? block.lines.length
		: block.kind === 'table' && (block.key === 'plan' || block.key === 'inter-se-members')
			? 12
			: 0;

/** Places for a pen or a thumb. */
function pens(block: DossierBlock): number {
	const blanks = linesOf(block).filter((_, place) => block.kind !== 'text' || place === 0);
	const inText = blanks.join('\n').match(/_{4,}/g)?.length ?? 0;
	switch (block.kind) {
		case 'fields':
			return block.rows.flat().filter(({ value }) => value === null).length;
		case 'signing':
			return block.lines.length;
		case 'signatures':
			// Either her hand or her thumb; a photo is pasted.
			return block.lines.length * (1 + (block.represents?.fields.length ?? 0));
		case 'boxes':
			return block.boxes.length;
		case 'table':
			return block.sections
				.flatMap(({ rows }) => rows)
				.flatMap((row) => (row.kind === 'plain' ? row.cells.filter(isEmpty) : [])).length;
		case 'receipt':
			return 0;
		default:
			return inText;
	}
}

const isEmpty = (cell: PaperCell): boolean => cell === null;

describe('the forms of twelve women', () => {
	test('ask for at most forty entries of a pen beside thumbs and signatures, and sixty in all', () => {
		const all = forms.map((block) => [block.key, pens(block), hands(block)] as const);
		const sum = (of: 1 | 2) => all.reduce((count, line) => count + line[of], 0);
		const text = JSON.stringify(all.filter(([, count]) => count > 0));
		expect(sum(1), text).toBeLessThanOrEqual(60);
		expect(sum(1) - sum(2), text).toBeLessThanOrEqual(40);
		// Twelve thumbs under the requirement and twelve under the agreement, three officers who sign two forms.
		expect(sum(2)).toBe(30);
		// Husband or parent of twelve, mobile and account of three.
		expect(sum(1) - sum(2), text).toBeGreaterThanOrEqual(18);
	});

	test('begin each on a sheet of its own, with its signatures below its own text', () => {
		const pages = flow(paper.blocks, plainHeights());
		const parts = ['part 9', 'part 10', 'part 11', 'part 12'];
		expect(parts.map((part) => pages.findIndex((page) => page[0]?.key === part) >= 0)).toEqual([
			true,
			true,
			true,
			true
		]);
		for (const page of pages)
			for (const [place, { block }] of page.entries())
				if (block.kind === 'signatures') expect(place).toBeGreaterThan(0);
	});

	test('print what was typed once: page 1, the letter and the agreement say where the group is', () => {
		const said = {
			type: 'GroupDescribed',
			occurredOn: today,
			place: { village: 'Rampur', panchayat: 'Khajuria', block: 'Kotwa', district: 'East', pin: '845437' },
			codes: { nrlm: 'BR/31' },
			bankAccountId: 'b1',
			branch: 'Kotwa',
			ifsc: 'EXMP0000021'
		} as const;
		const { paper: described } = dossierOf([...threeYearsWithLoan(today), event(said)], today);
		const linesIn = (part: string) =>
			described.blocks
				.filter(({ key }) => key === part)
				.flatMap((block) => linesOf(block))
				.join('\n');
		expect(linesIn('decision')).toContain('Rampur, Khajuria, Kotwa');
		expect(linesIn('decision')).toContain('East, 845437');
		expect(linesIn('decision')).toContain('EXMP0000021');
		expect(linesIn('decision')).toContain('BR/31');
		expect(linesIn('application')).toContain('Rampur, Khajuria, Kotwa, East, 845437');
		expect(linesIn('dossier.text-se-1')).toContain('Rampur');
	});

	test('ask the kind of loan, and say how it is paid back, when the group began and which cycle it is', () => {
		const lines = forms.flatMap((block) => linesOf(block));
		const text = lines.join('\n');
		// Four times 60,000 and eight times 20,000 in 24 parts each: 4 × 2,500 and 8 × 834, each rounded up to a rupee.
		for (const said of [
			'Term loan',
			'Cash credit',
			'Supporting agency',
			'24 × ₹15,840',
			'Founded on',
			'loan 2 of a bank'
		])
			expect(text).toContain(said);
	});

	test('say on page 1 how the last loan of a bank was paid back: of twelve instalments the half of one came a month late, from 24 May to 24 June', () => {
		const [decision] = paper.blocks;
		if (decision === undefined) throw new Error('the first block');
		expect(linesOf(decision).join('\n')).toContain(
			'12 instalments: 10 on the day, 1 late by 31 days, 1 due today'
		);
	});

	test('form VI marks who asks for more than 30,000, and nobody else', () => {
		const plan = paper.blocks.find(({ key }) => key === 'plan');
		if (plan?.kind !== 'table') throw new Error('form VI is a table');
		const marked = linesOf(plan).filter((line) => line.startsWith('*'));
		// 60,000 for each third woman, 20,000 for the others.
		expect(marked.map((line) => /\d+/.exec(line)?.[0])).toEqual(['1', '4', '7', '10']);
	});

	test('the grading sheet has figures and no marks, and a group of Nepal none', () => {
		const grading = paper.blocks.find(({ key }) => key === 'grading');
		if (grading?.kind !== 'table') throw new Error('forms VIII and IX are a table');
		const rows = grading.sections.flatMap((section) => section.rows).filter(({ kind }) => kind === 'plain');
		expect(rows.length).toBeGreaterThan(15);
		for (const { cells } of rows) expect(cells.slice(-2)).toEqual([null, null]);
		expect(rows.filter(({ cells }) => cells.slice(1, -2).some((cell) => cell !== null))).toHaveLength(
			rows.length
		);
		const nepal = dossierOf(threeYearsWithLoan(today), today, { currency: 'NPR' }).paper.blocks;
		expect(nepal.some(({ key }) => key === 'grading')).toBe(false);
		expect(nepal.flatMap((block) => linesOf(block)).join('\n')).toContain('Guarantor');
	});

	test('the resolution says what each owes if one, two or three cannot pay', async () => {
		const liable = present(
			forms.find(({ key }) => key === 'liable'),
			'the group resolved to ask for 3,80,000'
		);
		// Divided by hand: 3,80,000 by 12 is 31,666.67; by 11 34,545.45; by 10 38,000; by 9 42,222.22; rounded up, as no rest may be nobody's.
		expect(linesOf(liable).at(-1)).toBe(
			'The members are liable for this loan together, for its interest too. All 12 pay: ₹31,667 each. ' +
				'If 1 cannot pay: ₹34,546 from each of the others. If 2 cannot pay: ₹38,000 from each of the others. ' +
				'If 3 cannot pay: ₹42,223 from each of the others. The bank may ask any one of them for the whole.'
		);
		for (const language of ['hi', 'ne'] as const) {
			const local = createWords(language, await loadLanguage(language));
			const [own = ''] = linesOf(liable, { ...bothWords, local });
			for (const amount of ['31,667', '34,546', '38,000', '42,223']) expect(own, language).toContain(amount);
		}
	});

	test('no opening form for a group that has an account; one for a group that has none', () => {
		expect(paper.blocks.some(({ key }) => key === 'part 13')).toBe(false);
		const without = barelyEligible(today).filter(
			({ type }) => type !== 'BankAccountOpened' && type !== 'CashTakenToBank'
		);
		expect(dossierOf(without, today).paper.blocks.some(({ key }) => key === 'part 13')).toBe(true);
	});
});
