import { amountCell, say } from '../context.ts';
import type { StatementPaperData } from '../paper-types.ts';
import type { PaperCell } from '../table-types.ts';

/** A label and what it says. */
export type StatementNote = readonly [label: PaperCell, says: PaperCell];

/** What stands below the lines of a passbook, on the sheet and in the file. */
export function statementNotes({
	left,
	payable,
	fines,
	rows
}: Pick<StatementPaperData, 'left' | 'payable' | 'fines' | 'rows'>): readonly StatementNote[] {
	const ofKind = (kind: 'special' | 'desk', letter: string): readonly StatementNote[] =>
		rows.some((row) => row.kind === kind) ? [[{ text: letter }, say(`meeting.kind-${kind}`)]] : [];
	return [
		...leftNotes({ left, payable }),
		...(fines > 0 ? [[say('paper.fine-due'), amountCell(fines)] as const] : []),
		...ofKind('special', 'S'),
		...ofKind('desk', 'D')
	];
}

/** Her only proof that she left, of what she was handed, and of what she is still owed. */
export function leftNotes({
	left,
	payable
}: Pick<StatementPaperData, 'left' | 'payable'>): readonly StatementNote[] {
	return [
		...(left === null
			? []
			: ([
					[say('paper.left-group'), { day: left.day }],
					[say('paper.got-at-leaving'), amountCell(left.got)]
				] as const)),
		...(payable > 0 ? [[say('paper.owed-to-her'), amountCell(payable)] as const] : [])
	];
}
