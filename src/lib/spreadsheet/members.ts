import { symbolsNotIn, symbolsToOffer, type LocalDate, type MemberId } from '#kernel';
import type { MemberJoined, Office } from '#group';
import {
	asCode,
	readChoice,
	choices,
	readSheetDay,
	name,
	pattern,
	wholeNumber,
	type Cells
} from './cells.ts';
import { offices, yesNoWords } from './choices.ts';
import { given, ids, type DraftEvent, type GroupFrame, type SheetGroup } from './sheet-group.ts';

/** A member on the sheet; her name is not part of the events. */
export interface SheetMember {
	readonly memberId: MemberId;
	readonly number: number;
	readonly name: string;
	readonly joined: LocalDate;
	readonly offices: readonly Office[];
	readonly cells: Cells;
}

/** Largest length of a member's name, as in the people record. */
export const nameMost = 60;

export interface Members {
	readonly list: readonly SheetMember[];
	readonly byNumber: ReadonlyMap<number, SheetMember>;
	readonly events: readonly DraftEvent[];
	/** Members who compared the sheet with the paper book. */
	readonly seenBy: readonly MemberId[];
}

/**
 * Reads members in the order of the sheet. A member with an invalid or duplicate number is reported and kept, so that the rest of
 * her row is validated and her figures count in the balance of the sheet.
 */
export function readMembers(group: SheetGroup, frame: GroupFrame): Members {
	const list: SheetMember[] = [];
	const symbols: (string | undefined)[] = [];
	const byNumber = new Map<number, SheetMember>();
	const joining: (DraftEvent & { readonly event: MemberJoined })[] = [];
	const serving: DraftEvent[] = [];
	const seenBy: MemberId[] = [];
	for (const cells of group.of('member')) {
		const member = readMember(cells, frame);
		const { memberId, number, joined: occurredOn } = member;
		list.push(member);
		const first = byNumber.get(number);
		if (first === undefined || number === unread) byNumber.set(number, member);
		else cells.say('number', { code: 'rowTwice', detail: { first: first.cells.row.row } });
		if (cells.read('seen', readChoice(yesNoWords)) === 'yes') seenBy.push(memberId);
		symbols.push(cells.read('symbol', symbolCode));
		const { row } = cells.row;
		joining.push({ row, event: { type: 'MemberJoined', occurredOn, memberId, number } });
		for (const office of member.offices)
			serving.push({ row, event: { type: 'OfficeGiven', occurredOn, memberId, office } });
	}
	byNumber.delete(unread);
	const worn = symbolsFor(symbols);
	const withSymbols = joining.map(({ row, event }, place) => ({
		row,
		event: { ...event, ...given({ symbol: worn[place] }) }
	}));
	return { list, byNumber, events: [...withSymbols, ...serving], seenBy };
}

/** Assigns an unused symbol where the sheet has none, because a member who cannot read recognises her page by its symbol. */
function symbolsFor(written: readonly (string | undefined)[]): readonly (string | undefined)[] {
	const taken = written.flatMap((symbol) => symbol ?? []);
	return written.map((symbol) => {
		if (symbol !== undefined) return symbol;
		const next = symbolsToOffer(taken)[0] ?? symbolsNotIn(taken)[0];
		if (next !== undefined) taken.push(next);
		return next;
	});
}

/** Placeholder for an invalid number; no member has it and no row can refer to it. */
const unread = 0;

function readMember(cells: Cells, frame: GroupFrame): SheetMember {
	const number = cells.needs('number', wholeNumber(1, 9999)) ?? unread;
	const called = cells.needs('name', name(nameMost)) ?? '';
	const joined = cells.read('joined', readSheetDay) ?? frame.founded;
	if (joined < frame.founded)
		cells.say('joined', { code: 'dayBeforeFounding', detail: { founded: frame.founded } });
	const held = cells.read('office', choices(offices)) ?? [];
	return { memberId: ids.member(number), number, name: called, joined, offices: held, cells };
}

const symbolCode = pattern(/^[a-z][a-z0-9-]{0,39}$/, asCode);

/** Returns the member named by a row's number; reports an unknown one. */
export function memberOf(cells: Cells, members: Members): SheetMember | undefined {
	const number = cells.needs('number', wholeNumber(1, 9999));
	if (number === undefined) return undefined;
	const member = members.byNumber.get(number);
	if (member === undefined) cells.say('number', { code: 'memberUnknown', detail: { number } });
	return member;
}
