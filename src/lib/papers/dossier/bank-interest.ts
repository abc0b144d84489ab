import { money } from '#money';
import type { Words } from '#i18n';
import type { BankInterestOf, BorrowingLine, InterestSlab, NotPrompt, PromptQuarter } from '#reports';
import { monthCell } from '../books/cash.ts';
import { amountCell, say } from '../context.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { sourceWords, type DossierContext } from './context.ts';
import type { DossierBlock, TableBlock } from './dossier-types.ts';

/** What the rule says that the bank takes: told once, computed into nothing. */
export function ratesByRule({ rule, ruleFits, currency }: DossierContext): readonly DossierBlock[] {
	const { interest } = rule;
	if (interest === undefined || !ruleFits) return [];
	const rates = (words: Words) =>
		interest.slabs
			.map((slab) =>
				slab.upTo === undefined
					? words.say('account.rate-above', { rate: rateWords(slab, words) })
					: words.say('account.rate-up-to', {
							amount: words.money(money(slab.upTo * 100), currency, true),
							rate: rateWords(slab, words)
						})
			)
			.join('; ');
	const relief = interest.prompt?.relief;
	return [
		{
			kind: 'text',
			key: 'bank-rates',
			say: 'account.bank-rates',
			values: (words) => ({
				rates: rates(words),
				source: sourceWords(interest.sources ?? rule.sources, words)
			})
		},
		...(relief === undefined
			? []
			: [
					{
						kind: 'text',
						key: 'prompt-relief',
						say: 'account.prompt-relief',
						values: () => ({ percent: relief })
					} satisfies DossierBlock
				])
	];
}

/** Of one loan: in which slab what is owed stands, and quarter by quarter whether the group paid on time. */
export function interestBlocks(
	loan: BorrowingLine,
	{ rule, ruleFits, reports, on }: DossierContext
): readonly DossierBlock[] {
	if (rule.interest === undefined || !ruleFits) return [];
	const { slab, quarters } = reports.bankInterestOf(loan, rule.interest, on);
	return [
		...rateField(loan, slab),
		...(quarters === null || quarters.length === 0 ? [] : [quarterTable(loan, quarters)])
	];
}

const rateField = ({ borrowingId }: BorrowingLine, slab: BankInterestOf['slab']): readonly DossierBlock[] =>
	slab === null
		? []
		: [
				{
					kind: 'fields',
					key: `${borrowingId} rate`,
					rows: [[{ label: 'account.rate-owed', value: { words: [rateWord(slab)] } }]]
				}
			];

function quarterTable({ borrowingId }: BorrowingLine, quarters: readonly PromptQuarter[]): TableBlock {
	return {
		kind: 'table',
		key: `${borrowingId} quarters`,
		columns: [
			{ key: 'quarter', head: say('account.quarter'), kind: 'text', width: 52 },
			{ key: 'prompt', head: say('account.paid-on-time'), kind: 'text', width: 40 },
			{ key: 'why', head: say('account.prompt-why'), kind: 'text' }
		],
		sections: [{ key: 'quarters', heading: null, rows: quarters.map(quarterRow) }]
	};
}

function quarterRow({ from, to, verdict, reasons }: PromptQuarter): PaperRow {
	const dot: PaperCell = { text: '·' };
	return {
		key: from,
		kind: 'plain',
		cells: [
			{ line: [{ day: from }, { text: '–' }, { day: to }] },
			say(`account.prompt-${verdict}`),
			reasons.length === 0
				? null
				: {
						line: reasons.flatMap((reason, place) =>
							place === 0 ? reasonCells(reason) : [dot, ...reasonCells(reason)]
						)
					}
		]
	};
}

function reasonCells(reason: NotPrompt): readonly PaperCell[] {
	switch (reason.why) {
		case 'instalmentLate':
		case 'olderUnpaid':
			return [
				say(reason.why === 'olderUnpaid' ? 'account.why-older' : 'dossier.instalment'),
				{ day: reason.dueOn },
				say('dossier.days-late'),
				{ text: String(reason.daysLate) }
			];
		case 'abovePower':
			return [
				say('dossier.above-power'),
				{ day: reason.from },
				{ text: String(reason.days) },
				say('account.why-days')
			];
		case 'interestNotCovered':
			return [monthCell(reason.month), say('account.why-interest'), amountCell(reason.amount)];
	}
}

function rateWord({ percentPerYear, atMostPercentPerYear }: InterestSlab) {
	if (percentPerYear !== undefined)
		return { say: 'account.rate-percent', values: { percent: percentPerYear } } as const;
	return atMostPercentPerYear === undefined
		? 'account.rate-bank'
		: ({ say: 'account.rate-at-most', values: { percent: atMostPercentPerYear } } as const);
}

function rateWords(slab: InterestSlab, words: Words): string {
	const word = rateWord(slab);
	return typeof word === 'string' ? words.say(word) : words.say(word.say, word.values);
}
