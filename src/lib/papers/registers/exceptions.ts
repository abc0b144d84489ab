import type { Money } from '#money';
import type { LocalDate } from '#kernel';
import type { EntryBeside, Exceptions, MeetingName, Period } from '#reports';
import type { MessageKey } from '#i18n';
import { codeWords, entryName } from '../code-words.ts';
import type { PaperCell, PaperRow, PaperSection } from '../table-types.ts';
import {
	amountCell,
	ifKnown,
	moneyCell,
	say,
	table,
	withDots,
	type BookLeaves,
	type BooksContext
} from '../context.ts';
import { meetingColumn } from '../books/cash.ts';
import { agreedCell, amountOf, decisionCell } from './decisions.ts';
import { meetingOn, meetingText, reasonWord, typeKey } from '../words.ts';

type Words = BooksContext['words'];

/** Returns the exceptions as an auditor reads them; a heading without lines states that there are none. */
export function exceptionsLeaves(context: BooksContext): BookLeaves {
	const { reports, events, beside, currency, period, words } = context;
	const report = reports.exceptions(events, { currency, ...period, on: period.to, beside });
	const leaf = {
		key: 'exceptions',
		of: null,
		columns: [
			table.day('day', 'paper.date'),
			meetingColumn,
			table.words('account.particulars'),
			table.money('amount', say('account.amount'), { width: 29, zero: 'figure' })
		],
		sections: kinds.flatMap((kind) => sectionOf(kind, report, words))
	};
	return { report, leaves: [leaf] };
}

interface Line {
	readonly day: LocalDate | null;
	readonly meeting: Pick<MeetingName, 'kind' | 'number'> | null;
	readonly what: PaperCell;
	/** Minor units. */
	readonly held?: Money | null;
}

type Kind = Exclude<keyof Exceptions, keyof Period | 'unseen'>;

/** Lines of each kind, in the order of the paper. */
const linesOf: Readonly<Record<Kind, (report: Exceptions, words: Words) => readonly Line[]>> = {
	differences: differenceLines,
	corrections: ({ corrections }, words) =>
		corrections.map((line) => ({
			day: line.day,
			meeting: line.meeting,
			what: withDots([decisionCell(line, words), agreedCell(line, words)]),
			held: amountOf(line)
		})),
	disputes: disputeLines,
	enteredLate: ({ enteredLate }) =>
		enteredLate.map((line) => ({ day: line.day, meeting: line, what: say('paper.entered-late') })),
	heldLong: ({ heldLong }, words) =>
		heldLong.map(({ on, number, purpose, amount }) => ({
			day: on,
			meeting: null,
			what: withDots([say(codeWords.heldPurposes.word(purpose)), { text: words.who(number) }]),
			held: amount
		})),
	handedWithoutPaper: ({ handedWithoutPaper }) =>
		handedWithoutPaper.map(({ on, purpose, amount }) => ({
			day: on,
			meeting: null,
			what: say(codeWords.heldPurposes.word(purpose)),
			held: amount
		})),
	depositsUnseen: ({ depositsUnseen }) =>
		depositsUnseen.map(({ on, deposit, amount, differs }) => ({
			day: on,
			meeting: null,
			what: withDots([
				say(codeWords.depositPlaces.word(deposit)),
				...(differs ? [say('register.deposit-differs')] : [])
			]),
			held: amount
		})),
	belowZero: belowZeroLines,
	missingApprovals: ({ missingApprovals }, words) =>
		missingApprovals.map((line) => ({
			day: line.meeting?.day ?? null,
			meeting: line.meeting,
			what: withDots([say(typeKey(line.type)), agreedCell(line, words)])
		})),
	withoutQuorum: ({ withoutQuorum }) =>
		withoutQuorum.map(({ on, meeting, about, present, needed }) => ({
			day: on,
			meeting,
			what: withDots([
				say(codeWords.resolutionKinds.word(about)),
				say({ say: 'register.quorum-not', values: { there: present, needed } })
			])
		})),
	between: ({ between }, words) =>
		between.map(({ on, meeting, type, number, amount, approvedBy }) => ({
			day: on,
			meeting,
			what: withDots([
				say(entryName(type)),
				...ifKnown(number, (one) => ({ text: words.who(one) })),
				...(approvedBy.length === 0 ? [] : [words.all(approvedBy)])
			]),
			held: amount
		})),
	lastCodes: ({ lastCodes }) =>
		lastCodes.map(({ meeting, outcome }) => ({
			day: meeting.day,
			meeting,
			what: say(outcome === 'other' ? 'register.code-other' : 'register.code-left')
		})),
	putAway: ({ putAway }, words) =>
		putAway.map(({ meeting, on, takenBack, approvedBy }) => ({
			day: on,
			meeting,
			what: withDots([
				{ line: [say('register.put-away-of'), { day: meeting.day }] },
				...(takenBack > 0 ? [say({ say: 'register.put-away-undone', values: { count: takenBack } })] : []),
				words.all(approvedBy)
			])
		})),
	fromPages: ({ fromPages }) =>
		fromPages.map(({ on, pages }) => ({
			day: on,
			meeting: null,
			what: say({ say: 'register.from-pages', values: { pages } })
		})),
	access: ({ access }) =>
		access.map(({ on, meeting, what, number, names }) => ({
			day: on,
			meeting,
			what: withDots([
				say(`register.access-${what}`),
				...ifKnown(number, (one) => ({ text: String(one) })),
				...(names === true ? [say('register.access-names')] : [])
			])
		})),
	names: ({ names }) =>
		names.map(({ on, meeting, number, of }) => ({
			day: on,
			meeting,
			what: withDots([
				{ text: String(number) },
				say('book.entry-named'),
				...ifKnown(of, (other) => say({ say: 'register.name-of-other', values: { number: other } }))
			])
		})),
	settled: ({ settled }, words) =>
		settled.flatMap(({ on, pages, left, entries }) => [
			{ day: on, meeting: null, what: say({ say: 'register.phones-settled', values: { pages, left } }) },
			...entries.map((entry) => besideLine(entry, words))
		]),
	statements: statementLines,
	missedMeetings: ({ missedMeetings }) => missedMeetings.map((day) => ({ day, meeting: null, what: null }))
};
const kinds = Object.keys(linesOf) as readonly Kind[];

/** Kinds that few books have, whose heading is printed only with lines. */
const rare: ReadonlySet<Kind> = new Set([
	'between',
	'putAway',
	'fromPages',
	'names',
	'heldLong',
	'handedWithoutPaper',
	'depositsUnseen'
]);

const neverLookedAt: Readonly<Partial<Record<Kind, MessageKey>>> = {
	differences: 'register.never-counted',
	statements: 'register.never-compared'
};

function sectionOf(kind: Kind, report: Exceptions, words: Words): readonly PaperSection[] {
	const rows = linesOf[kind](report, words).map(({ day, meeting, what, held = null }, place): PaperRow =>
		table.row(
			`${kind} ${String(place)}`,
			day === null ? null : { day },
			meetingText(meeting),
			// A bank cannot interpret "D 1".
			meeting?.kind === 'desk' ? withDots([say('register.kind-desk'), what]) : what,
			moneyCell(held)
		)
	);
	if (rows.length === 0 && rare.has(kind)) return [];
	const isUnseen = report.unseen.some((one) => one === kind);
	const without = (isUnseen ? neverLookedAt[kind] : undefined) ?? 'register.none-found';
	const none: PaperRow = { key: `${kind} none`, kind: 'note', cells: [say(without)] };
	return [
		{ key: kind, heading: say(`register.exceptions-${kind}`), rows: rows.length === 0 ? [none] : rows }
	];
}

function besideLine({ day, meeting, number, type, amount, why }: EntryBeside, words: Words): Line {
	const whose = ifKnown(number, (one) => ({ text: words.who(one) }));
	const what = withDots([...whose, say(typeKey(type)), say(`register.left-${why}`)]);
	return { day, meeting, what, held: amount };
}

function differenceLines({ differences }: Exceptions): readonly Line[] {
	return differences.map(({ meeting, amount: held, accepted, reason }) => ({
		day: meeting.day,
		meeting,
		what: withDots([
			say(accepted ? 'register.accepted' : 'register.left-open'),
			...ifKnown(reason, (code) => say(reasonWord(code)))
		]),
		held
	}));
}

function belowZeroLines({ belowZero }: Exceptions, words: Words): readonly Line[] {
	return belowZero.map(({ from, to, least, ...account }) => ({
		day: from,
		meeting: null,
		what: withDots([
			words.account(account),
			...(from === to ? [] : [{ line: [say('register.until-day'), { day: to }] }])
		]),
		held: least
	}));
}

function disputeLines({ disputes }: Exceptions, words: Words): readonly Line[] {
	return disputes.map(({ raisedOn, number, type, page, kind, outcome, settledOn }) => ({
		day: raisedOn,
		meeting: null,
		what: withDots([
			say({ say: 'register.of-member', values: { who: words.who(number) } }),
			{
				line: [
					...ifKnown(type, (one) => say(typeKey(one))),
					...ifKnown(page, (one) => ({ line: [say('paper.meeting'), meetingOn(one)] }))
				]
			},
			say(codeWords.disputeKinds.word(kind)),
			{
				line: [
					say(outcome === null ? 'register.still-open' : codeWords.disputeOutcomes.keyOf(outcome)),
					...ifKnown(settledOn, (day) => ({ day }))
				]
			}
		])
	}));
}

function statementLines({ statements }: Exceptions, words: Words): readonly Line[] {
	return statements.map((look) => ({
		day: look.on,
		meeting: null,
		what: withDots([
			{ text: words.bank(look.bankAccountId) },
			{ line: [say('paper.bank-balance'), amountCell(look.balance)] },
			{ line: [say('paper.by-book'), amountCell(look.bookByBankDay)] },
			say('register.passbook-more')
		]),
		held: look.differenceByBankDay
	}));
}
