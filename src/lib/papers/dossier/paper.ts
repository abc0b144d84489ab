import type { DossierBlock, DossierData, TableBlock } from './dossier-types.ts';
import { accountsPart } from './accounts.ts';
import { depositsPart } from './bank.ts';
import { conductPart } from './conduct.ts';
import {
	dayCell,
	field,
	firstAccount,
	formTitle,
	headBlock,
	signatures,
	tableBlock,
	textBlock,
	textCell,
	type DossierContext,
	type DossierMember
} from './context.ts';
import { decisionPart, laterCell } from './decision.ts';
import { agreementPart, requirementPart } from './requirement.ts';
import { applicationPart } from './application.ts';
import { loansPart } from './loans.ts';
import { gradingPart, regularityPart } from './regularity.ts';
import { resolutionPart } from './resolution.ts';
import { countCell, say, table } from '../context.ts';
import type { PaperRow, PaperSection } from '../table-types.ts';
import { zero } from '#money';
import type { MessageKey } from '#i18n';
import { exceptionsLeaves } from '../registers/exceptions.ts';

/** Number of lines of each kind in the file; the remaining ones are only counted, as the book has the full list. */
const linesMost = 6;

/** Part 8: exceptions of the last twelve months as an auditor reads them, and the verification. */
function exceptionsPart(context: DossierContext): readonly DossierBlock[] {
	const { figures, on, who, isDraft } = context;
	const period = { from: figures.last12.from, to: on };
	const [leaf] = exceptionsLeaves({ ...context, period }).leaves;
	return [
		{ kind: 'part', key: 'part 8', number: 8, title: 'dossier.part-exceptions', newPage: true },
		...(who.enteredLater === 0 ? [] : [headBlock('later', laterCell(who.enteredLater))]),
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
		// A draft is not submitted to anybody for a signature.
		...(isDraft ? [] : verificationBlocks())
	];
}

function shortened(section: PaperSection): PaperSection {
	const [first] = section.rows;
	// An empty section is shortened to one line.
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

/** Signature lines of those who compared the file with the book. */
function verificationBlocks(): readonly DossierBlock[] {
	return [
		headBlock('verification', say('dossier.part-verification')),
		{ ...textBlock('true-by-book', 'dossier.true-by-book'), box: true },
		{
			kind: 'signing',
			key: 'checked',
			lines: [say('dossier.checked-by'), say('dossier.bank-officer'), say('register.stamp')]
		}
	];
}

/** Parts that an officer reads first: the applicant and the contents of the book. */
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
/** Forms to be signed for this loan, each on a separate sheet. */
const forms = [applicationPart, resolutionPart, requirementPart, agreementPart];

/** A draft has none of the application forms; the account form is included only for a group without an account. */
const partsOf = ({ isDraft }: DossierContext) => [
	...records,
	...(isDraft ? [] : forms),
	openingPart,
	...(isDraft ? [] : [gradingPart])
];

const titleOf = ({ isDraft }: DossierContext): DossierData['title'] =>
	isDraft ? 'dossier.title-draft' : 'dossier.title';

/** Yields the dossier after each part, with the completed share. */
export function* dossierParts(context: DossierContext): Generator<DossierData & { readonly share: number }> {
	const blocks: DossierBlock[] = [];
	const parts = partsOf(context);
	for (const [place, part] of parts.entries()) {
		blocks.push(...part(context));
		const share = (place + 1) / parts.length;
		yield { title: titleOf(context), blocks: [...blocks], isWhole: share === 1, share };
	}
}

export function dossierPaper(context: DossierContext): DossierData {
	const blocks = partsOf(context).flatMap((part) => part(context));
	return { title: titleOf(context), blocks, isWhole: true };
}

/** Forms I and II, only for a group without a bank account. */
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
		headBlock('open-resolution', say(formTitle(context, 'open-resolution'))),
		textBlock('dossier.text-open', 'dossier.text-open', () => ({ group })),
		signatures('open-signing', context)
	];
}

/** Part 4: the members with savings and debt of each. */
function membersPart(context: DossierContext): readonly DossierBlock[] {
	return [{ kind: 'part', key: 'part 4', number: 4, title: 'dossier.part-members' }, membersTable(context)];
}

function membersTable({ reports, events, currency, on, members }: DossierContext): TableBlock {
	const figures = reports.bookReport(events, { currency, on }).members;
	const about = [
		table.column<DossierMember>('number', 'paper.number', 'text', ({ number }) => countCell(number), {
			width: 10
		}),
		table.column<DossierMember>('name', 'paper.name', 'words', ({ name }) => textCell(name)),
		table.column<DossierMember>('joined', 'paper.joined', 'day', ({ joinedOn }) => ({ day: joinedOn }), {
			width: 20
		}),
		table.column<DossierMember>(
			'office',
			'paper.office',
			'words',
			({ office }) => (office === null ? null : say(`paper.${office}`)),
			{ width: 40 }
		)
	];
	const figure = (key: string, head: MessageKey, of: 'savings' | 'loanOutstanding') =>
		table.sum<DossierMember>(key, head, ({ number }) => figures[String(number)]?.[of] ?? zero, { width: 24 });
	const money = [
		figure('savings', 'paper.savings', 'savings'),
		figure('loan', 'paper.loan', 'loanOutstanding')
	];
	return tableBlock(
		'members',
		table.columns([...about, ...money]),
		[
			...members.map((member) =>
				table.row(String(member.number), ...table.cells([...about, ...money], member))
			),
			table.total(...table.sums(money, members))
		],
		{ together: true }
	);
}
