import { say } from '../context.ts';
import type { PaperCell, PaperLeaf, PaperRow, Said } from '../table-types.ts';
import type { DecisionBlock, SumBox } from './dossier-types.ts';

/** The first sheet as tables: each condition a row, what is drawn as a mark on paper a word; then sums and figures. */
export function decisionLeaves(
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
			conditions.map(({ number, name, asks, shows, is }) => ({
				key: name,
				kind: 'plain',
				cells: [{ text: String(number) }, say(name), saidCell(asks), saidCell(shows), say(`dossier.is-${is}`)]
			}))
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
			regularity.map(({ label, cells }) => ({
				key: label,
				kind: 'plain',
				cells: [say(label), ...cells.map(({ text }) => ({ text }))]
			}))
		)
	];
}

function leaf(
	key: string,
	of: PaperCell,
	columns: PaperLeaf['columns'],
	rows: readonly PaperRow[]
): PaperLeaf {
	return { key, of, columns, sections: [{ key, heading: null, rows }] };
}

function sumRow({ label, amounts: [amount, most] }: SumBox): PaperRow {
	const cell = (held: typeof amount): PaperCell => (held === undefined ? null : { money: held });
	return { key: label, kind: 'plain', cells: [say(label), cell(amount), cell(most)] };
}

/** In each language with its own values. */
const saidCell = (said: Said): PaperCell => ({ said });
