import { describe, expect, test } from 'vitest';
import type { PaperFrame } from '#papers/paper-types.ts';
import ExtractPaper from '#ui/print/registers/ExtractPaper.svelte';
import type { ExtractPaperData } from '#papers/registers/minutes.ts';
import { rupees, show } from './support.ts';
import { both, day, withoutLayout } from './paper-support.ts';
import WithBothWords from './WithBothWords.svelte';

withoutLayout();

const frame: PaperFrame = {
	group: 'Ujala',
	currency: 'INR',
	practice: false,
	printedOn: day('2026-11-24'),
	release: '1.2.3 (2001-02-03)',
	until: null,
	seal: null
};

const extract: ExtractPaperData = {
	day: day('2026-11-17'),
	about: [
		[
			{ words: ['register.quorum'] },
			{ words: [{ say: 'register.quorum-there', values: { there: 5, needed: 4 } }] }
		]
	],
	decision: { words: [{ say: 'register.decided-loan', values: { who: '7' } }] },
	amount: rupees(1500),
	agreed: { text: '1, 2' },
	warning: null,
	officers: [
		{ who: '1', office: 'paper.president' },
		{ who: '2', office: 'paper.secretary' }
	]
};

function draw(shown: ExtractPaperData): string {
	show(WithBothWords, { both, component: ExtractPaper, props: { frame, extract: shown } });
	return document.body.textContent.replace(/\s+/g, ' ');
}

describe('the certified extract', () => {
	test('says group, quorum, decision, the amount in figures and in words of both languages', () => {
		const text = draw(extract);
		for (const said of [
			'Ujala',
			'5 present, 4 needed: reached',
			'Loan to member 7',
			'₹1,500',
			'एक हज़ार पाँच सौ रुपये',
			'one thousand five hundred rupees',
			'1, 2'
		])
			expect(text).toContain(said);
	});

	test('has a line for each officer who signs, and room for the stamp', () => {
		const text = draw(extract);
		expect(text.match(/Signature or thumb/g)).toHaveLength(2);
		expect(text).toContain('President');
		expect(text).toContain('Secretary');
		expect(text).toContain('Stamp of the group');
	});

	test('of a decision that was put right since says that it is not in force, and strikes it', () => {
		const text = draw({ ...extract, warning: 'register.extract-not-true' });
		expect(text).toContain('It is not in force.');
		expect(document.querySelector('.decision')?.classList).toContain('struck');
	});

	test('of a decision without money writes no amount', () => {
		expect(draw({ ...extract, amount: null })).not.toContain('₹');
	});
});
