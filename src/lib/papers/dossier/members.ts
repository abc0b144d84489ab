import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { sum, type Money } from '#money';
import { effectiveLines, linesOf } from '#group';
import { present, type EventId } from '#kernel';
import { amountCell, amountCells, dayColumn, figureLine, moneyColumn, say } from '../context.ts';
import { holderOf, whoIs, type DossierContext } from './context.ts';
import { extractPaper } from '../registers/extract.ts';

/** Part 4: what the circle resolved, copied from the minutes. */
export function resolutionPart(context: DossierContext): readonly DossierBlock[] {
	const part: DossierBlock = { kind: 'part', key: 'part 4', number: 4, title: 'dossier.part-resolution' };
	const { reports, events, currency, on, named } = context;
	const eventId = resolvedIn(context);
	const found = eventId === null ? null : reports.minutesExtract(events, { currency, on, eventId });
	if (found === null) return [part, { kind: 'text', key: 'no-resolution', say: 'dossier.no-resolution' }];
	const extract = extractPaper(found, named);
	return [
		part,
		{
			kind: 'table',
			key: 'extract',
			together: true,
			columns: [
				{ key: 'label', head: say('register.extract'), kind: 'words', width: 46 },
				{ key: 'said', head: { day: extract.day }, kind: 'words' }
			],
			sections: [
				{
					key: 'extract',
					heading: null,
					rows: [
						...extract.about,
						[say('paper.resolution'), extract.decision] as const,
						...(extract.amount === null
							? []
							: [[say('account.amount'), amountCell(extract.amount)] as const]),
						[say('register.who-agreed'), extract.agreed] as const
					].map(([label, said], place): PaperRow => ({
						key: String(place),
						kind: 'plain',
						cells: [label, said]
					}))
				}
			]
		},
		{
			kind: 'text',
			key: 'certified',
			say: extract.warning === null ? 'dossier.certified' : 'register.extract-not-true'
		},
		representatives('extract-signing', context)
	];
}

const loanResolutions: ReadonlySet<string> = new Set(['applyForLoan', 'loanFromBank', 'creditPlan']);

/** The last resolution to ask a bank; else the one that holds the plan. */
function resolvedIn({ book: { state } }: DossierContext): EventId | null {
	const journal = present(state.journal, 'papers are made from a whole book');
	const passed = effectiveLines(linesOf(journal)).flatMap(({ event }) =>
		event.type === 'ResolutionPassed' && loanResolutions.has(event.kind) ? [event] : []
	);
	const asked = passed.findLast(({ kind }) => kind !== 'creditPlan') ?? passed.at(-1);
	return asked?.eventId ?? null;
}

/** Three lines for the women who sign for the group. */
export function representatives(key: string, context: DossierContext): DossierBlock {
	const offices = ['president', 'secretary', 'treasurer'] as const;
	return {
		kind: 'signing',
		key,
		lines: offices.map((office): PaperCell => {
			const holder = holderOf(context, office);
			return { line: [say(`paper.${office}`), ...(holder === null ? [] : [{ text: `· ${whoIs(holder)}` }])] };
		})
	};
}

/** Part 5: who they are, what each has saved and owes; the rest is for the pen. */
export function membersPart(context: DossierContext): readonly DossierBlock[] {
	return [{ kind: 'part', key: 'part 5', number: 5, title: 'dossier.part-members' }, membersTable(context)];
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
		rowHeight: 9,
		columns: [
			{ key: 'number', head: say('paper.number'), kind: 'text', width: 10 },
			{ key: 'name', head: say('paper.name'), kind: 'words' },
			{ key: 'parent', head: say('dossier.parent-age'), kind: 'words', width: 34 },
			{ ...dayColumn('joined', 'paper.joined'), width: 20 },
			{ key: 'office', head: say('paper.office'), kind: 'words', width: 22 },
			moneyColumn('savings', say('paper.savings'), { width: 20 }),
			moneyColumn('loan', say('paper.loan'), { width: 20 }),
			{ key: 'thumb', head: say('dossier.thumb'), kind: 'text', width: 32 }
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
							null,
							{ day: joinedOn },
							office === null ? null : say(`paper.${office}`),
							...amountCells(figure === undefined ? [] : [figure.savings, figure.loanOutstanding]),
							null
						]
					})),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						amountCell(total(({ savings }) => savings)),
						amountCell(total(({ loanOutstanding }) => loanOutstanding)),
						null
					)
				]
			}
		]
	};
}
