import type { CurrencyCode } from '#money';
import { headHeight, linesOfText, rowHeight } from '../books/row-height.ts';
import type { BothWords } from '../both-words.ts';
import type { PaperRow } from '../table-types.ts';
import type { DossierBlock, TableBlock } from './dossier-types.ts';

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
export const fieldHeight = 7.6;
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
			return block.rows.length * fieldHeight;
		case 'text': {
			const lines = [sheet.both.local, sheet.both.english].map((words) =>
				linesOfText(words.say(block.say, block.values?.(words)), textColumn / textScale)
			);
			return Math.max(...lines) * textLine + (block.box === true ? 4 : 0.5);
		}
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

export function tableHeadHeight({ columns }: TableBlock, { both }: Sheet): number {
	return headHeight(columns, { size: 'a4', both, scale: tableScale });
}

export function tableRowHeight(
	row: PaperRow,
	{ columns, rowHeight: least = 0 }: TableBlock,
	sheet: Sheet
): number {
	const needed = rowHeight(row, columns, { size: 'a4', ...sheet, scale: tableScale });
	return row.kind === 'plain' ? Math.max(least, needed) : needed;
}
