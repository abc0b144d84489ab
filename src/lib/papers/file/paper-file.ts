import { amountCell, say, type BookPaper } from '../context.ts';
import { statementNotes, type StatementNote } from '../member/statement-notes.ts';
import { statementTable } from '../member/statement-table.ts';
import type { StatementPaperData } from '../paper-types.ts';
import type { ExtractPaperData } from '../registers/extract.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { oneLeaf, section } from './one-leaf.ts';

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
