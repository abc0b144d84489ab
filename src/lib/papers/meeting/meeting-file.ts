import type { MessageKey } from '#i18n';
import { money, type Money } from '#money';
import {
	amountCell,
	countCell,
	ifKnown,
	moneyCell,
	onePaper,
	say,
	table,
	withDots,
	type BookPaper
} from '../context.ts';
import type { BoxFigures, MeetingPaperData, MoneyRow } from '../paper-types.ts';
import type { PaperRow } from '../table-types.ts';
import { whoIs } from '../face.ts';
import { meetingMoney, meetingMoneyColumns } from './meeting-paper.ts';

/** Returns the meeting sheet as a file: members, notes below them, money through the box, and approvals. */
export function meetingFile(meeting: MeetingPaperData, report: unknown): BookPaper {
	const { name, day, kind, isOpen, came, expected } = meeting;
	const attended = { line: [say('paper.present'), { text: `${String(came)} / ${String(expected)}` }] };
	return {
		report,
		paper: onePaper('paper.meeting', day, {
			key: 'whole',
			of: withDots([
				{ line: [{ text: name }, ...ifKnown(kind, (one) => say(one))] },
				attended,
				...(isOpen ? [say('paper.not-sealed')] : [])
			]),
			columns: [
				{ key: 'member', head: say('paper.member'), kind: 'words' },
				{ key: 'mark', head: say('paper.present'), kind: 'words' },
				...meetingMoneyColumns
			],
			sections: [
				...table.only('women', womenRows(meeting)),
				...table.only('below', belowRows(meeting)),
				{ key: 'box', heading: say('register.money-in-box'), rows: boxRows(meeting.box) },
				...table.only('count', countRows(meeting.box)),
				...table.only('approved', approvedRows(meeting))
			]
		})
	};
}

function womenRows({ lines, totals }: MeetingPaperData): readonly PaperRow[] {
	const women = lines.map((line) =>
		table.row(
			String(line.face.number),
			{ text: whoIs(line.face) },
			line.attendance === null ? null : say(`paper.${line.attendance}`),
			...meetingMoney(line)
		)
	);
	return [...women, table.total(null, ...meetingMoney(totals))];
}

/** Returns payments to members, loan decisions, and corrections. */
function belowRows({ given, decided, corrections }: MeetingPaperData): readonly PaperRow[] {
	return [
		...given.flatMap(({ key, what, to }) =>
			to.map(({ who, amount }) =>
				table.row(`${key} ${who}`, { line: [{ words: what }, { text: who }] }, amountCell(amount))
			)
		),
		...decided.map(({ key, says, amount, countedHere, struck }) => ({
			...table.row(
				key,
				countedHere ? { line: [says, { text: '–' }, say('paper.counted-above')] } : says,
				moneyCell(amount)
			),
			struck
		})),
		...corrections.map(({ key, number, what, before, after }) =>
			table.row(
				key,
				{
					line: [
						say(after === null && before !== null ? 'paper.struck' : 'paper.corrected'),
						...ifKnown(number, countCell),
						say(what)
					]
				},
				moneyCell(before),
				moneyCell(after)
			)
		)
	];
}

function boxRows(box: BoxFigures): readonly PaperRow[] {
	const moved = (side: 'paper.received' | 'paper.paid', rows: readonly MoneyRow[]): readonly PaperRow[] =>
		rows.map(({ key, label, amount, throughBank }) =>
			table.row(
				`${side} ${key}`,
				say(label),
				say(side),
				amountCell(amount),
				...(throughBank > 0 ? [say('paper.through-bank'), amountCell(throughBank)] : [])
			)
		);
	return [
		stood('before', 'paper.opening-box', box.openingBox),
		...moved('paper.received', box.inRows),
		stood('in', 'paper.received', box.cashIn),
		...moved('paper.paid', box.outRows),
		...(box.interestKept > 0 ? [stood('kept', 'paper.interest-kept', box.interestKept)] : []),
		stood('out', 'paper.paid', box.cashOut),
		stood('after', 'paper.closing-box', box.closingBox)
	];
}

function countRows({ pieces, counted, byBook, difference, accepted }: BoxFigures): readonly PaperRow[] {
	return [
		...pieces.map(({ piece, count }) =>
			table.row(
				`piece ${String(piece)}`,
				amountCell(piece),
				countCell(count),
				amountCell(money(piece * count))
			)
		),
		...ifKnown(counted, (held) => stood('counted', 'paper.counted', held)),
		...(byBook === null || difference === 0 ? [] : [stood('by book', 'paper.by-book', byBook)]),
		...ifKnown(difference, (held) => stood('difference', 'paper.difference', held)),
		...ifKnown(accepted, ({ reasons, by }) =>
			table.row('accepted', { words: reasons }, say('paper.agreed-by'), { text: by.join(', ') })
		)
	];
}

const approvedRows = ({ approvals }: MeetingPaperData): readonly PaperRow[] =>
	approvals.map(({ face, office }) =>
		table.row(
			`approved ${String(face.number)}`,
			say('paper.approved-by'),
			{ text: whoIs(face) },
			office === null ? null : say(office)
		)
	);

const stood = (key: string, label: MessageKey, held: Money): PaperRow =>
	table.line('sub', key, say(label), null, amountCell(held));
