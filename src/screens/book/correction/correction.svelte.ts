import { present, type EventId, type LocalDate, type MemberId } from '#kernel';
import {
	askedOf,
	box,
	canBeTakenBack,
	lacksApprovals,
	type AttendanceState,
	type Command,
	type Rejection,
	type Replacement,
	type GroupState
} from '#group';
import { zero } from '#money';
import type { Fault, WriteAct } from '#app';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import {
	asEvent,
	changesOf,
	reasonsFor,
	withAmount,
	withMark,
	withWoman,
	type Change,
	type CorrectionReason
} from './correction-choices.ts';
import {
	correctedHere,
	entryById,
	entryOfEvent,
	isInOpenMeeting,
	type BookEntry
} from '#session/correction-entries.ts';
import { entryInWords } from '../../frame/heard-words.ts';
import { OfficerCodes } from '../../frame/opening/officer-codes.svelte.ts';
import { boxWords, officersHere } from './correction-officers.ts';
import { atDesk } from '#session/meeting/entry-place.ts';
import { proposedDay } from '#session/meeting/meeting-day.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';
import type { IconName } from '#i18n';

/** Rejections that another answer can still avoid. */
const notYet: ReadonlySet<Rejection['type']> = new Set<Rejection['type']>([
	'ApprovalsMissing',
	'BoxTooSmall',
	'BankTooSmall',
	'AccountTooSmall',
	'MoreThanOwed'
]);

/** Replaces the advice "correct that first" where the dependent entry is a sealed share-out, which cannot be corrected. @param by entry that depends on it */
function whyBlocked(state: GroupState, blocked: Rejection, by: BookEntry | null): Rejection {
	return by?.event.type === 'CycleSharedOut' && !isInOpenMeeting(state, by.eventId)
		? { type: 'SharedOutAlready', on: by.event.occurredOn }
		: blocked;
}

const marks: readonly (readonly [AttendanceState, IconName])[] = [
	['present', 'woman-on-mat'],
	['late', 'late-coin'],
	['absent', 'empty-mat'],
	['excused', 'speaking-mouth']
];
export type CorrectionStep = 'what' | Exclude<Change, 'remove'> | 'agree';

/** Correction of an entry of a sealed page, in an open meeting or at the desk: new value, reason and consent (S13). */
export class CorrectionView extends Flow<CorrectionStep> {
	readonly entered: AmountDraft;
	/** Codes entered at the desk. */
	readonly codes: OfficerCodes<WriteAct>;
	#eventId = $state<EventId | null>(null);
	#isRead = $state(false);
	fault = $state.raw<Fault | null>(null);
	change = $state<Change | null>(null);
	#replacement = $state.raw<Replacement | null>(null);
	reason = $state<CorrectionReason>('wrongAmount');
	agreed = $state.raw<readonly MemberId[]>([]);

	constructor(meeting: MeetingView) {
		super(meeting, 'what');
		this.entered = new AmountDraft(meeting.app, meeting.currency);
		this.codes = new OfficerCodes<WriteAct>(meeting, {
			act: () => (this.step === 'agree' && this.isAtDesk ? this.#written : null),
			officers: () => this.officers,
			isEnough: () => this.canWrite
		});
	}

	readonly questions: Questions<CorrectionStep> = {
		what: () => ({
			face: this.#faceOf(this.entry),
			prompt: this.#whatPrompt,
			undo: this.isOfOpenMeeting && !this.isUndoneHere ? this.place.undoAct : undefined
		}),
		amount: () => ({
			title: this.say('correction.amount-prompt'),
			icon: 'wrong-note',
			face: this.#faceOf(this.entry),
			prompt: this.say('correction.amount-prompt'),
			amount: this.entered,
			act: {
				label: this.say('action.ok'),
				icon: 'check',
				tone: 'book',
				disabled: this.entered.amount === 0 || this.entered.amount === this.entry?.amount,
				onpress: () => this.amountIsRight()
			}
		}),
		woman: () => ({
			title: this.say('correction.who-prompt'),
			icon: 'wrong-woman',
			tight: true,
			prompt: this.say('correction.who-prompt'),
			faces: {
				memberIds: this.place.memberIds,
				disabled: (memberId) => !this.canBeOf(memberId),
				onpress: (memberId) => this.chooseWoman(memberId)
			}
		}),
		mark: () => ({
			title: this.say('correction.mark-prompt'),
			icon: 'woman-on-mat',
			face: this.#faceOf(this.entry),
			prompt: this.say('correction.mark-prompt'),
			rows: marks.map(([mark, icon]) => ({
				label: this.say(`code.attendance-${mark}`),
				art: { icon },
				disabled: this.isMarked(mark),
				onpress: () => this.chooseMark(mark)
			}))
		}),
		agree: () => ({
			// If the correction moves it to another woman, each entry shows its own face.
			face:
				this.now !== null && this.now.memberId !== this.entry?.memberId
					? undefined
					: this.#faceOf(this.entry),
			tight: true,
			prompt: this.agreePrompt,
			heard: `${this.agreePrompt} ${boxWords(this.boxChange, this.place.words, this.place.currency)}.`,
			reason: this.refusal,
			act: {
				label: this.say('correction.write'),
				icon: 'crossed-line',
				tone: 'book',
				disabled: !this.canWrite,
				onpress: () => this.end(this.write())
			}
		})
	};
	protected override get head(): Partial<Question<CorrectionStep>> {
		return { title: this.say('correction.title'), icon: 'crossed-line' };
	}
	#faceOf(entry: BookEntry | null) {
		return entry?.memberId ? this.place.book.face(entry.memberId) : undefined;
	}
	get #whatPrompt(): string {
		const why =
			this.isOfOpenMeeting || this.isUndoneHere
				? this.say('correction.still-open')
				: (this.blocked?.text ??
					this.say(this.needsMeeting ? 'correction.in-meeting' : 'correction.what-prompt'));
		const struck = this.entry?.struck ? [this.say('correction.struck-here')] : [];
		return [`${this.inWords(this.entry)}.`, ...struck, why].join(' ');
	}

	get reasons(): readonly CorrectionReason[] {
		return this.change === null ? [] : reasonsFor[this.change];
	}

	/** The entry in the book; null before the whole book was read, or while none is chosen. */
	readonly entry: BookEntry | null = $derived.by(() => {
		if (!this.#isRead || this.#eventId === null) return null;
		return entryById(this.place.book.state, this.#eventId) ?? null;
	});
	/** Its replacement; null if there is none. */
	readonly now: BookEntry | null = $derived.by(() => {
		if (this.entry === null || this.#replacement === null) return null;
		const original = { ...this.entry.event, eventId: this.entry.eventId };
		return entryOfEvent(this.place.book.state, asEvent(this.#replacement, original));
	});

	get changes(): readonly Change[] {
		return this.entry === null ? [] : changesOf(this.entry.event);
	}
	/** True if no meeting is open: the codes of two officers approve it at once (ledger law 41). */
	get isAtDesk(): boolean {
		return this.place.begun === null;
	}
	/** True for a decision of the circle, which is corrected only in a meeting. */
	get needsMeeting(): boolean {
		return this.#blocked?.type === 'NotAtTheDesk';
	}
	/** True if the entry is of the open meeting, where it is taken back without a trace. */
	get isOfOpenMeeting(): boolean {
		return isInOpenMeeting(this.place.book.state, this.#eventId);
	}

	/** True if the entry is taken back on its page: corrections of this meeting, and everything at the desk, which has no page of its own. */
	get isUndoneHere(): boolean {
		if (this.entry === null) return false;
		if (correctedHere(this.place.book.state, this.entry) !== null) return true;
		return this.isAtDesk && this.isOfOpenMeeting && !this.entry.struck && canBeTakenBack(this.entry.event);
	}

	/** Reason why this entry cannot be corrected, whatever the new value. */
	readonly #blocked: Rejection | null = $derived.by(() => {
		if (this.entry === null || this.isOfOpenMeeting || this.entry.struck) return null;
		const blocked = this.#blockedBy(this.#command(null, this.officers));
		return blocked === null || notYet.has(blocked.type) ? null : blocked;
	});
	get blocked(): SpokenReason | null {
		return this.#blocked && this.#spoken(whyBlocked(this.place.book.state, this.#blocked, this.neededBy));
	}
	/** The entry that depends on this one, if that is the reason. */
	get neededBy(): BookEntry | null {
		const blocked = this.#blocked;
		if (blocked?.type !== 'NeededByEvent') return null;
		return entryById(this.place.book.state, blocked.by) ?? null;
	}

	/** Trial run of the correction with the consent of all officers, so that it does not depend on who has agreed so far. */
	readonly #trial = $derived.by(() =>
		this.step === 'agree'
			? this.place.book.session.tryOut(...this.#placed([this.#command(this.#replacement, this.officers)]))
			: null
	);
	/** Reason why the trial was refused; null if it passed. */
	get refusal(): SpokenReason | null {
		return this.#trial?.ok === false ? this.#spoken(this.#trial.error) : null;
	}
	/** Change of the cash that the box should hold, negative for less; minor units. */
	get boxChange(): number {
		if (this.#trial?.ok !== true) return 0;
		return (this.#trial.value.state.balances.get(box) ?? zero) - this.place.book.box;
	}

	get officers(): readonly MemberId[] {
		return officersHere(this.place);
	}
	get canWrite(): boolean {
		const asked = askedOf('EventReversed');
		const women = this.isAtDesk ? this.codes.given : this.agreed;
		return this.#trial?.ok === true && lacksApprovals(this.place.state, women, asked) === null;
	}

	/** For example "Sunita didi, saved, two hundred rupees." */
	inWords(entry: BookEntry | null): string {
		const { words, book } = this.place;
		return entry === null ? words.say('correction.nothing-now') : entryInWords(book, words, entry);
	}
	get agreePrompt(): string {
		return `${this.#readBack} ${this.place.words.say('correction.prompt')}`;
	}
	get #readBack(): string {
		const [was, now] = [this.inWords(this.entry), this.inWords(this.now)];
		return this.place.words.say('correction.read-back-here', { was, now });
	}

	/** Reads the whole book, since any page may be corrected. */
	async open(eventId: EventId | null = null): Promise<void> {
		const read = await this.place.book.session.readWholeBook();
		if (!read.ok) this.fault = read.error;
		this.#isRead = read.ok;
		this.#eventId = eventId;
	}

	chooseEntry(eventId: EventId | null): void {
		this.#eventId = eventId;
		this.#startAgain();
	}

	choose(change: Change): void {
		this.change = change;
		this.reason = present(reasonsFor[change][0], 'each change has a reason');
		if (change === 'remove') this.#propose(null);
		else this.go(change);
	}
	amountIsRight(): void {
		this.#propose(withAmount(this.#event, this.entered.amount));
	}
	/** True if the entry can be moved to her: a payment needs a loan or a fine of hers. */
	canBeOf(memberId: MemberId): boolean {
		return memberId !== this.entry?.memberId && this.#hers(memberId) !== null;
	}
	chooseWoman(memberId: MemberId): void {
		this.#propose(this.#hers(memberId));
	}
	/** True for her present attendance. */
	isMarked(mark: AttendanceState): boolean {
		const event = this.entry?.event;
		return event?.type === 'AttendanceMarked' && event.state === mark;
	}
	chooseMark(mark: AttendanceState): void {
		this.#propose(withMark(this.#event, mark));
	}
	chooseReason(reason: CorrectionReason): void {
		this.reason = reason;
	}
	toggleAgreed(memberId: MemberId): void {
		this.agreed = this.agreed.includes(memberId)
			? this.agreed.filter((one) => one !== memberId)
			: [...this.agreed, memberId];
	}

	override back(): boolean {
		if (this.step === 'what') return false;
		// A code or consent given so far was for the previous value.
		this.#nobodyAgreed();
		if (this.step === 'agree' && this.change !== 'remove' && this.change !== null) this.go(this.change);
		else this.#startAgain();
		return true;
	}

	/** Writes the correction openly; a dispute about the entry is settled with it. */
	async write(): Promise<boolean> {
		const { approved } = this.codes;
		const what = approved === null ? this.#written.commands : ([approved] as const);
		const written = this.canWrite && (await this.recordAsItIs(what, this.#readBack));
		if (written) this.renew();
		if (written) this.#nobodyAgreed();
		return written;
	}

	/** Commands of the correction in the form that is approved. */
	get #written(): WriteAct {
		const agreed = this.isAtDesk ? [] : this.agreed;
		const commands = [this.#command(this.#replacement, agreed), ...this.#settlement()];
		return { type: 'write', commands: this.#placed(commands) };
	}

	get #event() {
		return present(this.entry, 'a line was chosen').event;
	}

	#hers(memberId: MemberId): Replacement | null {
		return withWoman(this.place.book.state, this.#event, memberId);
	}

	#propose(replacement: Replacement | null): void {
		this.entered.stopSpeaking();
		this.#replacement = replacement;
		this.go('agree');
	}

	#startAgain(): void {
		this.go('what');
		this.change = null;
		this.#replacement = null;
		this.#nobodyAgreed();
		this.entered.clear();
	}
	#nobodyAgreed(): void {
		this.agreed = [];
		this.codes.drop();
	}

	#command(replacement: Replacement | null, agreedBy: readonly MemberId[]): Command {
		return {
			type: 'CorrectEntry',
			on: this.#day,
			eventId: present(this.#eventId, 'a line was chosen'),
			reason: this.reason,
			replacement,
			agreedBy,
			...(this.isAtDesk ? { approvedBy: agreedBy } : {})
		};
	}

	/** Day of the open meeting, otherwise of the desk. */
	get #day(): LocalDate {
		const { begun, book, app } = this.place;
		return begun?.day ?? proposedDay(book.state, app.today);
	}
	#placed(commands: readonly Command[]): readonly Command[] {
		return this.isAtDesk ? atDesk(this.place.book.state, this.#day, commands) : commands;
	}
	#blockedBy(command: Command): Rejection | null {
		return this.place.book.blockedBy(...this.#placed([command]));
	}

	/** Commands that settle the dispute; none if the circle is too small, so that it stays open. */
	#settlement(): readonly Command[] {
		if (this.entry?.dispute === null || this.entry === null) return [];
		const settle: Command = {
			type: 'SettleDispute',
			on: this.#day,
			about: this.entry.eventId,
			outcome: 'corrected'
		};
		return this.#blockedBy(settle) === null ? [settle] : [];
	}

	#spoken(rejection: Rejection): SpokenReason {
		return spokenReason(rejection, this.place.words, this.place.currency);
	}
}
