import { sum, type Money } from '#money';
import type { RegisteredDecision, Minutes, MoneyLine } from '#reports';
import type { MessageKey } from '#i18n';
import { codeWords } from '../code-words.ts';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection, PaperWord } from '../table-types.ts';
import { amountCell, moneyColumn, say, wordsColumn, type BookPaper, type BooksContext } from '../context.ts';
import { moneyWords } from '../words.ts';
import { meetingName } from '../paper-data.ts';
import { agreedCell, amountOf, decisionCell } from './decisions.ts';
import { RegistersWords } from './words.ts';

/** The minutes of every meeting of the period; two or three stand on a sheet where they fit. */
export function minutesRegisterPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period } = context;
	const report = reports.minutesRegister(events, { currency, ...period });
	const words = new RegistersWords(context);
	const leaves = report.map((one) => minutesLeaf(one, words, inBrief));
	return {
		report,
		paper: {
			title: 'register.title-minutes',
			size: 'a4',
			...period,
			leaves,
			tight: true,
			dense: true,
			packed: true
		}
	};
}

/** The minutes of one meeting. */
export function minutesPaper(minutes: Minutes, context: BooksContext): BookPaper {
	const leaves = [minutesLeaf(minutes, new RegistersWords(context), atLength)];
	return {
		report: minutes,
		paper: { title: 'register.minutes', size: 'a4', from: null, to: minutes.day, leaves, tight: true }
	};
}

/** "Regular meeting 12, 24-11-2026 – entered later" */
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

/** How much paper a meeting takes. */
interface Layout {
	readonly columns: readonly PaperColumn[];
	/** Lines that say themselves what they are about stand without a heading, long ones over two columns. */
	readonly isBrief: boolean;
}

const columnsOf = (point: number, agreed: number): readonly PaperColumn[] => [
	{ key: 'point', head: say('account.particulars'), kind: 'words', width: point },
	wordsColumn('paper.decisions'),
	{ key: 'agreed', head: say('register.agreed'), kind: 'words', width: agreed },
	moneyColumn('amount', say('account.amount'), { width: 23, zero: 'figure' })
];

const atLength: Layout = { columns: columnsOf(47, 46), isBrief: false };
/** A register of years: who agreed stands on one line. */
const inBrief: Layout = { columns: columnsOf(40, 58), isBrief: true };

type Line = readonly [label: PaperCell, said: PaperCell, agreed?: PaperCell, held?: Money | null];

function rowOf(key: string, [label, said, agreed = null, held = null]: Line, struck = false): PaperRow {
	return {
		key,
		kind: 'plain',
		cells: [label, said, agreed, held === null ? null : amountCell(held)],
		struck
	};
}

function section(key: string, heading: MessageKey, lines: readonly Line[]): PaperSection {
	return {
		key,
		heading: say(heading),
		rows: lines.map((line, place) => rowOf(`${key} ${String(place)}`, line))
	};
}

function minutesLeaf(minutes: Minutes, words: RegistersWords, { columns, isBrief }: Layout): PaperLeaf {
	const { kind, number, loans, decisions } = minutes;
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
			...decidedSections(loans, decisions, words),
			moneySection(minutes),
			isBrief ? { ...seal, heading: null } : seal
		]
	};
}

/** What has neither an amount nor somebody who agreed stands beside its label, over both columns. */
function overTwoColumns(row: PaperRow): PaperRow {
	const [label = null, said = null, agreed = null, held = null] = row.cells;
	return agreed !== null || held !== null
		? row
		: { ...row, cells: [{ line: [label, { text: '–' }, said] }, null, null] };
}

function attendanceLines({ calledBy, attendance, quorum }: Minutes, words: RegistersWords): readonly Line[] {
	const marks = ['present', 'late', 'absent', 'excused'] as const;
	// The quorum says how many were there of how many, beside who it was.
	const shown = marks.filter((mark) => attendance[mark].length > 0);
	return [
		...(calledBy === null ? [] : [[say('register.called-by'), { text: words.who(calledBy) }] as const]),
		...shown.map((mark, place): Line => [
			say(`paper.${mark}`),
			words.all(attendance[mark]),
			place === 0 ? { line: [say('register.members-count'), { text: String(attendance.members) }] } : null
		]),
		...(attendance.corrected.length === 0
			? []
			: [[say('paper.corrected'), words.all(attendance.corrected)] as const]),
		...(quorum === null ? [] : [[say('register.quorum'), quorumCell(quorum)] as const])
	];
}

/** "14 present, 10 needed: reached" */
export function quorumCell({ there, needed, reached }: NonNullable<Minutes['quorum']>): PaperCell {
	const values = { there, needed };
	return { words: [{ say: reached ? 'register.quorum-there' : 'register.quorum-not', values }] };
}

function pointWord(code: string): PaperWord {
	const known = codeWords.agendaPoints.find(code);
	return known === null ? { as: code } : codeWords.agendaPoints.keyOf(known);
}

function workLines({ agenda, done }: Minutes): readonly Line[] {
	const points = agenda.flatMap((point, place): readonly PaperCell[] => [
		...(place === 0 ? [] : [{ text: '·' }]),
		{ words: [pointWord(point)] }
	]);
	// Amounts of it stand in the cash box below.
	const entries = done.flatMap(({ point, entries: count }, place): readonly PaperCell[] => [
		...(place === 0 ? [] : [{ text: '·' }]),
		{ words: [pointWord(point)] },
		{ text: String(count) }
	]);
	return [
		...(points.length === 0 ? [] : [[say('register.agenda'), { line: points }] as const]),
		...(entries.length === 0 ? [] : [[say('register.work-entries'), { line: entries }] as const])
	];
}

/** Where nothing at all was decided one line says so. */
function decidedSections(
	loans: Minutes['loans'],
	decisions: Minutes['decisions'],
	words: RegistersWords
): readonly PaperSection[] {
	const ofLoans = decided('loans', 'register.loan-decisions', loans, words);
	const others = decided('decisions', 'paper.decisions', decisions, words);
	return loans.length + decisions.length === 0 ? [others] : [ofLoans, others];
}

/** What was corrected later stays, struck; who agreed stands beside it. */
function decided(
	key: string,
	heading: MessageKey,
	decisions: readonly RegisteredDecision[],
	words: RegistersWords
): PaperSection {
	const rows = decisions.map((decision, place): PaperRow => {
		const struck = decision.correctedBy !== null;
		const said = decisionCell(decision, words);
		const cells: readonly PaperCell[] = [
			struck ? { line: [said, { text: '–' }, say('register.struck-corrected')] } : said,
			agreedCell(decision, words),
			moneyCell(amountOf(decision))
		];
		return { key: `${key} ${String(place)}`, kind: 'plain', cells, struck };
	});
	if (rows.length > 0) return { key, heading: say(heading), rows };
	return { key, heading: { line: [say(heading), { text: '–' }, say('register.no-decisions')] }, rows };
}

function moneyCell(held: Money | null): PaperCell {
	return held === null ? null : amountCell(held);
}

function moneySection({ money }: Minutes): PaperSection {
	const lines = (side: 'in' | 'out'): readonly PaperRow[] =>
		money[side]
			.filter(({ box }) => box !== 0)
			.map((line: MoneyLine, place) =>
				rowOf(`${side} ${String(place)}`, [
					say(side === 'in' ? 'paper.received' : 'paper.paid'),
					{ words: moneyWords(line) },
					null,
					line.box
				])
			);
	const sub = (key: string, word: MessageKey, held: Money): PaperRow => ({
		key,
		kind: 'sub',
		cells: [say(word), null, amountCell(held)]
	});
	const side = (which: 'in' | 'out', word: MessageKey, held: Money): readonly PaperRow[] => {
		const rows = lines(which);
		// A total under one line says it twice.
		return rows.length > 1 ? [...rows, sub(which, word, held)] : rows;
	};
	return {
		key: 'money',
		heading: say('register.money-in-box'),
		rows: [
			{
				key: 'opening',
				kind: 'opening',
				cells: [say('paper.opening-box'), null, amountCell(money.openingBox)]
			},
			...side('in', 'account.receipts-total', money.cashIn),
			...side('out', 'account.payments-total', money.cashOut),
			sub('closing', 'paper.closing-box', money.closingBox)
		]
	};
}

/** Room for a signature or a thumb, millimetres. */
const signatureHeight = 14;

function sealSection({ seal }: Minutes, words: RegistersWords): PaperSection {
	const signed: PaperRow = {
		...rowOf('signed', [signs('president'), null, signs('secretary')]),
		height: signatureHeight
	};
	const { rows, ...rest } = section('seal', 'paper.approved-by', sealLines(seal, words));
	return { ...rest, rows: [...rows, signed], together: true };
}

const signs = (office: 'president' | 'secretary'): PaperCell => ({
	line: [say(`paper.${office}`), { below: say('paper.signature') }]
});

function sealLines(seal: Minutes['seal'], words: RegistersWords): readonly Line[] {
	if (seal === null) return [[say('paper.not-sealed'), null]];
	const { sealedOn, counted, difference, acceptedDifference } = seal;
	const gaps = [difference, acceptedDifference].filter((gap) => gap !== null && gap !== 0);
	return [
		[
			say('register.closed-on'),
			{
				line: [
					{ day: sealedOn },
					{ text: '·' },
					counted === null ? say('register.not-counted') : say('paper.counted')
				]
			},
			agreedCell(seal, words),
			counted
		],
		...(gaps.length === 0
			? []
			: [[say('paper.difference'), null, null, sum(gaps.flatMap((gap) => gap ?? []))] as const])
	];
}
