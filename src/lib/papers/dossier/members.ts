import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperRow } from '../table-types.ts';
import { sum, type Money } from '#money';
import { amountCell, amountCells, dayColumn, figureLine, moneyColumn, say } from '../context.ts';
import type { DossierContext } from './context.ts';

/** Part 4: who they are, what each has saved and owes. */
export function membersPart(context: DossierContext): readonly DossierBlock[] {
	return [{ kind: 'part', key: 'part 4', number: 4, title: 'dossier.part-members' }, membersTable(context)];
}

function membersTable({ reports, events, currency, on, members }: DossierContext): TableBlock {
	const figures = reports.bookReport(events, { currency, on }).members;
	const rows = members.map((member) => ({ member, figure: figures[String(member.number)] }));
	const total = (pick: (figure: NonNullable<(typeof rows)[number]['figure']>) => Money) =>
		sum(rows.flatMap(({ figure }) => (figure === undefined ? [] : [pick(figure)])));
	return {
		kind: 'table',
		key: 'members',
		together: true,
		columns: [
			{ key: 'number', head: say('paper.number'), kind: 'text', width: 10 },
			{ key: 'name', head: say('paper.name'), kind: 'words' },
			{ ...dayColumn('joined', 'paper.joined'), width: 20 },
			{ key: 'office', head: say('paper.office'), kind: 'words', width: 40 },
			moneyColumn('savings', say('paper.savings'), { width: 24 }),
			moneyColumn('loan', say('paper.loan'), { width: 24 })
		],
		sections: [
			{
				key: 'members',
				heading: null,
				rows: [
					...rows.map(({ member: { number, name, joinedOn, office }, figure }): PaperRow => ({
						key: String(number),
						kind: 'plain',
						cells: [
							{ text: String(number) },
							name === null ? null : { text: name },
							{ day: joinedOn },
							office === null ? null : say(`paper.${office}`),
							...amountCells(figure === undefined ? [] : [figure.savings, figure.loanOutstanding])
						]
					})),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						amountCell(total(({ savings }) => savings)),
						amountCell(total(({ loanOutstanding }) => loanOutstanding))
					)
				]
			}
		]
	};
}
