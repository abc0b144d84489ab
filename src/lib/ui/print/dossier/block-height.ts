import type { CurrencyCode } from '#money';
import { headHeight, linesOfText, rowHeight, widthOfText } from '../books/row-height.ts';
import type { BothWords } from '#papers/both-words.ts';
import { cellText } from '#papers/cell-text.ts';
import type { PaperRow } from '#papers/table-types.ts';
import type { DossierBlock, Field, TableBlock } from '#papers/dossier/dossier-types.ts';

/** Millimetres of an upright A4 sheet between head and foot. */
export const dossierRoom = 245;
/** What the line takes that says it is practice. */
export const practiceLine = 9;
/** Between two blocks. */
export const blockGap = 2;
/** Tables of the dossier are printed a little smaller than those of the books. */
export const tableScale = 9.5 / 11;

export const partHeight = 8;
export const headBlockHeight = 6;
/** Of a row of boxes whose values stand on one line each. */
const fieldHeight = 7.6;
/** Of a line of conditions: two stand side by side, below a head. */
export const conditionHeight = 4.5;
export const chartHeight = 34;
export const chartsInRow = 3;
export const signingHeight = 17;
export const signingInRow = 3;
export const boxHeight = 34;
export const proofHeight = 42;
/** A paragraph stands in two columns of 9 pt. */
const textLine = 4.05;
const textScale = 9 / 11;
const textColumn = 90;

export interface Sheet {
	readonly both: BothWords;
	readonly currency: CurrencyCode;
}

/** How high a block will be on paper, without the gap to the next; of a table all of its rows. */
export function blockHeight(block: DossierBlock, sheet: Sheet): number {
	switch (block.kind) {
		case 'part':
			return partHeight;
		case 'head':
			return headBlockHeight;
		case 'table':
			return (
				tableHeadHeight(block, sheet) +
				block.sections.reduce(
					(all, { rows, heading }) =>
						all +
						(heading === null
							? 0
							: tableRowHeight({ key: '', kind: 'heading', cells: [heading] }, block, sheet)) +
						rows.reduce((sum, row) => sum + tableRowHeight(row, block, sheet), 0),
					0
				)
			);
		case 'fields':
			return block.rows.reduce((all, row) => all + fieldRowHeight(row, sheet), 0);
		case 'text': {
			const lines = [sheet.both.local, sheet.both.english].map((words) =>
				linesOfText(words.say(block.say, block.values?.(words)), textColumn / textScale)
			);
			return Math.max(...lines) * textLine + (block.box === true ? 4 : 0.5);
		}
		case 'conditions':
			return (Math.ceil(block.conditions.length / 2) + 1) * conditionHeight;
		case 'charts':
			return Math.ceil(block.charts.length / chartsInRow) * chartHeight;
		case 'signing':
			return Math.ceil(block.lines.length / signingInRow) * signingHeight;
		case 'boxes':
			return boxHeight;
		case 'proof':
			return proofHeight;
	}
}

/** Between the margins of the sheet, and between two boxes, as `FieldsBlock` sets them. */
const fieldsWidth = 186;
const fieldGap = 3;
const labelGap = 1.5;
const labelScale = 9 / 11;
const labelShare = 0.62;
/** Of a line of the label: Hindi, and English below it. */
const labelLine = 3.56;
const englishScale = 0.82;
const valueScale = 10 / 11;
const valueLine = 4.1;

/** A row of boxes is as high as the longest value or label in it: what a form says is never cut. */
export function fieldRowHeight(row: readonly Field[], { both, currency }: Sheet): number {
	const parts = row.reduce((all, { wide = false }) => all + (wide ? 2 : 1), 0);
	const one = (fieldsWidth - fieldGap * (row.length - 1)) / parts;
	const heights = row.map(({ label, value, wide = false, tick = false }) => {
		const width = wide ? 2 * one : one;
		const [own, english] = [both.local.say(label), both.english.say(label)];
		const whole = labelScale * Math.max(widthOfText(own), englishScale * widthOfText(english));
		const labelled = tick ? whole : Math.min(labelShare * width, whole);
		const lines = (text: string, scale: number): number =>
			labelled < whole ? linesOfText(text, labelled / scale) : 1;
		const labelHeight =
			labelLine * (lines(own, labelScale) + englishScale * lines(english, labelScale * englishScale));
		const valueLines =
			value === null
				? 1
				: linesOfText(cellText(value, both, currency), (width - labelled - labelGap) / valueScale);
		return Math.max(labelHeight, valueLines * valueLine);
	});
	return Math.max(fieldHeight, Math.max(...heights) + 1);
}

export function tableHeadHeight({ columns }: TableBlock, { both }: Sheet): number {
	return headHeight(columns, { size: 'a4', both, scale: tableScale });
}

export function tableRowHeight(
	row: PaperRow,
	{ columns, rowHeight: least = 0, tight = false }: TableBlock,
	sheet: Sheet
): number {
	const needed = rowHeight(row, columns, { size: 'a4', ...sheet, scale: tableScale, tight });
	return row.kind === 'plain' ? Math.max(least, needed) : needed;
}
