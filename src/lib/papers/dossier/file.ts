import type { ConditionsBlock, DossierData } from './dossier-types.ts';
import type { PaperCell, PaperLeaf } from '../table-types.ts';
import { say, type BookPaper } from '../context.ts';
import type { DossierContext } from './context.ts';

/** The file for the bank as an open file: its figures as they are, and its tables one after the other. */
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
		else if (block.kind === 'conditions') leaves.push({ key: block.key, of, ...conditionTable(block) });
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

/** One condition a row: what is drawn as a mark on paper is a word. */
function conditionTable({ conditions }: ConditionsBlock): Pick<PaperLeaf, 'columns' | 'sections'> {
	return {
		columns: [
			{ key: 'number', head: say('paper.number'), kind: 'text' },
			{ key: 'name', head: say('dossier.condition'), kind: 'words' },
			{ key: 'shows', head: say('dossier.condition-shows'), kind: 'text' },
			{ key: 'is', head: null, kind: 'words' }
		],
		sections: [
			{
				key: 'conditions',
				heading: null,
				rows: conditions.map(({ number, name, shows, is }) => ({
					key: name,
					kind: 'plain',
					cells: [{ text: String(number) }, say(name), shows, say(`dossier.is-${is}`)]
				}))
			}
		]
	};
}
