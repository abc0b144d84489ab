import * as v from 'valibot';
import {
	emptyGroup,
	groupEventSchema,
	record,
	type GroupEvent,
	type GroupState,
	type Rejection
} from '#group';
import type { CurrencyCode } from '#money';
import type { ColumnId } from './columns.ts';
import type { SpreadsheetLimits } from './limits.ts';
import type { SheetGroup } from './sheet-group.ts';

/**
 * Builds the book of one group from the rows of the sheet. A rejected event is reported on its row and skipped, so that later
 * rows are checked too.
 */
export class BookFold {
	state: GroupState;
	readonly events: GroupEvent[] = [];
	readonly group: SheetGroup;
	readonly #most: number;
	#refused = 0;
	readonly #given = { loan: 0, fine: 0 };

	constructor(group: SheetGroup, currency: CurrencyCode, limits: SpreadsheetLimits) {
		this.group = group;
		this.#most = limits.refusals;
		this.state = emptyGroup(currency);
	}

	/** True once the limit of reported rejections is reached. */
	get isFull(): boolean {
		return this.#refused >= this.#most;
	}

	/** Returns the next number for an id of the kind; the cut-off sheet may have used some. */
	next(kind: 'loan' | 'fine'): number {
		return (this.#given[kind] += 1);
	}

	/** @returns true if the book accepted the event */
	add(event: GroupEvent, row: number, column: ColumnId | null): boolean {
		if (this.isFull) return false;
		const parsed = v.safeParse(groupEventSchema, event);
		if (!parsed.success) {
			const [issue] = parsed.issues;
			const detail = { field: v.getDotPath(issue) ?? '', message: issue.message };
			return this.#refuse(() => this.group.say(row, null, { code: 'invalid', detail }));
		}
		const recorded = record(this.state, event);
		if (!recorded.ok) {
			const { error: rejection } = recorded;
			const at = columnOfRefusal(rejection) ?? column;
			const detail = { rejection, currency: this.state.currency };
			return this.#refuse(() => this.group.say(row, at, { code: 'refused', detail }));
		}
		this.state = recorded.value.state;
		this.events.push(event);
		if (event.type === 'OpeningBalances') {
			this.#given.loan = event.loans?.length ?? 0;
			this.#given.fine = event.finesDue?.length ?? 0;
		}
		return true;
	}

	#refuse(say: () => void): false {
		this.#refused += 1;
		say();
		return false;
	}
}

/** Returns the column of a rejection that concerns a single cell, whatever event the row makes. */
function columnOfRefusal({ type }: Rejection): ColumnId | null {
	switch (type) {
		case 'SymbolTaken':
			return 'symbol';
		case 'MemberNumberTaken':
			return 'number';
		case 'DayBeforeMember':
		case 'DayBeforeMeeting':
		case 'DayBeforeLastMeeting':
			return 'day';
		case 'DayBeforeBorrowing':
		case 'BorrowingUnknown':
			return 'borrowing';
		case 'MeetingNumberTaken':
			return 'meeting';
		default:
			return null;
	}
}
