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

/** A group whose rows are all right: its book, and beside it the names, which no event carries. */
export interface ReadGroup {
	/** The key on its rows; fit for the name of a file and for the id of a book. */
	readonly key: string;
	readonly name: string;
	readonly events: readonly GroupEvent[];
	readonly people: readonly JournalPerson[];
	readonly figures: GroupPreview;
}

export interface SpreadsheetReading {
	/** In the order of the sheet, only those without any problem. */
	readonly groups: readonly ReadGroup[];
	/** Everything that is wrong, in the order of the rows. */
	readonly problems: readonly SheetProblem[];
}

/** The same for the bytes of a file: anything but UTF-8 is refused. */
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
 * repaired: a group with any problem gives no events, the others do. Every row is checked, and so is every event, as
 * the book itself would (ledger law 10).
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

/** "G1" and "g1" are one group: as files they could not stand beside one another everywhere. */
function keyOf(group: string | null): string {
	return group?.toLowerCase() ?? '';
}

function added<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [item]);
	else list.push(item);
}

/** Everything that the rows of one group say. */
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
	// The book is asked only about rows that could be read: a refusal would speak of what is not on the sheet.
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
		// What the book may still refuse of a sheet that balances is cash that no coin can make.
		fold.add(opening.event, opening.boxRow, 'amount');
	}
	// Meetings of a group that could not be founded would only repeat what was said of it.
	if (group.problems.length === 0)
		foldMeetings(fold, meetings, rules.saving.mode === 'shares' ? 'shares' : 'regular');
	return fold;
}
