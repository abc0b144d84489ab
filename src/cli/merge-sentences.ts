import { unreachable } from '#kernel';
import { withoutPutAway } from '#group';
import { formatMoney } from '#i18n';
import type { CurrencyCode } from '#money';
import type {
	MeetingOfLine,
	MergedBook,
	MergeException,
	MergeFileRefusal,
	PlacedLink,
	VerifiedBook
} from '#app';
import { namesChangedSentence, openChangedSentence } from './chain.ts';
import { counted } from './summary.ts';

/** Why two files are not put together. @param files as the person named them */
export function mergeRefusalSentence(refusal: MergeFileRefusal, files: readonly [string, string]): string {
	switch (refusal.type) {
		case 'OtherGroup':
			return 'The files are of two groups, or of two currencies, or one is for practice: they are never one book.';
		case 'OtherGroupKey':
			return 'The files bear one name under two keys of a group: one of them is no book of this group. Compare the fingerprint with the registration letter.';
		case 'WriterNotVouched':
			return `The key of the group does not vouch for phone ${refusal.writer}: take the file from the phone again, with a program of today.`;
		case 'NothingSealed':
			return 'A file has no records: nobody can tell whether it was changed, so it is put together with none.';
		case 'RecordsDamaged':
			return `The hash chain does not hold: ${refusal.about}. Somebody changed a file after it was written.`;
		case 'NamesChanged':
			return namesChangedSentence;
		case 'OpenChanged':
			return openChangedSentence;
		case 'TooManyLines':
			return `More than ${refusal.most} phones would have written on apart: no group has so many.`;
		case 'MeetingStillOpen':
			return `In ${refusal.file === 'first' ? files[0] : files[1]} a meeting is open: ${counted(refusal.events, 'entry').replace('entrys', 'entries')} of it would be lost. Close it on that phone and take the file again.`;
		default:
			return unreachable(refusal);
	}
}

/** How two files stand to each other. @param files as the person named them */
export function standingSentence(book: MergedBook, [first, second]: readonly [string, string]): string {
	const { common, onlyFirst, onlySecond, standing } = book;
	switch (standing) {
		case 'same':
			return `Both have the same ${counted(common, 'record')}.`;
		case 'ahead':
			return `${second} goes on where ${first} ends, after ${counted(common, 'record')}: ${pagesOf(onlySecond)}.`;
		case 'behind':
			return `${first} goes on where ${second} ends, after ${counted(common, 'record')}: ${pagesOf(onlyFirst)}.`;
		case 'forked':
			return `Two phones wrote on after ${counted(common, 'record')}: ${first} alone has ${pagesOf(onlyFirst)}; ${second} alone has ${pagesOf(onlySecond)}. Both are kept.`;
		default:
			return unreachable(standing);
	}
}

/** The lines of one file: what all have, and what each has alone. */
export function linesSentences({ lines }: VerifiedBook): readonly string[] {
	const inAll = lines.map((line) => new Set(line.map(({ hash }) => hash)));
	const [first = []] = lines;
	const common = first.filter(({ hash }) => inAll.every((line) => line.has(hash))).length;
	const own = lines.map((line, place) => {
		const others = inAll.filter((_, other) => other !== place);
		return line.filter(({ hash }) => !others.some((one) => one.has(hash)));
	});
	return [
		`The book has ${lines.length} lines, and each is sound: phones wrote on apart after ${counted(common, 'record')}. Two officers settle what stands.`,
		...own.map((records, place) => `line ${place + 1} alone has ${pagesOf(records)}.`)
	];
}

function pagesOf(records: readonly PlacedLink[]): string {
	const meetings = records.flatMap(({ events }) => {
		const [first] = withoutPutAway(events);
		return first?.type === 'MeetingOpened' ? [first] : [];
	});
	const named = meetings
		.slice(0, 5)
		.map(({ kind, number, occurredOn: day }) => `${kind} meeting ${number} of ${day}`);
	const more = meetings.length > named.length ? [`${meetings.length - named.length} meetings more`] : [];
	const said = [counted(records.length, 'record'), ...named, ...more];
	return said.join(', ');
}

/** What two officers settle. */
export function exceptionSentence(exception: MergeException, currency: CurrencyCode): string {
	switch (exception.type) {
		case 'TwinMeetings':
			return `twins: ${exception.meetings.map(meetingNamed).join(' and ')} were held apart. Where it was one meeting, one of the pages is reversed.`;
		case 'SharedOutTwice':
			return `each line shared out, on ${exception.days.join(' and ')}.`;
		case 'MemberNumberTwice':
			return `number ${exception.number} is that of ${counted(exception.memberIds.length, 'member')}.`;
		case 'ReversedTwice':
			return `each line put entry ${exception.eventId} right: it is reversed twice.`;
		case 'BelowZero':
			return `both lines together take ${exception.account} below zero: ${formatMoney(exception.held, currency, { mark: true })}.`;
		case 'WriterTwice':
			return `phone ${exception.writer} wrote its record ${exception.n} twice: it was copied, or went back to an older state.`;
		default:
			return unreachable(exception);
	}
}

const meetingNamed = ({ kind, number, day }: MeetingOfLine): string => `${kind} meeting ${number} of ${day}`;
