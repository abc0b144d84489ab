import type { Money } from '#money';
import type { LocalDate } from '#kernel';
import type { EntryBeside, Exceptions, MeetingName, Period } from '#reports';
import type { MessageKey } from '#i18n';
import { codeWords } from '../code-words.ts';
import type { PaperCell, PaperRow, PaperSection } from '../table-types.ts';
import {
	amountCell,
	dayColumn,
	moneyColumn,
	say,
	wordsColumn,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { meetingColumn } from '../books/cash.ts';
import { agreedCell, amountOf, decisionCell } from './decisions.ts';
import { entryName } from '../entry-names.ts';
import { meetingOn, meetingText, reasonWord, RegistersWords, typeKey } from './words.ts';

/** What an auditor looks at first; a heading without lines says that there are none. */
export function exceptionsPaper(context: BooksContext): BookPaper {
	const { reports, events, beside, currency, period } = context;
	const report = reports.exceptions(events, { currency, ...period, on: period.to, beside });
	const words = new RegistersWords(context);
	const leaf = {
		key: 'exceptions',
		of: null,
		columns: [
			dayColumn('day', 'paper.date'),
			meetingColumn,
			wordsColumn('account.particulars'),
			moneyColumn('amount', say('account.amount'), { width: 29, zero: 'figure' })
		],
		sections: sectionsOf(report, words)
	};
	return { report, paper: { title: 'register.title-exceptions', size: 'a4', ...period, leaves: [leaf] } };
}

interface Line {
	readonly day: LocalDate | null;
	readonly meeting: Pick<MeetingName, 'kind' | 'number'> | null;
	readonly what: PaperCell;
	/** Minor units. */
	readonly held?: Money | null;
}

function sectionsOf(report: Exceptions, words: RegistersWords): readonly PaperSection[] {
	const without = (key: 'differences' | 'statements'): MessageKey =>
		report.unseen.includes(key) ? neverLookedAt[key] : 'register.none-found';
	return [
		section('differences', differenceLines(report), without('differences')),
		section(
			'corrections',
			report.corrections.map((line) => ({
				day: line.day,
				meeting: line.meeting,
				what: { line: [decisionCell(line, words), { text: '·' }, agreedCell(line, words)] },
				held: amountOf(line)
			}))
		),
		section('disputes', disputeLines(report, words)),
		section(
			'enteredLate',
			report.enteredLate.map((line) => ({ day: line.day, meeting: line, what: say('paper.entered-late') }))
		),
		section('belowZero', belowZeroLines(report, words)),
		section(
			'missingApprovals',
			report.missingApprovals.map((line) => ({
				day: line.meeting?.day ?? null,
				meeting: line.meeting,
				what: { line: [say(typeKey(line.type)), { text: '·' }, agreedCell(line, words)] }
			}))
		),
		section('withoutQuorum', quorumLines(report)),
		...betweenSections(report, words),
		section(
			'lastCodes',
			report.lastCodes.map(({ meeting, outcome }) => ({
				day: meeting.day,
				meeting,
				what: say(outcome === 'other' ? 'register.code-other' : 'register.code-left')
			}))
		),
		...putAwaySections(report, words),
		...fromPagesSections(report),
		section('access', accessLines(report)),
		...nameSections(report),
		section('settled', settledLines(report, words)),
		section('statements', statementLines(report, words), without('statements')),
		section(
			'missedMeetings',
			report.missedMeetings.map((day) => ({ day, meeting: null, what: null }))
		)
	];
}

const neverLookedAt = {
	differences: 'register.never-counted',
	statements: 'register.never-compared'
} as const;

/** @param without what stands there where there are no lines */
function section(
	key: Exclude<keyof Exceptions, keyof Period | 'unseen'>,
	lines: readonly Line[],
	without: MessageKey = 'register.none-found'
): PaperSection {
	const heading: MessageKey = `register.exceptions-${key}`;
	const rows = lines.map(({ day, meeting, what, held = null }, place): PaperRow => ({
		key: `${key} ${String(place)}`,
		kind: 'plain',
		cells: [
			day === null ? null : { day },
			meetingText(meeting),
			// "D 1" tells a bank nothing.
			meeting?.kind === 'desk' ? { line: [say('register.kind-desk'), { text: '·' }, what] } : what,
			held === null ? null : amountCell(held)
		]
	}));
	const none: PaperRow = { key: `${key} none`, kind: 'note', cells: [say(without)] };
	return { key, heading: say(heading), rows: rows.length === 0 ? [none] : rows };
}

function accessLines({ access }: Exceptions): readonly Line[] {
	return access.map(({ on: day, meeting, what, number, names }) => ({
		day,
		meeting,
		what: {
			line: [
				say(`register.access-${what}`),
				...(number === null ? [] : [{ text: `· ${String(number)}` }]),
				...(names === true ? [{ text: '·' }, say('register.access-names')] : [])
			]
		}
	}));
}

/** A heading of its own where it is so. */
function nameSections({ names }: Exceptions): readonly PaperSection[] {
	if (names.length === 0) return [];
	const lines = names.map(({ on: day, meeting, number, of }) => ({
		day,
		meeting,
		what: {
			line: [
				{ text: `${String(number)} ·` },
				say('book.entry-named'),
				...(of === null
					? []
					: [{ text: '·' }, say({ say: 'register.name-of-other', values: { number: of } })])
			]
		}
	}));
	return [section('names', lines)];
}

/** A heading of its own where it is so; every other book has none. */
function fromPagesSections({ fromPages }: Exceptions): readonly PaperSection[] {
	if (fromPages.length === 0) return [];
	const lines = fromPages.map(({ on, pages }): Line => ({
		day: on,
		meeting: null,
		what: say({ say: 'register.from-pages', values: { pages } })
	}));
	return [section('fromPages', lines)];
}

/** A heading of its own where there is something: who wrote what while the circle did not sit. */
function betweenSections({ between }: Exceptions, words: RegistersWords): readonly PaperSection[] {
	if (between.length === 0) return [];
	const lines = between.map(({ on, meeting, type, number, amount, approvedBy }): Line => ({
		day: on,
		meeting,
		what: {
			line: [
				say(entryName(type)),
				...(number === null ? [] : [{ text: '·' }, { text: words.who(number) }]),
				...(approvedBy.length === 0 ? [] : [{ text: '·' }, words.all(approvedBy)])
			]
		},
		held: amount
	}));
	return [section('between', lines)];
}

/** As few books have any as have one begun from pages. */
function putAwaySections({ putAway }: Exceptions, words: RegistersWords): readonly PaperSection[] {
	if (putAway.length === 0) return [];
	const lines = putAway.map(({ meeting, on, takenBack, approvedBy }): Line => ({
		day: on,
		meeting,
		what: {
			line: [
				say('register.put-away-of'),
				{ day: meeting.day },
				{ text: '·' },
				...(takenBack > 0
					? [say({ say: 'register.put-away-undone', values: { count: takenBack } }), { text: '·' }]
					: []),
				words.all(approvedBy)
			]
		}
	}));
	return [section('putAway', lines)];
}

function quorumLines({ withoutQuorum }: Exceptions): readonly Line[] {
	return withoutQuorum.map(({ on, meeting, about, present, needed }) => {
		const known = codeWords.resolutionKinds.find(about);
		return {
			day: on,
			meeting,
			what: {
				line: [
					{ words: [known === null ? { as: about } : codeWords.resolutionKinds.keyOf(known)] },
					{ text: '·' },
					say({ say: 'register.quorum-not', values: { there: present, needed } })
				]
			}
		};
	});
}

function settledLines({ settled }: Exceptions, words: RegistersWords): readonly Line[] {
	return settled.flatMap(({ on, pages, left, entries }) => [
		{ day: on, meeting: null, what: say({ say: 'register.phones-settled', values: { pages, left } }) },
		...entries.map((entry) => besideLine(entry, words))
	]);
}

function besideLine({ day, meeting, number, type, amount, why }: EntryBeside, words: RegistersWords): Line {
	const whose = number === null ? [] : [{ text: words.who(number) }, { text: '·' }];
	return {
		day,
		meeting,
		what: { line: [...whose, say(typeKey(type)), { text: '·' }, say(`register.left-${why}`)] },
		held: amount
	};
}

function differenceLines({ differences }: Exceptions): readonly Line[] {
	return differences.map(({ meeting, amount: held, accepted, reason }) => ({
		day: meeting.day,
		meeting,
		what: {
			line: [
				say(accepted ? 'register.accepted' : 'register.left-open'),
				...(reason === null ? [] : [{ text: '·' }, { words: [reasonWord(reason)] }])
			]
		},
		held
	}));
}

function belowZeroLines({ belowZero }: Exceptions, words: RegistersWords): readonly Line[] {
	return belowZero.map(({ from, to, least, ...account }) => ({
		day: from,
		meeting: null,
		what: {
			line: [
				words.account(account),
				...(from === to ? [] : [{ text: '·' }, say('register.until-day'), { day: to }])
			]
		},
		held: least
	}));
}

function disputeLines({ disputes }: Exceptions, words: RegistersWords): readonly Line[] {
	return disputes.map((line) => {
		const known = codeWords.disputeKinds.find(line.kind);
		return {
			day: line.raisedOn,
			meeting: null,
			what: {
				line: [
					{ words: [{ say: 'register.of-member', values: { who: words.who(line.number) } }] },
					{ text: '·' },
					...(line.type === null ? [] : [say(typeKey(line.type))]),
					...(line.page === null ? [] : [say('paper.meeting'), meetingOn(line.page)]),
					{ text: '·' },
					{ words: [known === null ? { as: line.kind } : codeWords.disputeKinds.keyOf(known)] },
					{ text: '·' },
					say(line.outcome === null ? 'register.still-open' : codeWords.disputeOutcomes.keyOf(line.outcome)),
					...(line.settledOn === null ? [] : [{ day: line.settledOn }])
				]
			}
		};
	});
}

function statementLines({ statements }: Exceptions, words: RegistersWords): readonly Line[] {
	return statements.map((look) => ({
		day: look.on,
		meeting: null,
		what: {
			line: [
				{ text: words.bank(look.bankAccountId) },
				{ text: '·' },
				say('paper.bank-balance'),
				amountCell(look.balance),
				{ text: '·' },
				say('paper.by-book'),
				amountCell(look.bookByBankDay),
				{ text: '·' },
				say('register.passbook-more')
			]
		},
		held: look.differenceByBankDay
	}));
}
