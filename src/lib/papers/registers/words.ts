import { present, type LocalDate, type MemberId } from '#kernel';
import type { MessageKey } from '#i18n';
import type { CurrencyCode } from '#money';
import { registerLine, rulesOn, type Constitution, type EventType, type GroupState } from '#group';
import type { AccountName, EntryMarks, MeetingName } from '#reports';
import { codeWords, isPurpose } from '../code-words.ts';
import type { PaperCell, PaperWord } from '../table-types.ts';
import { say, type BooksContext } from '../context.ts';
import { entryKey } from '../words.ts';
import { meetingName } from '../paper-data.ts';

/** What registers say of members: registers know them by number. Names only where they were asked for. */
export class RegistersWords {
	readonly #state: GroupState;
	readonly #on: LocalDate;
	readonly #words: BooksContext['words'];
	readonly currency: CurrencyCode;

	constructor({ book, words, currency }: Pick<BooksContext, 'book' | 'words' | 'currency'>) {
		this.#state = book.state;
		this.#on = book.on;
		this.#words = words;
		this.currency = currency;
	}

	/** "3", or "3 Sunita". */
	who(number: number): string {
		const member = [...this.#state.members.values()].find((one) => one.number === number);
		return this.#words.member(member?.memberId ?? null, number) ?? String(number);
	}
	/** The rules in force on the day of the paper. */
	get rules(): Constitution {
		return present(rulesOn(this.#state, this.#on), 'a group has rules');
	}
	/** The same as `member`, of one whose number is not at hand; rules may name a sum for a woman who never joined. */
	memberById(memberId: MemberId): PaperCell {
		const number = this.#state.members.get(memberId)?.number ?? null;
		return { text: this.#words.member(memberId, number) ?? '?' };
	}
	/** "3", or "3 Sunita", of a member of the book. */
	member(memberId: MemberId, number: number): PaperCell {
		return { text: this.#words.member(memberId, number) ?? String(number) };
	}
	/** "1, 4, 7"; a stroke for nobody. */
	all(numbers: readonly number[]): PaperCell {
		return { text: numbers.length === 0 ? '–' : numbers.map((number) => this.who(number)).join(', ') };
	}
	account(name: AccountName): PaperCell {
		return this.#words.account(name);
	}
	bank(id: string): string {
		return this.#words.bank(id);
	}
}

/** "12, 24-11-2026" */
export function meetingOn(meeting: MeetingName): PaperCell {
	return { line: [meetingText(meeting), { day: meeting.day }] };
}

export function meetingText(meeting: Pick<MeetingName, 'kind' | 'number'> | null): PaperCell {
	return meeting === null ? null : { text: meetingName(meeting.kind, meeting.number) };
}

export function purposeWord(code: string): PaperWord {
	return isPurpose(code) ? `code.purpose-${code}` : { as: code };
}

/** Words of a reason, whichever list it is from: a code means the same in each. */
export function reasonWord(code: string): PaperWord {
	const known =
		codeWords.correctionReasons.find(code) ??
		codeWords.writeOffReasons.find(code) ??
		codeWords.fineReasons.find(code) ??
		countReason(code);
	return known === null ? { as: code } : `code.reason-${known}`;
}

function countReason(code: string): 'counting' | 'notFound' | 'changeGiven' | null {
	return code === 'counting' || code === 'notFound' || code === 'changeGiven' ? code : null;
}

export function socialWord(code: string): PaperWord {
	const known = codeWords.socialReasons.find(code);
	return known === null ? { as: code } : codeWords.socialReasons.keyOf(known);
}

export function answerWord(code: string): PaperWord {
	const known = codeWords.answerReasons.find(code);
	return known === null ? { as: code } : codeWords.answerReasons.keyOf(known);
}

/** What kind of entry it is, also of one that moves no money. */
export function typeKey(type: EventType): MessageKey {
	return registerLine(type) ?? entryKey(type);
}

/** Behind an entry: what was wrong says so, what stands for it, and what was entered late. */
export function marksOf({ correctedBy, corrects, late }: EntryMarks): readonly PaperCell[] {
	return [
		...(correctedBy === null ? [] : [bracket('register.struck-corrected')]),
		...(corrects === null ? [] : [bracket('paper.corrected')]),
		...(late ? [bracket('paper.entered-late')] : [])
	];
}

function bracket(key: MessageKey): PaperCell {
	return { line: [{ text: '–' }, say(key)] };
}
