import type { DecisionBlock, DossierBlock, DossierData, Field, SumBox } from './dossier-types.ts';
import type { PaperCell, PaperLeaf, PaperRow, Said } from '../table-types.ts';
import { countCell, say, table, type BookPaper } from '../context.ts';
import type { DossierContext } from './context.ts';

/** Returns the text of a non-table block as rows of a file; none for tables and blank fields. */
function saidRows(block: DossierBlock): readonly PaperRow[] {
	switch (block.kind) {
		case 'fields':
			return fieldRows(block.rows);
		case 'text':
			return [sentence(block.key, { say: block.say, values: block.values })];
		case 'receipt':
			return [sentence(block.key, block.said)];
		case 'signatures':
			return block.lines.map(({ name, office }) =>
				table.row(`${block.key} ${office}`, say(office), { text: name })
			);
		default:
			return [];
	}
}

/** Returns the text of the first sheet: applicant, verdict, meaning of the sums, and next steps. */
function decisionRows({
	who,
	verdict,
	look,
	sums,
	figures,
	conduct,
	card,
	next
}: DecisionBlock): readonly PaperRow[] {
	return [
		...fieldRows(who),
		sentence('verdict', verdict.said),
		...look.map((said, place) => table.row(`look ${String(place)}`, say('register.look'), { said })),
		...verdict.rule.map((said, place) => sentence(`rule ${String(place)}`, said)),
		...[...sums, ...figures].flatMap(({ label, means }) =>
			means.map((said, place) => table.row(`${label} ${String(place)}`, say(label), { said }))
		),
		...conduct.map((said) => table.row('conduct', say('paper.last-loan'), { said })),
		...(card === null ? [] : [sentence('card', card)]),
		...next.map((said, place) => sentence(`next ${String(place)}`, said))
	];
}

const saidLeaf = (key: string, of: PaperCell, rows: readonly PaperRow[]): PaperLeaf => ({
	key: `said ${key}`,
	of,
	columns: [
		{ key: 'label', head: say('account.particulars'), kind: 'words' },
		{ key: 'said', head: say('dossier.by-book'), kind: 'words' }
	],
	sections: table.only(`said ${key}`, rows)
});

/** Leaves out empty fields, which are for handwriting. */
const fieldRows = (rows: readonly (readonly Field[])[]): readonly PaperRow[] =>
	rows
		.flat()
		.flatMap(({ label, value }) => (value === null ? [] : [table.row(`field ${label}`, say(label), value)]));

const sentence = (key: string, said: Said): PaperRow => table.row(key, null, { said });

/** Returns the first sheet as tables: a row for each condition, with words instead of drawn marks; then sums and figures. */
function decisionLeaves(
	{ conditions, sums, figures, regularity }: DecisionBlock,
	of: PaperCell
): readonly PaperLeaf[] {
	return [
		leaf(
			'conditions',
			of,
			[
				{ key: 'number', head: say('paper.number'), kind: 'text' },
				{ key: 'name', head: say('dossier.condition'), kind: 'words' },
				{ key: 'asks', head: say('dossier.condition-asks'), kind: 'words' },
				{ key: 'shows', head: say('dossier.condition-shows'), kind: 'words' },
				{ key: 'is', head: say('dossier.condition-is'), kind: 'words' }
			],
			conditions.map(({ number, name, asks, shows, is }) =>
				table.row(
					name,
					countCell(number),
					say(name),
					{ said: asks },
					{ said: shows },
					say(`dossier.is-${is}`)
				)
			)
		),
		leaf(
			'sums',
			of,
			[
				{ key: 'label', head: say('dossier.figure'), kind: 'words' },
				{ key: 'amount', head: say('account.amount'), kind: 'money' },
				{ key: 'most', head: say('dossier.at-most'), kind: 'money' }
			],
			[...sums, ...figures].map(sumRow)
		),
		leaf(
			'regularity',
			of,
			[
				{ key: 'label', head: say('dossier.figure'), kind: 'words' },
				...(['last6', 'last12', 'all'] as const).map((key) => ({
					key,
					head: say(`dossier.${key}`),
					kind: 'text' as const
				}))
			],
			regularity.map(({ label, cells }) =>
				table.row(label, say(label), ...cells.map(({ text }) => ({ text })))
			)
		)
	];
}

function leaf(
	key: string,
	of: PaperCell,
	columns: PaperLeaf['columns'],
	rows: readonly PaperRow[]
): PaperLeaf {
	return { key, of, columns, sections: table.only(key, rows) };
}

function sumRow({ label, amounts: [amount, most] }: SumBox): PaperRow {
	const cell = (held: typeof amount): PaperCell => (held === undefined ? null : { money: held });
	return table.row(label, say(label), cell(amount), cell(most));
}

/** Returns the dossier as an open file: its raw figures, and its tables, fields and sentences in order. */
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
