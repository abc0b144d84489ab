import type { DossierBlock, DossierData, TableBlock } from './dossier-types.ts';
import { accountsPart } from './accounts.ts';
import { depositsPart } from './bank.ts';
import { conductPart } from './conduct.ts';
import { type DossierContext, formTitle, dayCell, field, firstAccount, textCell } from './context.ts';
import { decisionPart, laterCell } from './decision.ts';
import { agreementPart } from './agreement.ts';
import { applicationPart } from './application.ts';
import { loansPart } from './loans.ts';
import { gradingPart } from './more-figures.ts';
import { regularityPart } from './regularity.ts';
import { requirementPart } from './requirement.ts';
import { resolutionPart } from './resolution.ts';
import { say, amountCell, amountCells, dayColumn, figureLine, moneyColumn } from '../context.ts';
import { signatures } from './signatures.ts';
import type { PaperRow, PaperSection } from '../table-types.ts';
import { sum, type Money } from '#money';
import { exceptionsPaper } from '../registers/exceptions.ts';

/** So many lines of each kind stand in the file; the rest is counted, and stands in the book's own list. */
const linesMost = 6;

/** Part 8: what an auditor looks at first, of the last twelve months, and who checked it. */
function exceptionsPart(context: DossierContext): readonly DossierBlock[] {
	const { figures, on, who, isDraft } = context;
	const period = { from: figures.last12.from, to: on };
	const { paper } = exceptionsPaper({ ...context, period });
	const [leaf] = paper.leaves;
	return [
		{ kind: 'part', key: 'part 8', number: 8, title: 'dossier.part-exceptions', newPage: true },
		...(who.enteredLater === 0
			? []
			: [{ kind: 'head', key: 'later', cell: laterCell(who.enteredLater) } satisfies DossierBlock]),
		...(leaf === undefined
			? []
			: [
					{
						kind: 'table',
						key: 'exceptions',
						columns: leaf.columns,
						sections: leaf.sections.map(shortened)
					} satisfies TableBlock
				]),
		// What asks for nothing is put before nobody to sign.
		...(isDraft ? [] : verificationBlocks())
	];
}

function shortened(section: PaperSection): PaperSection {
	const [first] = section.rows;
	// Where there is nothing, one line says so.
	if (first?.kind === 'note')
		return {
			...section,
			heading: null,
			rows: [{ ...first, cells: [{ line: [section.heading, { text: '–' }, ...first.cells] }] }]
		};
	const more = section.rows.length - linesMost;
	if (more <= 0) return section;
	const rest: PaperRow = {
		key: `${section.key} more`,
		kind: 'note',
		cells: [{ words: [{ say: 'dossier.more-exceptions', values: { count: more } }] }]
	};
	return { ...section, rows: [...section.rows.slice(0, linesMost), rest] };
}

/** Who compared it with the book. */
function verificationBlocks(): readonly DossierBlock[] {
	return [
		{ kind: 'head', key: 'verification', cell: say('dossier.part-verification') },
		{ kind: 'text', key: 'true-by-book', say: 'dossier.true-by-book', box: true },
		{
			kind: 'signing',
			key: 'checked',
			lines: [say('dossier.checked-by'), say('dossier.bank-officer'), say('register.stamp')]
		}
	];
}

/** What an officer reads first: who asks, and what the book holds. */
const records = [
	decisionPart,
	depositsPart,
	conductPart,
	membersPart,
	regularityPart,
	loansPart,
	accountsPart,
	exceptionsPart
];
/** What is signed for this loan, each on a sheet of its own. */
const forms = [applicationPart, resolutionPart, requirementPart, agreementPart];

/** A draft asks for no loan: it has none of the forms that do, and that of an account where the group has none yet. */
const partsOf = ({ isDraft }: DossierContext) => [
	...records,
	...(isDraft ? [] : forms),
	openingPart,
	...(isDraft ? [] : [gradingPart])
];

const titleOf = ({ isDraft }: DossierContext): DossierData['title'] =>
	isDraft ? 'dossier.title-draft' : 'dossier.title';

/** The file for the bank as it grows, part by part. */
export function* dossierParts(context: DossierContext): Generator<DossierData & { readonly share: number }> {
	const blocks: DossierBlock[] = [];
	const parts = partsOf(context);
	for (const [place, part] of parts.entries()) {
		blocks.push(...part(context));
		const share = (place + 1) / parts.length;
		yield { title: titleOf(context), blocks: [...blocks], isWhole: share === 1, share };
	}
}

/** All of it. */
export function dossierPaper(context: DossierContext): DossierData {
	const blocks = partsOf(context).flatMap((part) => part(context));
	return { title: titleOf(context), blocks, isWhole: true };
}

/** Forms I and II, only for a group that has no account yet. */
function openingPart(context: DossierContext): readonly DossierBlock[] {
	if (firstAccount(context) !== undefined) return [];
	const { group, book, members, described } = context;
	return [
		{ kind: 'part', key: 'part 13', number: 13, title: formTitle(context, 'account'), newPage: true },
		{
			kind: 'fields',
			key: 'account-fields',
			rows: [
				[
					field('paper.group', textCell(group)),
					field('register.founded-on', dayCell(book.state.foundedOn)),
					field('dossier.members-now', { text: String(members.length) })
				],
				[
					{ ...field('dossier.operated', say('dossier.two-of-three')), wide: true },
					field('dossier.cheque-book')
				],
				[field('dossier.street', textCell(described.place.street)), field('dossier.supporting')]
			]
		},
		{
			kind: 'boxes',
			key: 'photos',
			boxes: [
				...(['president', 'secretary', 'treasurer'] as const).map((office) => ({
					line: [say('dossier.photo'), say(`paper.${office}`)]
				})),
				say('register.stamp')
			]
		},
		{ kind: 'head', key: 'open-resolution', cell: say(formTitle(context, 'open-resolution')) },
		{ kind: 'text', key: 'dossier.text-open', say: 'dossier.text-open', values: () => ({ group }) },
		signatures('open-signing', context)
	];
}

/** Part 4: who they are, what each has saved and owes. */
function membersPart(context: DossierContext): readonly DossierBlock[] {
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
