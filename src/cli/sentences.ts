import { unreachable } from '#kernel';
import type { JournalNote, JournalRefusal } from '#app';
import type { MeetingName } from '#reports';
import type { BelowZero } from '#group';
import { formatMoney } from '#i18n';
import type { CurrencyCode } from '#money';
import { rejectionSentence } from './rejection-sentences.ts';
import { counted } from './summary.ts';

/** Sentence added to every answer about a practice group. */
export const practiceSentence = 'This is a practice group: nothing in it is real.';

/** Refusal of a file with a remedy, for bookkeepers, auditors and staff. */
export function refusalSentence(refusal: JournalRefusal): string {
	switch (refusal.type) {
		case 'FileTooLarge':
			return `The file is larger than ${refusal.bytesMost / 1024 / 1024} MiB: no book of a group is that long.`;
		case 'NotText':
			return 'The file is not text in UTF-8: an open journal is, an encrypted backup or a spreadsheet is not.';
		case 'ReadingStopped':
			return 'The file was not read to its end: close other programs, and try again.';
		case 'ByteOrderMark':
			return 'The file begins with a byte order mark: save it as UTF-8 without one.';
		case 'NotAJournal':
			return refusal.found === null
				? 'The file is JSON, but no journal: it does not say "format": "bahi-journal".'
				: `The file says that its format is "${refusal.found}": expected "bahi-journal".`;
		case 'NewerVersion':
			return `The journal has version ${refusal.version}, this program reads version 1: take a newer program.`;
		case 'HeaderInvalid':
			return `The journal's "${refusal.field}" is wrong: ${refusal.message}.`;
		case 'TooMany':
			return `The journal lists more than ${refusal.most} ${refusal.list}: no book of a group is that long.`;
		case 'Forked':
			return `Two phones wrote on from one page, and the file has ${counted(refusal.lines, 'line')}: no figure of it is right before two officers have settled it. "check" says what each has.`;
		case 'NotCovered':
			return `event ${refusal.place}: no record covers the last ${counted(refusal.events, 'event')}, and they are not one open meeting: records were cut away or events added; take the file from the phone again.`;
		case 'MeetingTooLong':
			return `event ${refusal.place} (${refusal.event}): a meeting has more than ${refusal.most} events: seal it and open the next.`;
		case 'NotAnEvent':
			return `event ${refusal.place}: it has no "type": each event is an object that names its type.`;
		case 'EventTooLarge':
			return `event ${refusal.place} (${refusal.event}): it is longer than ${refusal.most / 1024} KiB.`;
		case 'UnknownEventType':
			return `event ${refusal.place}: "${refusal.event}" is no type of event that this program knows: see docs/JOURNAL.md.`;
		case 'EventInvalid':
			return `event ${refusal.place} (${refusal.event}): ${refusal.field === '' ? '' : `"${refusal.field}": `}${refusal.message}.`;
		case 'EventRefused':
			return `event ${refusal.place} (${refusal.event}, ${refusal.occurredOn}): ${refusedSentence(refusal)}`;
		default:
			return jsonSentence(refusal);
	}
}

/** A file may combine two events in one repayment (ledger law 11 (30)). */
function refusedSentence({ event, rejection, currency }: EventRefused): string {
	return event === 'LoanRepaid' && rejection.type === 'MoreThanOwed'
		? `a repayment above what is owed is two events, LoanRepaid and SavingDeposited: ${formatMoney(rejection.owed, currency, { mark: true })} would pay the loan off.`
		: rejectionSentence(rejection, currency);
}

type EventRefused = Extract<JournalRefusal, { readonly type: 'EventRefused' }>;
type JsonRefusal = Exclude<
	JournalRefusal,
	{
		readonly type:
			| 'FileTooLarge'
			| 'NotText'
			| 'ReadingStopped'
			| 'ByteOrderMark'
			| 'NotAJournal'
			| 'NewerVersion'
			| 'HeaderInvalid'
			| 'TooMany'
			| 'NotCovered'
			| 'Forked'
			| 'MeetingTooLong'
			| 'NotAnEvent'
			| 'EventTooLarge'
			| 'UnknownEventType'
			| 'EventInvalid'
			| 'EventRefused';
	}
>;

function jsonSentence(refusal: JsonRefusal): string {
	if (refusal.type === 'Empty') return 'The file is empty.';
	const where =
		refusal.list === 'events' && refusal.item !== null
			? `event ${refusal.item} (line ${refusal.line})`
			: `line ${refusal.line}`;
	switch (refusal.type) {
		case 'CutOff':
			return `${where}: the file ends too early, as if it had been cut off: take the whole file.`;
		case 'NotJson':
			return `${where}, column ${refusal.column}: this is not JSON: ${JSON.stringify(refusal.found)}.`;
		case 'DuplicateKey':
			return `${where}: "${refusal.key}" is written twice: keep one.`;
		case 'ForbiddenKey':
			return `${where}: "${refusal.key}" is no name of a field.`;
		case 'TooDeep':
			return `${where}: lists and objects lie more than ${refusal.most} deep inside one another.`;
		case 'TooManyKeys':
			return `${where}: an object has more than ${refusal.most} fields.`;
		case 'TextTooLong':
			return `${where}: a text is longer than ${refusal.most} letters.`;
		case 'BrokenText':
			return `${where}: a text holds half a letter or an escape that is none.`;
		default:
			return unreachable(refusal);
	}
}

/** Sentence on a fact that a valid file does not contain. */
export function noteSentence(note: JournalNote, currency: CurrencyCode): string {
	switch (note.type) {
		case 'Practice':
			return practiceSentence;
		case 'NoHashes':
			return 'no hash chain in the file: the chain is computed, it proves nothing about where the file comes from.';
		case 'WritersNotVouched':
			return 'no key of the group vouches for the phones that wrote the records: another program wrote the file, or somebody took the key out; compare its seal codes with the passbooks.';
		case 'NamesNotVouched':
			return `nobody vouches for ${counted(note.names, 'name')} in the file: another program wrote it, or somebody changed them and took the signature out; compare them with the passbooks, or take the file from the phone again.`;
		case 'NamesStrange':
			return `the name of ${listOf(note.numbers, 'member')} in the file is another one than the book says: two officers agreed to no such name; compare it with the passbook.`;
		case 'NoEventIds':
			return `${counted(note.events, 'event')} without an id: named by the place in the file.`;
		case 'NoRecordingTimes':
			return `${counted(note.events, 'event')} without the time of recording.`;
		case 'SplitsComputed':
			return `the split of ${counted(note.places.length, 'repayment')} is computed: ${listOf(note.places, 'event')}.`;
		case 'NotCounted':
			return `the box was not counted at ${meetingsOf(note.meetings)}.`;
		case 'DifferenceNotAccepted':
			return `at ${meetingOf(note.meeting)} the box differed from the book by ${formatMoney(note.difference, currency, { mark: true })}, and nobody accepted it.`;
		case 'BelowZero':
			return belowZeroSentence(note.days, currency);
		case 'SealNotApproved':
			return `fewer than ${counted(note.needed, 'officer')} approved ${meetingsOf(note.meetings)}.`;
		case 'LoansNotApproved':
			return `fewer than ${counted(note.needed, 'member')} approved the loans of ${listOf(note.places, 'event')}.`;
		case 'DecidedByTooFew':
			return `event ${note.place}: ${counted(note.present, 'member')} decided this resolution, and the rules of its day ask for ${note.needed}.`;
		case 'EntriesNotApproved':
			return `fewer than ${counted(note.needed, 'officer')} approved what was entered beside the meetings: ${listOf(note.places, 'event')}.`;
		case 'FewOfficers':
			return `${note.has === 0 ? 'nobody' : 'one member alone'} holds an office: a phone makes no new book of this file before two do.`;
		case 'MeetingOpen':
			return `${meetingOf(note.meeting)} is not sealed.`;
		case 'Unheard':
			return `nobody has heard yet what stands on a page that is not closed: ${[
				...(note.names.length === 0 ? [] : [`the name of ${listOf(note.names, 'member')}`]),
				...note.entries.map(({ place, event }) => `event ${place} (${event})`)
			].join('; ')}.`;
		case 'DatedAhead':
			return `${meetingsOf(note.meetings)} ${note.meetings.length === 1 ? 'is' : 'are'} dated after the day on which it was written.`;
		case 'Apart':
			return `apart, and signed by nobody: ${counted(note.events, 'event')} of a meeting that is open behind the records: they count in no figure. Another program wrote the file, or somebody else wrote them: take it from the phone again, once the meeting is closed.`;
		case 'NoNames':
			return `${counted(note.members, 'member')} without a name: shown by number.`;
		default:
			return unreachable(note);
	}
}

function belowZeroSentence({ account, from, to, least }: BelowZero, currency: CurrencyCode): string {
	const what = account === 'box' ? 'the box' : `the account ${account}`;
	const days = from === to ? `on ${from}` : `from ${from} to ${to}`;
	return `${what} was below zero ${days}, at the least ${formatMoney(least, currency, { mark: true })}: an entry of an earlier day, made later, took what came after that day.`;
}

function meetingOf({ number, kind, day }: MeetingName): string {
	return `${kind} meeting ${number} of ${day}`;
}

function meetingsOf(meetings: readonly MeetingName[]): string {
	const [first] = meetings;
	if (meetings.length === 1 && first !== undefined) return meetingOf(first);
	return `${meetings.length} meetings: ${shortened(meetings.map(({ number, kind }) => (kind === 'regular' ? String(number) : `${kind} ${number}`)))}`;
}

function listOf(places: readonly number[], what: string): string {
	return `${what}${places.length === 1 ? '' : 's'} ${shortened(places.map(String))}`;
}

/** Lists the first twenty only, for readability. */
function shortened(names: readonly string[]): string {
	const shown = names.slice(0, 20).join(', ');
	return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
