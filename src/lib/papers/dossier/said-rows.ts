import { say } from '../context.ts';
import type { PaperCell, PaperLeaf, PaperRow, Said } from '../table-types.ts';
import type { DecisionBlock, DossierBlock, Field } from './dossier-types.ts';

/** What a block says beside tables, as rows of a file; none of one that is a table, or only for the pen. */
export function saidRows(block: DossierBlock): readonly PaperRow[] {
	switch (block.kind) {
		case 'fields':
			return fieldRows(block.rows);
		case 'text':
			return [sentence(block.key, { say: block.say, values: block.values })];
		case 'receipt':
			return [sentence(block.key, block.said)];
		case 'signatures':
			return block.lines.map(({ name, office }) =>
				row(`${block.key} ${office}`, say(office), { text: name })
			);
		default:
			return [];
	}
}

/** The first sheet: who asks, what comes of the conditions, what its sums mean, and what comes next. */
export function decisionRows({
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
		...look.map((said, place) => row(`look ${String(place)}`, say('register.look'), { said })),
		...verdict.rule.map((said, place) => sentence(`rule ${String(place)}`, said)),
		...[...sums, ...figures].flatMap(({ label, means }) =>
			means.map((said, place) => row(`${label} ${String(place)}`, say(label), { said }))
		),
		...conduct.map((said) => row('conduct', say('paper.last-loan'), { said })),
		...(card === null ? [] : [sentence('card', card)]),
		...next.map((said, place) => sentence(`next ${String(place)}`, said))
	];
}

export const saidLeaf = (key: string, of: PaperCell, rows: readonly PaperRow[]): PaperLeaf => ({
	key: `said ${key}`,
	of,
	columns: [
		{ key: 'label', head: say('account.particulars'), kind: 'words' },
		{ key: 'said', head: say('dossier.by-book'), kind: 'words' }
	],
	sections: [{ key: `said ${key}`, heading: null, rows }]
});

/** What is empty is for the pen. */
const fieldRows = (rows: readonly (readonly Field[])[]): readonly PaperRow[] =>
	rows
		.flat()
		.flatMap(({ label, value }) => (value === null ? [] : [row(`field ${label}`, say(label), value)]));

const sentence = (key: string, said: Said): PaperRow => row(key, null, { said });

const row = (key: string, ...cells: readonly PaperCell[]): PaperRow => ({ key, kind: 'plain', cells });
