import { describe, expect, test } from 'vitest';
import { flow } from '../../src/lib/ui/print/dossier/flow.ts';
import type { DossierBlock } from '#papers/dossier/dossier-types.ts';
import type { PaperCell } from '#papers/table-types.ts';
import { day, event } from '../support/builders.ts';
import { barelyEligible, threeYearsWithLoan } from '../support/dossier-books.ts';
import { dossierOf, linesOf, plainHeights } from '../support/dossier.ts';

// The forms at the end of the file for the bank: what twelve women write on them by hand, and where each begins.

const today = day('2026-11-24');
const { paper } = dossierOf(threeYearsWithLoan(today), today);
const forms = paper.blocks.slice(paper.blocks.findIndex(({ key }) => key === 'part 9'));

/** Places for a pen or a thumb; the bank's own strip and receipt are not the women's. */
function pens(block: DossierBlock): number {
	const blanks = linesOf(block).filter((_, place) => block.kind !== 'text' || place === 0);
	const inText = blanks.join('\n').match(/_{4,}/g)?.length ?? 0;
	switch (block.kind) {
		case 'fields':
			return block.rows.flat().filter(({ value }) => value === null).length;
		case 'signing':
			return block.lines.length;
		case 'signatures':
			return 2 * block.lines.length;
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
	test('ask for at most sixty entries by hand, thumbs and signatures among them', () => {
		const all = forms.map((block) => [block.key, pens(block)] as const).filter(([, count]) => count > 0);
		const total = all.reduce((sum, [, count]) => sum + count, 0);
		expect(total, JSON.stringify(all)).toBeLessThanOrEqual(60);
		// Twelve thumbs under the requirement and twelve under the agreement are among them.
		expect(total).toBeGreaterThan(24);
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

	test('no opening form for a group that has an account; one for a group that has none', () => {
		expect(paper.blocks.some(({ key }) => key === 'part 13')).toBe(false);
		const without = barelyEligible(today).filter(
			({ type }) => type !== 'BankAccountOpened' && type !== 'CashTakenToBank'
		);
		expect(dossierOf(without, today).paper.blocks.some(({ key }) => key === 'part 13')).toBe(true);
	});
});
