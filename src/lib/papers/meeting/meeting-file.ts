import type { MessageKey } from '#i18n';
import { money, type Money } from '#money';
import { amountCell, say, type BookPaper } from '../context.ts';
import { oneLeaf, section } from '../file/one-leaf.ts';
import type { BoxFigures, MeetingPaperData, MoneyRow } from '../paper-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { meetingMoney, meetingMoneyColumns } from './meeting-table.ts';

/** The sheet of a meeting: each woman, what stands below them, what moved through the box, and who approved it. */
export function meetingFile(meeting: MeetingPaperData, report: unknown): BookPaper {
	const { name, day, kind, isOpen, came, expected } = meeting;
	const attended = { line: [say('paper.present'), { text: `${String(came)} / ${String(expected)}` }] };
	return {
		report,
		paper: oneLeaf('paper.meeting', day, {
			of: {
				line: [
					{ text: name },
					...(kind === null ? [] : [say(kind)]),
					{ text: '·' },
					attended,
					...(isOpen ? [{ text: '·' }, say('paper.not-sealed')] : [])
				]
			},
			columns: [
				{ key: 'member', head: say('paper.member'), kind: 'words' },
				{ key: 'mark', head: say('paper.present'), kind: 'words' },
				...meetingMoneyColumns
			],
			sections: [
				section('women', womenRows(meeting)),
				section('below', belowRows(meeting)),
				section('box', boxRows(meeting.box), say('register.money-in-box')),
				section('count', countRows(meeting.box)),
				section('approved', approvedRows(meeting))
			]
		})
	};
}

function womenRows({ lines, totals }: MeetingPaperData): readonly PaperRow[] {
	const women = lines.map(({ face, mark, ...figures }): PaperRow => ({
		key: String(face.number),
		kind: 'plain',
		cells: [
			{ text: [face.number, ...(face.name === undefined ? [] : [face.name])].join(' ') },
			mark === null ? null : say(`paper.${mark}`),
			...meetingMoney(figures)
		]
	}));
	return [
		...women,
		{ key: 'total', kind: 'total', cells: [say('paper.total'), null, ...meetingMoney(totals)] }
	];
}

/** Who got what, what was decided of loans, and what was corrected. */
function belowRows({ given, decided, corrections }: MeetingPaperData): readonly PaperRow[] {
	return [
		...given.flatMap(({ key, what, to }) =>
			to.map(({ who, amount }) =>
				row(`${key} ${who}`, { line: [{ words: what }, { text: who }] }, amountCell(amount))
			)
		),
		...decided.map(({ key, says, amount, countedHere, struck }) => ({
			...row(
				key,
				countedHere ? { line: [says, { text: '–' }, say('paper.counted-above')] } : says,
				amount === null ? null : amountCell(amount)
			),
			struck
		})),
		...corrections.map(({ key, number, what, before, after }) =>
			row(
				key,
				{
					line: [
						say(after === null && before !== null ? 'paper.struck' : 'paper.corrected'),
						...(number === null ? [] : [{ text: String(number) }]),
						say(what)
					]
				},
				before === null ? null : amountCell(before),
				after === null ? null : amountCell(after)
			)
		)
	];
}

function boxRows(box: BoxFigures): readonly PaperRow[] {
	const moved = (side: 'paper.received' | 'paper.paid', rows: readonly MoneyRow[]): readonly PaperRow[] =>
		rows.map(({ key, label, amount, throughBank }) =>
			row(
				`${side} ${key}`,
				say(label),
				say(side),
				amountCell(amount),
				...(throughBank > 0 ? [say('paper.through-bank'), amountCell(throughBank)] : [])
			)
		);
	return [
		stood('before', 'paper.opening-box', box.before),
		...moved('paper.received', box.inRows),
		stood('in', 'paper.received', box.in),
		...moved('paper.paid', box.outRows),
		...(box.interestKept > 0 ? [stood('kept', 'paper.interest-kept', box.interestKept)] : []),
		stood('out', 'paper.paid', box.out),
		stood('after', 'paper.closing-box', box.after)
	];
}

function countRows({ pieces, counted, byBook, difference, accepted }: BoxFigures): readonly PaperRow[] {
	return [
		...pieces.map(({ piece, count }) =>
			row(
				`piece ${String(piece)}`,
				amountCell(piece),
				{ text: String(count) },
				amountCell(money(piece * count))
			)
		),
		...(counted === null ? [] : [stood('counted', 'paper.counted', counted)]),
		...(byBook === null || difference === 0 ? [] : [stood('by book', 'paper.by-book', byBook)]),
		...(difference === null ? [] : [stood('difference', 'paper.difference', difference)]),
		...(accepted === null
			? []
			: [
					row('accepted', { words: accepted.reasons }, say('paper.agreed-by'), {
						text: accepted.by.join(', ')
					})
				])
	];
}

const approvedRows = ({ approvals }: MeetingPaperData): readonly PaperRow[] =>
	approvals.map(({ face, office }) =>
		row(
			`approved ${String(face.number)}`,
			say('paper.approved-by'),
			{ text: [face.number, ...(face.name === undefined ? [] : [face.name])].join(' ') },
			office === null ? null : say(office)
		)
	);

const row = (key: string, ...cells: readonly PaperCell[]): PaperRow => ({ key, kind: 'plain', cells });

const stood = (key: string, label: MessageKey, held: Money): PaperRow => ({
	key,
	kind: 'sub',
	cells: [say(label), null, amountCell(held)]
});
