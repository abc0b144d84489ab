import { mapKeys } from '#kernel';
import { sum } from '#money';
import type { MessageKey } from '#i18n';
import type { MeetingMoves } from '../paper-types.ts';
import type { PaperCell, PaperColumn } from '../table-types.ts';

/** Words and millimetres of each column of money on the sheet of a meeting. */
const figures = {
	saved: ['paper.savings-today', 16],
	savings: ['paper.savings-total', 21],
	principal: ['paper.repayment', 19],
	interest: ['paper.interest', 15],
	lent: ['paper.loan-given', 21],
	left: ['paper.loan-left', 21]
} as const satisfies Record<keyof MeetingMoves, readonly [MessageKey, number]>;
const keys = Object.keys(figures) as (keyof MeetingMoves)[];

/** For the sheet and for the file. */
export const meetingMoneyColumns: readonly PaperColumn[] = keys.map((key) => {
	const [head, width] = figures[key];
	return { key, head: { words: [head] }, kind: 'money', width };
});

/** What so many lines come to; minor units. */
export const sumOfLines = (lines: readonly MeetingMoves[]): MeetingMoves =>
	mapKeys(keys, (key) => sum(lines.map((line) => line[key])));

export const meetingMoney = (of: MeetingMoves): readonly PaperCell[] =>
	keys.map((key) => ({ money: of[key] }));
