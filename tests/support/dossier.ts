import type { LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { createWords, loadPaperLanguage, type Words } from '#i18n';
import type { CurrencyCode } from '#money';
import * as reports from '#reports';
import type { BankRule } from '#reports';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';
import { booksContext } from '#papers/context.ts';
import { dossierContext, type DossierContext } from '#papers/dossier/context.ts';
import { dossierPaper } from '#papers/dossier/paper.ts';
import type { DossierHeights } from '../../src/lib/ui/print/dossier/flow.ts';
import { type BothWords, cellText, saidText } from '#papers/cell-text.ts';
import type { DecisionBlock, DossierBlock, DossierData, SumBox } from '#papers/dossier/dossier-types.ts';
import type { Said } from '#papers/table-types.ts';

/** The file for the bank without a screen: what it says is put together by plain functions. */
export const bothWords: BothWords = {
	local: createWords('hi', await loadPaperLanguage('hi')),
	english: createWords('en', await loadPaperLanguage('en'))
};

export function dossierOf(
	events: readonly GroupEvent[],
	on: LocalDate,
	choice: {
		readonly rule?: string;
		readonly dose?: number;
		readonly currency?: CurrencyCode;
		/** Instead of those that come with the app. */
		readonly rules?: readonly BankRule[];
	} = {}
): { readonly context: DossierContext; readonly paper: DossierData } {
	const { currency = 'INR', rules = bankRules } = choice;
	const nameOf = () => null;
	const rule = rules.find((one) => one.id === (choice.rule ?? 'day-nrlm-2025'));
	if (rule?.kind !== 'loanDose') throw new Error('no such rule');
	const context = dossierContext(
		booksContext({ reports, events, currency, book: reports.accountBook(events, { currency, on }) }, nameOf),
		{ rules, choice: { rule, dose: choice.dose ?? null }, nameOf }
	);
	return { context, paper: dossierPaper(context) };
}

/** All that a block says, line by line; digits once, words in both languages. */
export function linesOf(block: DossierBlock, both: BothWords = bothWords): readonly string[] {
	const text = (cell: Parameters<typeof cellText>[0]) => cellText(cell, both, 'INR');
	const said = (say: (words: Words) => string) => [say(both.local), say(both.english)];
	switch (block.kind) {
		case 'part':
			return said((words) => `${block.number} ${words.say(block.title)}`);
		case 'head':
			return [text(block.cell)];
		case 'fields':
			return block.rows.flat().map(({ label, value }) => `${both.english.say(label)}: ${text(value)}`);
		case 'text':
			return said((words) => words.say(block.say, block.values?.(words)));
		case 'table':
			return block.sections.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(text).join(' | ')));
		case 'decision':
			return decisionLines(block, both);
		case 'charts':
			return block.charts.map(({ title }) => text(title));
		case 'signing':
			return block.lines.map(text);
		case 'boxes':
			return block.boxes.map(text);
		case 'signatures':
			return [
				...block.lines.map(({ name, office }) => `${name} | ${both.english.say(office)}`),
				...(block.represents === undefined
					? []
					: [block.represents.photo, ...block.represents.fields].map(
							(key) => `${both.local.say(key)} / ${both.english.say(key)}`
						))
			];
		case 'receipt':
			return said((words) => saidText(block.said, words));
	}
}

/** The first sheet, line by line, in English; facts in both languages. */
function decisionLines(block: DecisionBlock, { local, english }: BothWords): readonly string[] {
	const { who, verdict, look, conditions, sums, figures, conduct, regularity, next } = block;
	const of = (one: Said) => saidText(one, english);
	const box = ({ label, amounts, means }: SumBox) =>
		`${english.say(label)}: ${amounts.map((amount) => english.money(amount, 'INR', true)).join('–')} (${means.map(of).join('; ')})`;
	return [
		...who.flat().map(({ label, value }) => `${english.say(label)}: ${cellText(value, bothWords, 'INR')}`),
		of(verdict.said),
		...verdict.rule.map(of),
		...look.map((fact) => `${saidText(fact, local)} / ${of(fact)}`),
		...conditions.map(({ number, name, asks, shows, is }) =>
			[String(number), english.say(name), of(asks), of(shows), english.say(`dossier.is-${is}`)].join(' | ')
		),
		...[...sums, ...figures].map(box),
		...conduct.map(of),
		...regularity.map(({ label, cells }) =>
			[english.say(label), ...cells.map((cell) => cell.text)].join(' | ')
		),
		...next.map(of),
		...(block.card === null ? [] : [of(block.card)])
	];
}

/** Heights of a page as they are without a browser, millimetres: each row one line, each block its usual size. */
export const plainHeights = (room = 258): DossierHeights => ({
	room,
	gap: 2,
	ofTable: ({ tight, rowHeight = tight === true ? 4.4 : 5.4 }) => ({
		head: 9,
		heightOf: ({ height = rowHeight }) => height
	}),
	ofBlock: (block) => {
		switch (block.kind) {
			case 'part':
				return 7;
			case 'head':
				return 6;
			case 'fields':
				return block.rows.length * 7.6;
			// About sixty letters stand on a line of half the sheet.
			case 'text':
				return 4.2 * Math.ceil(saidText(block, bothWords.english).length / 60);
			case 'decision':
				return 225;
			case 'signatures':
				return block.represents === undefined ? 41 : 74;
			case 'receipt':
				return 62;
			case 'charts':
				return Math.ceil(block.charts.length / 3) * 31;
			case 'signing':
				return Math.ceil(block.lines.length / 3) * 17;
			case 'boxes':
				return 34;
		}
	}
});
