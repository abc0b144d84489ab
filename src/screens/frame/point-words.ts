import { linesOf, type EventReversed, type GroupEvent, type OfficeGiven, type RecordedEvent } from '#group';
import { present, type MemberId } from '#kernel';
import { money, subtract, sum } from '#money';
import type { Words } from '#i18n';
import { amountIn } from '#reports';
import { entryOfEvent, ownerOfEntry } from '#session/correction-entries.ts';
import { entryPicture } from '#session/entry-pictures.ts';
import { faceWords } from '#ui/member/face-words.ts';
import {
	accessWords,
	consentWords,
	detailsSaid,
	entryInWords,
	namingInWords,
	sharedInWords,
	type NamedBook
} from './heard-words.ts';
import { changedRules } from './rules/rules-value.ts';

/** A book that has the points: that of this phone, or a copy of another one. */
export interface BookOfPoints extends NamedBook {
	/** Rules in force before, to tell a change by its difference. */
	readonly rulesBefore: Parameters<typeof changedRules>[0];
	/** Events of the book, to name the entry that a correction reversed; left out if the state has them after a full read. */
	readonly events?: readonly GroupEvent[];
}

/** Full sentences of the acts that are read out at the close and before pages of another phone are merged (ledger law 58). */
export class PointWords {
	readonly #book: BookOfPoints;
	readonly #words: Words;

	constructor(book: BookOfPoints, words: Words) {
		[this.#book, this.#words] = [book, words];
	}

	/** The member concerned, for a correction that of the reversed entry; null for the group. */
	ownerOf(event: GroupEvent): MemberId | null {
		const struck = event.type === 'EventReversed' ? this.#correction(event).was : undefined;
		return ownerOfEntry(this.#book.state, struck?.event ?? event);
	}

	textOf(event: GroupEvent): string {
		const [{ state, currency, rulesBefore }, words] = [this.#book, this.#words];
		switch (event.type) {
			case 'OfficeGiven':
				return this.#office(event);
			case 'ConstitutionChanged':
				return `${words.say('code.resolution-rules')}: ${changedRules(rulesBefore, event, words, currency).join(' ')}`;
			case 'MemberNamed': {
				const { number = 0, name } = this.#face(event.memberId) ?? {};
				const who = name ?? this.#who(event.memberId);
				return namingInWords(state, words, { ...event, number, who, line: this.#line(event) });
			}
			case 'ConsentGiven':
				return consentWords(event, this.#who(event.memberId), words);
			case 'AccessNoted':
				return accessWords(event, this.#who(event.memberId), words);
			case 'MemberLeft': {
				const amount = this.#amount(event.settlement?.paid ?? 0);
				return words.say('people.left-read-back', { who: this.#who(event.memberId), amount });
			}
			case 'DividendPaid': {
				const given = amountIn({ event, entry: null }) ?? money(0);
				const shared = { ...event, rest: subtract(event.amount, given) };
				return `${sharedInWords(shared, this.#book, words)} ${words.say('people.dividend-read-back', { amount: this.#amount(given) })}`;
			}
			case 'CycleSharedOut': {
				const amount = this.#amount(sum((event.parts ?? []).map((part) => part.amount)));
				return `${sharedInWords({ ...event, rest: money(0) }, this.#book, words)} ${words.say('people.shared-out', { amount })}`;
			}
			case 'CashDifferenceAccepted': {
				const key =
					event.direction === 'short' ? 'meeting.difference-read-back' : 'meeting.difference-read-back-more';
				return words.say(key, { amount: this.#amount(event.amount) });
			}
			case 'EventReversed': {
				const { was, now } = this.#correction(event);
				return words.say('correction.read-back-here', { was: this.#entry(was), now: this.#entry(now) });
			}
			case 'PhonesSettled':
				return words.say(entryPicture(event).label);
			case 'LoanWrittenOff': {
				const loan = present(state.loans.get(event.loanId), 'a loan that was given up is known');
				return this.#line(event, loan.writtenOff?.principal);
			}
			// Named woman by woman: if less is handed on than was taken, the rest stays hers.
			case 'HandedToOthers':
				return [
					this.#line(event),
					...(event.of ?? []).map((hers) => words.line(this.#who(hers.memberId), hers.amount, currency))
				].join(' ');
			// Interest for each woman.
			case 'SavingInterestCredited':
				return [
					this.#line(event),
					...(event.parts ?? []).map((hers) => words.line(this.#who(hers.memberId), hers.amount, currency))
				].join(' ');
			default:
				return this.#line(event);
		}
	}

	/** Sentence of kind, member and amount. */
	#line(event: GroupEvent, of: number | null = amountIn({ event, entry: null })): string {
		const owner = ownerOfEntry(this.#book.state, event);
		const parts = [
			this.#who(owner),
			this.#words.say(entryPicture(event).label),
			...detailsSaid(event, this.#words, this.#book.state)
		];
		const what = parts.filter(Boolean).join(', ');
		return of === null ? `${what}.` : this.#words.line(what, money(of), this.#book.currency);
	}

	#correction({ reverses }: EventReversed): Record<'was' | 'now', RecordedEvent | undefined> {
		const { state, events } = this.#book;
		const lines: readonly RecordedEvent[] =
			events?.map((event) => ({ event, entry: null })) ??
			linesOf(present(state.journal, 'the book was read whole'));
		return {
			was: lines.find(({ event }) => event.eventId === reverses),
			now: lines.find(({ event }) => event.corrects === reverses)
		};
	}

	#entry(line: RecordedEvent | undefined): string {
		if (line === undefined) return this.#words.say('correction.nothing-now');
		const eventId = present(line.event.eventId, 'it was recorded');
		const entry = entryOfEvent(this.#book.state, { ...line.event, eventId });
		return entryInWords(this.#book, this.#words, { ...entry, amount: amountIn(line) ?? entry.amount });
	}

	/** If an office is handed over, the new holder is named; if it only ends, its last day. */
	#office({ memberId, office, until, occurredOn }: OfficeGiven): string {
		const words = this.#words;
		const [who, what] = [this.#who(memberId), words.say(`code.office-${office}`)];
		const said = words.say('setup.officer-is', { who, office: what });
		if (until === undefined) return said;
		const last = words.say('people.office-until', { day: words.dayInWords(until) });
		return until < occurredOn ? `${who}, ${what}, ${last}.` : `${said} ${last}.`;
	}

	#face(memberId: MemberId | null | undefined) {
		const isKnown = typeof memberId === 'string' && this.#book.state.members.has(memberId);
		return isKnown ? this.#book.face(memberId) : null;
	}
	#who(memberId: MemberId | null | undefined): string {
		const face = this.#face(memberId);
		return face === null ? '' : faceWords(face, this.#words);
	}
	#amount(of: number): string {
		return this.#words.amount(money(of), this.#book.currency);
	}
}
