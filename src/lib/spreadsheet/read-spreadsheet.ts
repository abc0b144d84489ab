import { textIn } from '#kernel';
import type { ConstitutionWritten, GroupEvent } from '#group';
import { type JournalPerson } from '#app';
import { BookFold } from './book-fold.ts';
import { readConstitution } from './constitution.ts';
import { previewOf, type GroupPreview } from './figures.ts';
import { bankEvents, foundingEvent, readFrame } from './founding.ts';
import { spreadsheetLimits, type SpreadsheetLimits } from './limits.ts';
import { readMeetings, type PaperMeeting } from './meeting-lines.ts';
import { readMembers, type Members } from './members.ts';
import { readOpening, type OpeningSheet } from './opening.ts';
import { foldMeetings } from './paper-book.ts';
import type { SheetProblem } from './problems.ts';
import { SheetGroup, type DraftEvent, type GroupFrame } from './sheet-group.ts';
import { readTable, type TableRow } from './table.ts';

/** A group without problems: its book, and separately the names, which no event contains. */
export interface ReadGroup {
	/** Key on its rows; valid as a file name and as the id of a book. */
	readonly key: string;
	readonly name: string;
	readonly events: readonly GroupEvent[];
	readonly people: readonly JournalPerson[];
	readonly figures: GroupPreview;
}

export interface SpreadsheetReading {
	/** Groups without any problem, in the order of the sheet. */
	readonly groups: readonly ReadGroup[];
	/** All problems in the order of rows. */
	readonly problems: readonly SheetProblem[];
}

/** Reads the bytes of a file; any encoding but UTF-8 is rejected. */
export function readSpreadsheetBytes(
	bytes: Uint8Array,
	limits: SpreadsheetLimits = spreadsheetLimits
): SpreadsheetReading {
	const inFile = { row: null, column: null, group: null } as const;
	if (bytes.length > limits.bytes)
		return { groups: [], problems: [{ ...inFile, code: 'fileTooLarge', detail: { most: limits.bytes } }] };
	const text = textIn(bytes);
	return text === null
		? { groups: [], problems: [{ ...inFile, code: 'notText' }] }
		: readSpreadsheet(text, limits);
}

/**
 * Reads the books of many groups, or paper books with their meetings, from one spreadsheet saved as CSV. Nothing is
 * repaired: a group with any problem yields no events, the others do. Every row and every event is checked as the book
 * itself does (ledger law 10).
 *
 * @param text the file, with or without a byte order mark
 */
export function readSpreadsheet(
	text: string,
	limits: SpreadsheetLimits = spreadsheetLimits
): SpreadsheetReading {
	const found = new Map<string, SheetProblem[]>();
	const table = readTable(text, limits, (problem) => added(found, keyOf(problem.group), problem));
	if (!table.ok) return { groups: [], problems: table.error };
	const rows = new Map<string, TableRow[]>();
	for (const row of table.value) added(rows, keyOf(row.group), row);
	if (rows.size > limits.groups) {
		const inFile = { row: null, column: null, group: null } as const;
		const detail = { most: limits.groups };
		return { groups: [], problems: [{ ...inFile, code: 'tooManyGroups', detail }] };
	}
	const groups: ReadGroup[] = [];
	const problems = [...found].flatMap(([key, list]) => (rows.has(key) ? [] : list));
	for (const [key, list] of rows) {
		const group = new SheetGroup(list[0]?.group ?? key, list, found.get(key) ?? []);
		const read = readGroup(group, limits);
		if (read !== null) groups.push(read);
		problems.push(...group.problems);
	}
	return { groups, problems: problems.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)) };
}

/** Compares keys without case, because file systems may not distinguish "G1" and "g1". */
function keyOf(group: string | null): string {
	return group?.toLowerCase() ?? '';
}

function added<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [item]);
	else list.push(item);
}

/** Parsed rows of one group. */
interface GroupRead {
	readonly frame: GroupFrame;
	readonly rules: ConstitutionWritten;
	readonly members: Members;
	readonly drafts: readonly DraftEvent[];
	readonly opening: OpeningSheet | null;
	readonly meetings: readonly PaperMeeting[];
}

function readGroup(group: SheetGroup, limits: SpreadsheetLimits): ReadGroup | null {
	const read = readRows(group);
	// The book checks only complete rows, because its rejection would otherwise refer to data that is not on the sheet.
	if (group.problems.length > 0) return null;
	const fold = foldGroup(group, read, limits);
	if (group.problems.length > 0) return null;
	const { frame, members, opening, meetings } = read;
	return {
		key: group.key,
		name: frame.name,
		events: fold.events,
		people: members.list.map(({ memberId, name }) => ({ memberId, name })),
		figures: previewOf(fold.state, {
			frame,
			members: members.list,
			surplusComputed: opening?.surplusComputed ?? false,
			meetings: meetings.length
		})
	};
}

function readRows(group: SheetGroup): GroupRead {
	const frame = readFrame(group);
	const rules = readConstitution(group, frame.cells);
	const members = readMembers(group, frame);
	const drafts = [foundingEvent(frame, rules), ...members.events, ...bankEvents(group, frame)];
	const opening = readOpening(group, frame, { members, rules });
	const meetings = readMeetings(group, { frame, members, rules });
	return { frame, rules, members, drafts, opening, meetings };
}

function foldGroup(group: SheetGroup, read: GroupRead, limits: SpreadsheetLimits): BookFold {
	const { frame, rules, drafts, opening, meetings } = read;
	const fold = new BookFold(group, frame.currency, limits);
	for (const { event, row } of drafts) fold.add(event, row, null);
	if (opening !== null) {
		// The only remaining reason to reject a balanced sheet is cash that coins cannot make up.
		fold.add(opening.event, opening.boxRow, 'amount');
	}
	// Meetings of a group that could not be founded would only repeat its problems.
	if (group.problems.length === 0)
		foldMeetings(fold, meetings, rules.saving.mode === 'shares' ? 'shares' : 'regular');
	return fold;
}
