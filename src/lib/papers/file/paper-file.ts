import type { MessageKey } from '#i18n';
import { amountCell, say, type BookPaper } from '../context.ts';
import { meetingMoney, meetingMoneyColumns } from '../meeting/meeting-table.ts';
import { statementNotes, type StatementNote } from '../member/statement-notes.ts';
import { statementTable } from '../member/statement-table.ts';
import type { MeetingPaperData, StatementPaperData } from '../paper-types.ts';
import type { ExtractPaperData } from '../registers/extract.ts';
import type { PaperCell, PaperRow, PaperSection, TablePaperData } from '../table-types.ts';

/** A paper that is no table of its own, as one leaf of a file. */
function oneLeaf(
	title: TablePaperData['title'],
	to: TablePaperData['to'],
	leaf: Omit<TablePaperData['leaves'][number], 'key'>,
	size: TablePaperData['size'] = 'a4'
): TablePaperData {
	return { title, size, from: null, to, leaves: [{ key: 'whole', ...leaf }] };
}

const section = (key: string, rows: readonly PaperRow[], heading: PaperCell = null): PaperSection => ({
	key,
	heading,
	rows
});

/** A member's passbook, line by line. */
export function statementFile(statement: StatementPaperData): BookPaper {
	const { face, ...report } = statement;
	const { joined, opening, rows } = report;
	const { leaf, size } = statementTable(statement);
	const whose = [face.number, ...(face.name === undefined ? [] : [face.name])].join(' ');
	const to = rows.at(-1)?.day ?? opening?.day ?? joined;
	const since: StatementNote = [say('paper.joined'), { day: joined }];
	const notes = [since, ...statementNotes(statement)].map((cells, place): PaperRow => ({
		key: `note ${String(place)}`,
		kind: 'sub',
		cells
	}));
	const sections = [...leaf.sections, section('notes', notes)];
	return {
		report,
		paper: oneLeaf('paper.statement', to, { ...leaf, of: { text: whose }, sections }, size)
	};
}

/** The sheet of a meeting: each woman, then what moved through the box. */
export function meetingFile(meeting: MeetingPaperData, report: unknown): BookPaper {
	const { lines, totals, box, name, day, kind } = meeting;
	const women = lines.map(({ face, mark, ...figures }): PaperRow => ({
		key: String(face.number),
		kind: 'plain',
		cells: [
			{ text: [face.number, ...(face.name === undefined ? [] : [face.name])].join(' ') },
			mark === null ? null : say(`paper.${mark}`),
			...meetingMoney(figures)
		]
	}));
	const moved = (side: 'inRows' | 'outRows'): readonly PaperRow[] =>
		box[side].map((row) => ({
			key: row.key,
			kind: 'plain',
			cells: [
				say(row.label),
				say(side === 'inRows' ? 'paper.received' : 'paper.paid'),
				amountCell(row.amount)
			]
		}));
	const stood = (key: string, label: MessageKey, held: PaperCell): PaperRow => ({
		key,
		kind: 'sub',
		cells: [say(label), null, held]
	});
	return {
		report,
		paper: oneLeaf('paper.meeting', day, {
			of: { line: [{ text: name }, ...(kind === null ? [] : [say(kind)])] },
			columns: [
				{ key: 'member', head: say('paper.member'), kind: 'words' },
				{ key: 'mark', head: say('paper.present'), kind: 'words' },
				...meetingMoneyColumns
			],
			sections: [
				section('women', [
					...women,
					{ key: 'total', kind: 'total', cells: [say('paper.total'), null, ...meetingMoney(totals)] }
				]),
				section(
					'box',
					[
						stood('before', 'paper.opening-box', amountCell(box.before)),
						...moved('inRows'),
						...moved('outRows'),
						stood('after', 'paper.closing-box', amountCell(box.after)),
						...(box.counted === null ? [] : [stood('counted', 'paper.counted', amountCell(box.counted))])
					],
					say('register.money-in-box')
				)
			]
		})
	};
}

/** One decision out of the minutes, each thing that it says on a line. */
export function extractFile(extract: ExtractPaperData, report: unknown): BookPaper {
	const lines: readonly (readonly [PaperCell, PaperCell])[] = [
		...extract.about,
		[say('register.extract-says'), extract.decision],
		...(extract.amount === null ? [] : [[say('account.amount'), amountCell(extract.amount)] as const]),
		[say('register.who-agreed'), extract.agreed],
		...(extract.warning === null ? [] : [[null, say(extract.warning)] as const]),
		...extract.officers.map(({ who, office }) => [say(office), { text: who }] as const)
	];
	return {
		report,
		paper: oneLeaf('register.extract', extract.day, {
			of: null,
			columns: [
				{ key: 'what', head: say('account.particulars'), kind: 'words' },
				{ key: 'said', head: say('paper.decisions'), kind: 'words' }
			],
			sections: [
				section(
					'extract',
					lines.map((cells, place) => ({ key: String(place), kind: 'plain', cells }))
				)
			]
		})
	};
}
