import type { LocalDate, MemberId } from '#kernel';
import type { Fault, WriteAct } from '#app';
import { askedOf, beginningOf, purposesHeld, officersAsked, type Command } from '#group';
import { codeWords } from '#papers/code-words.ts';
import { money, sum, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { Tone } from '#ui/types.ts';
import { nextByRhythm } from '#session/meeting/meeting-day.ts';
import { restOfBox } from '#session/meeting/meeting-figures.ts';
import { MeetingPoints } from './meeting-points.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { isCompared } from '../../frame/last-code/last-code.svelte.ts';
import { OfficerCodes } from '../../frame/opening/officer-codes.svelte.ts';
import { otherKinds, otherKindsIn, otherKindsOut, type OtherKind } from '#session/other-kinds.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

/** One line that is read out. */
export interface HeardLine {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly tone: Tone;
	readonly amount: Money;
}

/** Listening to the whole meeting, two officers' codes, and the seal. */
export class CloseView extends MeetingAct {
	readonly codes: OfficerCodes<WriteAct>;
	readonly points: MeetingPoints;
	readonly #agenda: () => readonly string[];
	/** What waited for the circle could not be read: nobody closes over it. */
	fault = $state.raw<Fault | null>(null);

	/** @param agenda points that were taken: the codes are over them, too */
	constructor(meeting: MeetingView, agenda: () => readonly string[] = () => []) {
		super(meeting);
		this.#agenda = agenda;
		this.points = new MeetingPoints(meeting);
		this.codes = new OfficerCodes<WriteAct>(meeting, {
			act: () =>
				meeting.begun === null ? null : { type: 'write', commands: [...this.#codeLeft(), this.#seal([])] },
			isHeard: () => this.points.isRead && this.points.current === null,
			isEnough: () => this.blocked === null
		});
	}

	/** What waited for the circle may stand in pages that are read first. */
	async open(): Promise<void> {
		const read = await this.points.read();
		this.fault = read.ok ? null : read.error;
	}

	/** What came and went, in the order of the meeting; lines of nothing are left out, saving never is. */
	readonly lines: readonly HeardLine[] = $derived.by(() => {
		const { figures } = this.meeting;
		const { saved, repaid, finesPaid, keptBack, lent, toBank, fromBank, other } = figures;
		const beside = (kind: OtherKind): HeardLine => {
			const { words: key, icon, side: tone } = otherKinds[kind];
			return { key, icon, tone, amount: other[kind] };
		};
		const rest = restOfBox(figures, this.boxBefore, this.boxNow);
		const all: readonly HeardLine[] = [
			{ key: 'meeting.close-saved', icon: 'gullak-in', tone: 'in', amount: saved },
			beside('socialIn'),
			{ key: 'meeting.close-repaid', icon: 'box-in', tone: 'in', amount: repaid },
			{ key: 'meeting.close-fines', icon: 'late-coin', tone: 'in', amount: finesPaid },
			...otherKindsIn.filter((kind) => kind !== 'socialIn').map(beside),
			{ key: 'meeting.close-lent', icon: 'box-out', tone: 'out', amount: lent },
			{ key: 'meeting.close-interest', icon: 'sprout', tone: 'in', amount: keptBack },
			...otherKindsOut.map(beside),
			{ key: 'meeting.close-banked', icon: 'box-to-bank', tone: 'bank', amount: toBank },
			{ key: 'meeting.close-from-bank', icon: 'bank-to-box', tone: 'bank', amount: fromBank },
			rest < 0
				? { key: 'meeting.close-other-out', icon: 'coins', tone: 'out', amount: money(-rest) }
				: { key: 'meeting.close-other-in', icon: 'coins', tone: 'in', amount: rest }
		];
		return all.filter(({ key, amount }) => amount > 0 || key === 'meeting.close-saved');
	});
	/** What is still held for others when the page is closed, by what it is for. */
	get held(): readonly HeardLine[] {
		return [...purposesHeld(this.meeting.state)].map(([purpose, amount]): HeardLine => ({
			key: codeWords.heldPurposes.wordsFor(purpose) ?? 'code.held-other',
			icon: 'held-in',
			tone: 'plain',
			amount
		}));
	}
	/** All that came into the box this evening, and all that left it; with what lay in it before, that is what lies in it now. */
	get cameIn(): Money {
		return this.meeting.state.openMeeting?.cashIn ?? zero;
	}
	get wentOut(): Money {
		return this.meeting.state.openMeeting?.cashOut ?? zero;
	}
	/** The lines of one side; banking goes out, and what was fetched from the bank comes in. */
	linesOf(side: 'in' | 'out'): readonly HeardLine[] {
		const isIn = ({ key, tone }: HeardLine) => tone === 'in' || key === 'meeting.close-from-bank';
		return this.lines.filter((line) => line.amount > 0 && isIn(line) === (side === 'in'));
	}
	/** What an ear beside a sum says: the sum, and of what it is made. */
	sumHeard(what: MessageKey, amount: Money, lines: readonly HeardLine[] = []): string {
		return [{ key: what, amount }, ...lines].map((line) => this.#line(line.key, line.amount)).join(' ');
	}

	get heldInAll(): Money {
		return sum(this.held.map(({ amount }) => amount));
	}
	get heldHeard(): string {
		return this.sumHeard('account.account-held-for-others', this.heldInAll, this.held);
	}

	get interest(): Money {
		return this.meeting.figures.interest;
	}
	get boxBefore(): Money {
		return this.meeting.state.openMeeting?.boxAtOpening ?? zero;
	}
	get boxNow(): Money {
		return this.meeting.book.box;
	}
	/** A difference that was written in this meeting; 0 when book and box were equal. */
	get difference(): Money {
		return money(Math.abs(this.meeting.figures.difference));
	}

	/** What the listen button reads: about twenty seconds, stopped by any touch. */
	get reading(): string {
		const { words } = this.meeting;
		return [
			words.say('meeting.came', {
				count: this.meeting.figures.came,
				total: this.meeting.expected
			}) + '.',
			...this.lines.map(({ key, amount }) => this.#line(key, amount)),
			...(this.interest > 0 ? [this.#line('meeting.close-interest', this.interest)] : []),
			this.#line('meeting.close-box-before', this.boxBefore),
			this.#line('meeting.close-box-now', this.boxNow),
			...(this.held.length > 0 ? [this.heldHeard] : []),
			!this.meeting.asksCount
				? `${words.say('meeting.late-no-count')}.`
				: this.difference > 0
					? words.say('meeting.close-difference', { amount: this.meeting.amountWords(this.difference) })
					: `${words.say('meeting.close-equal')}.`,
			words.say('meeting.close-officers')
		].join(' ');
	}

	/** Why the meeting cannot be closed yet; null when it can. */
	readonly blocked: SpokenReason | null = $derived.by(() => {
		if (this.fault !== null) return this.#spoken(this.fault);
		if (this.meeting.begun === null) return this.#spoken({ type: 'NoOpenMeeting' });
		return this.meeting.reasonAgainst(this.#seal());
	});
	/** The count is missing or does not fit any more: that comes first. */
	readonly needsCount: boolean = $derived.by(() => {
		const blocked = this.meeting.begun === null ? null : this.meeting.blockedBy(this.#seal());
		return blocked?.type === 'CountMissing' || blocked?.type === 'DifferenceNotAccepted';
	});

	/** The day on which the group meets next. */
	get nextDay(): LocalDate {
		return nextByRhythm(this.meeting.rules.meetingRhythm, this.meeting.day);
	}

	/** @returns true once the page is closed for good */
	async seal(): Promise<boolean> {
		const { words, app, book, isLate } = this.meeting;
		const said = isLate
			? words.say('meeting.late-read-back')
			: words.say('meeting.close-read-back', { day: words.dayInWords(this.nextDay) });
		const { approved } = this.codes;
		const sealed = approved !== null && (await this.recordAsItIs([approved], said));
		if (!sealed) return false;
		app.parts.vibrate([60]);
		book.forgetTalk();
		book.draft.closed = true;
		return true;
	}

	/** Rings of the codes that close the meeting: given, of all that are asked. */
	readonly rings: { readonly full: number; readonly of: number } = $derived.by(() => {
		const bare = this.meeting.blockedBy({ type: 'SealMeeting', on: this.meeting.day, approvals: [] });
		// What stands in the meeting may ask for more of them than the seal itself.
		const of =
			bare?.type === 'ApprovalsMissing'
				? bare.needed
				: officersAsked(beginningOf(this.meeting.state), askedOf('MeetingSealed'));
		return { full: Math.min(of, this.codes.given.length), of };
	});

	/** Nobody was asked for the code of the last meeting: that stands in the book, and is told among the exceptions. */
	#codeLeft(): readonly Command[] {
		const { book, state, isLate, day: on } = this.meeting;
		const { regular, special } = state.lastNumber;
		if (isLate || book.cover.practice || regular + special < 2 || isCompared(state.openMeeting)) return [];
		return [{ type: 'CompareLastCode', on, outcome: 'left' }];
	}

	#line(key: MessageKey, amount: Money): string {
		const { words } = this.meeting;
		return words.line(words.say(key), amount, this.meeting.currency);
	}

	#seal(approvals: readonly MemberId[] = this.codes.given): Command {
		const [{ day: on }, agenda] = [this.meeting, this.#agenda()];
		return { type: 'SealMeeting', on, approvals, ...(agenda.length > 0 ? { agenda } : {}) };
	}

	#spoken(reason: Parameters<typeof spokenReason>[0]): SpokenReason {
		return spokenReason(reason, this.meeting.words, this.meeting.currency);
	}
}
