import type { DossierData } from './dossier-types.ts';
import type { PaperCell, PaperLeaf } from '../table-types.ts';
import { say, type BookPaper } from '../context.ts';
import type { DossierContext } from './context.ts';
import { decisionLeaves } from './decision-file.ts';
import { decisionRows, saidLeaf, saidRows } from './said-rows.ts';

/** The file for the bank as an open file: its figures as they are, and its tables, fields and sentences one after the other. */
export function dossierFile(context: DossierContext, { title, blocks }: DossierData): BookPaper {
	const { reports, events, currency, on, who, dose, asked, position, figures, borrowings, plan, conditions } =
		context;
	const leaves: PaperLeaf[] = [];
	let of: PaperCell = null;
	for (const block of blocks) {
		if (block.kind === 'part') of = { line: [{ text: String(block.number) }, say(block.title)] };
		else if (block.kind === 'head') of = block.cell;
		else if (block.kind === 'table')
			leaves.push({ key: block.key, of, columns: block.columns, sections: block.sections });
		else if (block.kind === 'decision') {
			leaves.push(...decisionLeaves(block, of), saidLeaf(block.key, of, decisionRows(block)));
		} else {
			const rows = saidRows(block);
			if (rows.length > 0) leaves.push(saidLeaf(block.key, of, rows));
		}
	}
	return {
		report: {
			on,
			eligibility: who,
			conditions,
			dose,
			asked,
			position,
			regularity: figures,
			months: reports.monthFigures(events, { currency, on }),
			borrowings,
			plan
		},
		paper: { title, size: 'a4', from: null, to: on, leaves }
	};
}
