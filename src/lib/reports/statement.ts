import { assert, type EventId, type LocalDate, type MemberId } from '#kernel';
import { sum, type Money } from '#money';
import type { GroupEvent, MeetingKind } from '#group';
import type { BookView } from './meeting-pages.ts';
import type { MemberMove } from './member-moves.ts';
import { memberRows, rareColumns, type MemberRowFigures } from './member-rows.ts';
import { registerBook } from './registers/register-book.ts';

/** Columns that few rows have: left out where they are zero. */
const rare = [
	'added',
	'withdrawn',
	'lent',
	'broughtIn',
	'givenUp',
	'recovered',
	'feesPaid',
	'socialFundPaid',
	'socialFundGot',
	'shared',
	'paidOut'
] as const satisfies readonly (keyof MemberMove)[];

type RareColumns = Partial<Pick<MemberMove, (typeof rare)[number]>>;

/**
 * One meeting in a member's passbook. Amounts are minor units; savings, outstanding and interestDue as it ended:
 * the savings before + saved + added − withdrawn, the principal before + lent + broughtIn − principalPaid − givenUp.
 */
export interface StatementRow extends RareColumns {
	readonly meeting: number;
	/** Only where it was not a regular meeting: each kind counts for itself. */
	readonly kind?: Exclude<MeetingKind, 'regular'>;
	readonly day: LocalDate;
	/** Only of a paper meeting that was entered late. */
	readonly late?: true;
	/** Only of a row that was put right: it is printed struck through, counts for nothing, and the row after it stands. */
	readonly struck?: true;
	/** Only of a row that stands in the place of a struck one: the entries that were wrong. */
	readonly corrects?: readonly EventId[];
	/** Deposited at this meeting, all funds. */
	readonly saved: Money;
	readonly savings: Money;
	readonly interestPaid: Money;
	readonly principalPaid: Money;
	readonly outstanding: Money;
	/** Charged and unpaid, arrears included. */
	readonly interestDue: Money;
	readonly finesPaid: Money;
	/** saved + interestPaid + principalPaid + finesPaid. */
	readonly paid: Money;
}

export interface MemberStatement {
	readonly rows: readonly StatementRow[];
}

/**
 * Her passbook: a row for each regular meeting while she was a member, and for any other at which she moved money, in
 * the order of their days; what was put right stands struck through beside what counts (ledger law 6.5 and 9).
 *
 * @param events of a book that was checked
 * @throws Defect when the book knows no such member
 */
export function memberStatement(
	events: readonly GroupEvent[],
	{ memberId, ...view }: BookView & { readonly memberId: MemberId }
): MemberStatement {
	const book = registerBook(events, view);
	assert(book.state.members.has(memberId), 'a statement is of a member');
	return { rows: memberRows(book, memberId).map(rowOf) };
}

function rowOf(figures: MemberRowFigures): StatementRow {
	const { page, moves, struck, corrects } = figures;
	const { saved, interestPaid, principalPaid, finesPaid } = moves;
	return {
		meeting: page.number,
		...(page.kind === 'regular' ? {} : { kind: page.kind }),
		day: page.day,
		...(page.late ? { late: true as const } : {}),
		...(struck ? { struck: true as const } : {}),
		...(corrects.length > 0 ? { corrects } : {}),
		saved,
		savings: figures.savings,
		interestPaid,
		principalPaid,
		outstanding: figures.outstanding,
		interestDue: figures.interestDue,
		finesPaid,
		paid: sum([saved, interestPaid, principalPaid, finesPaid]),
		...rareColumns(moves, rare)
	};
}
