import { sum, type Money } from '#money';
import type { Minutes, MinutesExtract, RegisteredDecision } from '#reports';
import type { MessageKey } from '#i18n';
import type { LocalDate } from '#kernel';
import { codeWords } from '../code-words.ts';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import {
	amountCell,
	countCell,
	ifKnown,
	moneyCell,
	onePaper,
	say,
	table,
	withDots,
	type BookLeaves,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { addressLine, moneyWords } from '../words.ts';
import { meetingName } from '../paper-data.ts';
import { agreedCell, amountOf, decisionCell } from './decisions.ts';

type Words = BooksContext['words'];

/** Returns the minutes of every meeting of the period, several on a sheet where they fit. */
export function minutesLeaves({ reports, events, currency, period, words }: BooksContext): BookLeaves {
	const report = reports.minutesRegister(events, { currency, ...period });
	return { report, leaves: report.map((one) => minutesLeaf(one, words, inBrief)) };
}

export const minutesPaper = (minutes: Minutes, { words }: BooksContext): BookPaper => ({
	report: minutes,
	paper: {
		...onePaper('register.minutes', minutes.day, minutesLeaf(minutes, words, atLength)),
		tight: true
	}
});

/** Such as "Regular meeting 12, 24-11-2026 – entered later". */
export function meetingTitle(
	meeting: Pick<Minutes, 'kind' | 'number' | 'day' | 'late' | 'isOpen'>
): PaperCell {
	const { kind, number, day, late, isOpen } = meeting;
	return {
		line: [
			{ words: [`register.kind-${kind}`], beside: meetingName(kind, number) },
			{ text: '·' },
			{ day },
			...(late ? [{ text: '–' }, say('paper.entered-late')] : []),
			...(isOpen ? [{ text: '–' }, say('paper.not-sealed')] : [])
		]
	};
}

/** Layout of minutes on paper. */
interface Layout {
	readonly columns: readonly PaperColumn[];
	/** True if self-explanatory lines have no heading and long ones span two columns. */
	readonly isBrief: boolean;
}

const columnsOf = (point: number, agreed: number): readonly PaperColumn[] => [
	{ key: 'point', head: say('account.particulars'), kind: 'words', width: point },
	table.words('paper.decisions'),
	{ key: 'agreed', head: say('register.agreed'), kind: 'words', width: agreed },
	table.money('amount', say('account.amount'), { width: 23, zero: 'figure' })
];

const atLength: Layout = { columns: columnsOf(47, 46), isBrief: false };
/** Layout of a register of years, with approvals on one line. */
const inBrief: Layout = { columns: columnsOf(40, 58), isBrief: true };

type Line = readonly [label: PaperCell, said: PaperCell, agreed?: PaperCell, held?: Money | null];

const lineRow = (key: string, [label, said, agreed = null, held = null]: Line): PaperRow =>
	table.row(key, label, said, agreed, moneyCell(held));

const section = (key: string, heading: MessageKey, lines: readonly Line[]): PaperSection => ({
	key,
	heading: say(heading),
	rows: lines.map((line, place) => lineRow(`${key} ${String(place)}`, line))
});

function minutesLeaf(minutes: Minutes, words: Words, { columns, isBrief }: Layout): PaperLeaf {
	const { kind, number } = minutes;
	const brief = (one: PaperSection): PaperSection =>
		isBrief ? { ...one, heading: null, rows: one.rows.map(overTwoColumns) } : one;
	const seal = sealSection(minutes, words);
	return {
		key: `${kind} ${String(number)}`,
		of: meetingTitle(minutes),
		columns,
		sections: [
			brief(section('who', 'paper.attendance', attendanceLines(minutes, words))),
			brief(section('work', 'register.work-done', workLines(minutes))),
			...decidedSections(minutes, words),
			moneySection(minutes),
			isBrief ? { ...seal, heading: null } : seal
		]
	};
}

/** Merges label and text over both columns if there is neither an amount nor an approval. */
function overTwoColumns(row: PaperRow): PaperRow {
	const [label = null, said = null, agreed = null, held = null] = row.cells;
	return agreed !== null || held !== null
		? row
		: { ...row, cells: [{ line: [label, { text: '–' }, said] }, null, null] };
}

function attendanceLines({ calledBy, attendance, quorum }: Minutes, words: Words): readonly Line[] {
	const marks = ['present', 'late', 'absent', 'excused'] as const;
	// Marks without members are left out, as the quorum line has the totals.
	const shown = marks.filter((mark) => attendance[mark].length > 0);
	return [
		...ifKnown(calledBy, (number): Line => [say('register.called-by'), { text: words.who(number) }]),
		...shown.map((mark, place): Line => [
			say(`paper.${mark}`),
			words.all(attendance[mark]),
			place === 0 ? { line: [say('register.members-count'), countCell(attendance.members)] } : null
		]),
		...(attendance.corrected.length === 0
			? []
			: [[say('paper.corrected'), words.all(attendance.corrected)] as const]),
		...ifKnown(quorum, (one): Line => [say('register.quorum'), quorumCell(one)])
	];
}

/** Such as "14 present, 10 needed: reached". */
function quorumCell({ there, needed, reached }: NonNullable<Minutes['quorum']>): PaperCell {
	const values = { there, needed };
	return { words: [{ say: reached ? 'register.quorum-there' : 'register.quorum-not', values }] };
}

function workLines({ agenda, done }: Minutes): readonly Line[] {
	const pointCell = (code: string) => say(codeWords.agendaPoints.word(code));
	// Amounts are omitted here, because the cash section below has them.
	const entries = done.map(({ point, entries: count }) => ({ line: [pointCell(point), countCell(count)] }));
	return [
		...(agenda.length === 0 ? [] : [[say('register.agenda'), withDots(agenda.map(pointCell))] as const]),
		...(entries.length === 0 ? [] : [[say('register.work-entries'), withDots(entries)] as const])
	];
}

/** Returns a single line if nothing was decided at all. */
function decidedSections({ loans, decisions }: Minutes, words: Words): readonly PaperSection[] {
	const ofLoans = decided('loans', 'register.loan-decisions', loans, words);
	const others = decided('decisions', 'paper.decisions', decisions, words);
	return loans.length + decisions.length === 0 ? [others] : [ofLoans, others];
}

/** Returns decisions with their approvals; those corrected later are struck. */
function decided(
	key: string,
	heading: MessageKey,
	decisions: readonly RegisteredDecision[],
	words: Words
): PaperSection {
	const rows = decisions.map((decision, place): PaperRow => {
		const struck = decision.correctedBy !== null;
		const said = decisionCell(decision, words);
		return {
			...table.row(
				`${key} ${String(place)}`,
				struck ? { line: [said, { text: '–' }, say('register.struck-corrected')] } : said,
				agreedCell(decision, words),
				moneyCell(amountOf(decision))
			),
			struck
		};
	});
	if (rows.length > 0) return { key, heading: say(heading), rows };
	return { key, heading: { line: [say(heading), { text: '–' }, say('register.no-decisions')] }, rows };
}

function moneySection({ money }: Minutes): PaperSection {
	const stood = (kind: 'opening' | 'sub', key: string, word: MessageKey, held: Money): PaperRow =>
		table.line(kind, key, say(word), null, amountCell(held));
	const side = (which: 'in' | 'out', word: MessageKey, held: Money): readonly PaperRow[] => {
		const label = say(which === 'in' ? 'paper.received' : 'paper.paid');
		const rows = money[which]
			.filter(({ box }) => box !== 0)
			.map((line, place) =>
				lineRow(`${which} ${String(place)}`, [label, { words: moneyWords(line) }, null, line.box])
			);
		// A total below a single line would repeat it.
		return rows.length > 1 ? [...rows, stood('sub', which, word, held)] : rows;
	};
	return {
		key: 'money',
		heading: say('register.money-in-box'),
		rows: [
			stood('opening', 'opening', 'paper.opening-box', money.openingBox),
			...side('in', 'account.receipts-total', money.cashIn),
			...side('out', 'account.payments-total', money.cashOut),
			stood('sub', 'closing', 'paper.closing-box', money.closingBox)
		]
	};
}

/** Millimetres for a signature or a thumbprint. */
const signatureHeight = 14;

function sealSection({ seal }: Minutes, words: Words): PaperSection {
	const signed: PaperRow = {
		...lineRow('signed', [signs('president'), null, signs('secretary')]),
		height: signatureHeight
	};
	const { rows, ...rest } = section('seal', 'paper.approved-by', sealLines(seal, words));
	return { ...rest, rows: [...rows, signed], together: true };
}

const signs = (office: 'president' | 'secretary'): PaperCell => ({
	line: [say(`paper.${office}`), { below: say('paper.signature') }]
});

function sealLines(seal: Minutes['seal'], words: Words): readonly Line[] {
	if (seal === null) return [[say('paper.not-sealed'), null]];
	const { sealedOn, counted, difference, acceptedDifference } = seal;
	const gaps = [difference, acceptedDifference].filter((gap) => gap !== null && gap !== 0);
	const isCounted = say(counted === null ? 'register.not-counted' : 'paper.counted');
	return [
		[say('register.closed-on'), withDots([{ day: sealedOn }, isCounted]), agreedCell(seal, words), counted],
		...(gaps.length === 0
			? []
			: [[say('paper.difference'), null, null, sum(gaps.flatMap((gap) => gap ?? []))] as const])
	];
}

type About = readonly [label: PaperCell, said: PaperCell];

/** An extract of the minutes with one decision, for a bank or an office. */
export interface ExtractPaperData {
	readonly day: LocalDate;
	/** Place, meeting, attendance and quorum. */
	readonly about: readonly About[];
	readonly decision: PaperCell;
	/** Minor units, also printed in words. Null if the decision has no amount. */
	readonly amount: Money | null;
	readonly agreed: PaperCell;
	/** Reason why the copy is invalid; null if it is valid. */
	readonly warning: MessageKey | null;
	/** Holders of an office on that day, who sign. */
	readonly officers: readonly { readonly who: string; readonly office: MessageKey }[];
}

/** Builds an extract of the minutes with one decision. */
export function extractPaper(
	{ group, meeting, decision, officers }: MinutesExtract,
	words: Words
): ExtractPaperData {
	const { attendance, quorum, calledBy } = meeting;
	const present = attendance.present.length + attendance.late.length;
	const place = addressLine(group.place, words.isNepal);
	return {
		day: meeting.day,
		about: [
			...(place === '' ? [] : [[say('paper.place'), { text: place }] as const]),
			...ifKnown(group.foundedOn, (day): About => [say('register.founded-on'), { day }]),
			[say('paper.meeting'), meetingTitle(meeting)],
			...ifKnown(calledBy, (number): About => [say('register.called-by'), { text: words.who(number) }]),
			[
				say('paper.attendance'),
				say({ say: 'register.of-those-present', values: { present, members: attendance.members } })
			],
			...ifKnown(quorum, (one): About => [say('register.quorum'), quorumCell(one)])
		],
		decision: decisionCell(decision, words),
		amount: amountOf(decision),
		agreed: agreedCell(decision, words),
		warning: warningOf(decision.correctedBy !== null, meeting.isOpen),
		officers: officers
			.filter(({ office }) => signing.has(office))
			.map(({ number, office }) => ({ who: words.who(number), office: `paper.${office}` as const }))
	};
}

function warningOf(corrected: boolean, isOpen: boolean): ExtractPaperData['warning'] {
	if (corrected) return 'register.extract-not-true';
	return isOpen ? 'register.extract-open' : null;
}

/** Offices that sign for the group. */
const signing: ReadonlySet<string> = new Set(['president', 'secretary', 'treasurer']);

/** Returns the extract as a file, one fact per line. */
export function extractFile(extract: ExtractPaperData, report: unknown): BookPaper {
	const lines: readonly About[] = [
		...extract.about,
		[say('register.extract-says'), extract.decision],
		...ifKnown(extract.amount, (held): About => [say('account.amount'), amountCell(held)]),
		[say('register.who-agreed'), extract.agreed],
		...ifKnown(extract.warning, (warning): About => [null, say(warning)]),
		...extract.officers.map(({ who, office }): About => [say(office), { text: who }])
	];
	return {
		report,
		paper: onePaper('register.extract', extract.day, {
			key: 'whole',
			of: null,
			columns: [
				{ key: 'what', head: say('account.particulars'), kind: 'words' },
				{ key: 'said', head: say('paper.decisions'), kind: 'words' }
			],
			sections: table.only(
				'extract',
				lines.map((cells, place) => table.row(String(place), ...cells))
			)
		})
	};
}
