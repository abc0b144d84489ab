import { present, type LocalDate, type MemberId, type OperationId } from '#kernel';
import { officesOn, type Command, type Office } from '#group';
import { money, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { CodeKind } from '#ui/meeting/code.ts';
import type { Tone } from '#ui/types.ts';
import { nextByRhythm } from '#session/meeting/meeting-day.ts';
import { restOfBox } from '#session/meeting/meeting-figures.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { otherKinds, otherKindsIn, otherKindsOut, type OtherKind } from '#session/other-kinds.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';

/** One line that is read out. */
export interface HeardLine {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly tone: Tone;
	readonly amount: Money;
}

export interface Officer {
	readonly memberId: MemberId;
	readonly office: Office;
	/** She has no code on this phone. */
	readonly canApprove: boolean;
	readonly hasApproved: boolean;
}

/** Listening to the whole meeting, two officers' codes, and the seal. */
export class CloseView {
	readonly #meeting: MeetingView;
	readonly #operationId: OperationId;
	#approved = $state.raw<readonly MemberId[]>([]);
	#asked = $state<MemberId | null>(null);
	#code = $state('');
	#trembling = $state(false);
	#checking = $state(false);
	#codeRefusal = $state.raw<SpokenReason | null>(null);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
		this.#operationId = meeting.book.newOperationId();
	}

	/** Whose code is asked for; null while nobody's is. */
	get asked(): MemberId | null {
		return this.#asked;
	}
	get code(): string {
		return this.#code;
	}
	get trembling(): boolean {
		return this.#trembling;
	}
	/** The code is being checked; that takes a moment on purpose. */
	get checking(): boolean {
		return this.#checking;
	}
	get codeRefusal(): SpokenReason | null {
		return this.#codeRefusal;
	}
	get codeKind(): CodeKind {
		return this.#slot?.codeKind ?? 'pictures';
	}

	/** What came and went, in the order of the meeting; lines of nothing are left out, saving never is. */
	get lines(): readonly HeardLine[] {
		const { figures } = this.#meeting;
		const { saved, repaid, finesPaid, keptBack, lent, toBank, fromBank, other } = figures;
		const beside = (kind: OtherKind): HeardLine => {
			const { words: key, icon, side: tone } = otherKinds[kind];
			return { key, icon, tone, amount: other[kind] };
		};
		const rest = restOfBox(figures, this.boxBefore, this.boxNow);
		const all: readonly HeardLine[] = [
			{ key: 'close.saved', icon: 'gullak-in', tone: 'in', amount: saved },
			beside('socialIn'),
			{ key: 'close.repaid', icon: 'box-in', tone: 'in', amount: repaid },
			{ key: 'close.fines', icon: 'late-coin', tone: 'in', amount: finesPaid },
			...otherKindsIn.filter((kind) => kind !== 'socialIn').map(beside),
			{ key: 'close.lent', icon: 'box-out', tone: 'out', amount: lent },
			{ key: 'close.interest', icon: 'sprout', tone: 'in', amount: keptBack },
			...otherKindsOut.map(beside),
			{ key: 'close.banked', icon: 'box-to-bank', tone: 'bank', amount: toBank },
			{ key: 'close.from-bank', icon: 'bank-to-box', tone: 'bank', amount: fromBank },
			rest < 0
				? { key: 'close.other-out', icon: 'coins', tone: 'out', amount: money(-rest) }
				: { key: 'close.other-in', icon: 'coins', tone: 'in', amount: rest }
		];
		return all.filter(({ key, amount }) => amount > 0 || key === 'close.saved');
	}
	get interest(): Money {
		return this.#meeting.figures.interest;
	}
	get boxBefore(): Money {
		return this.#meeting.state.openMeeting?.boxAtOpening ?? zero;
	}
	get boxNow(): Money {
		return this.#meeting.book.box;
	}
	/** A difference that was written in this meeting; 0 when book and box were equal. */
	get difference(): Money {
		return money(Math.abs(this.#meeting.figures.difference));
	}

	/** What the ear reads: about twenty seconds, stopped by any touch. */
	get reading(): string {
		const { words } = this.#meeting;
		const line = (key: MessageKey, amount: Money) =>
			words.say('close.line', { what: words.say(key), amount: this.#meeting.amountWords(amount) });
		return [
			words.say('meeting.came', {
				count: this.#meeting.figures.came,
				total: this.#meeting.memberIds.length
			}) + '.',
			...this.lines.map(({ key, amount }) => line(key, amount)),
			...(this.interest > 0 ? [line('close.interest', this.interest)] : []),
			line('close.box-before', this.boxBefore),
			line('close.box-now', this.boxNow),
			this.#meeting.isLate
				? `${words.say('late.no-count')}.`
				: this.difference > 0
					? words.say('close.difference', { amount: this.#meeting.amountWords(this.difference) })
					: `${words.say('close.equal')}.`,
			words.say('close.officers')
		].join(' ');
	}

	get officers(): readonly Officer[] {
		const { app, state, day, isLate } = this.#meeting;
		// What is entered late is agreed by those who hold an office now.
		const terms = officesOn(state, isLate ? (state.lastSealedDay ?? day) : day);
		const holders = [...new Set(terms.map((term) => term.memberId))];
		return holders.map((memberId) => ({
			memberId,
			office: present(
				terms.find((term) => term.memberId === memberId),
				'an officer has an office'
			).office,
			canApprove: app.slotOf(memberId) !== undefined,
			hasApproved: this.#approved.includes(memberId)
		}));
	}

	/** Why the meeting cannot be closed yet; null when it can. */
	get blocked(): SpokenReason | null {
		if (this.#meeting.begun === null) return this.#spoken({ type: 'NoOpenMeeting' });
		return this.#meeting.reasonAgainst(this.#seal());
	}
	/** The count is missing or does not fit any more: that comes first. */
	get needsCount(): boolean {
		const blocked = this.#meeting.begun === null ? null : this.#meeting.blockedBy(this.#seal());
		return blocked?.type === 'CountMissing' || blocked?.type === 'DifferenceNotAccepted';
	}

	/** Her tile was touched: her code is asked for; touched again, her yes is taken back. */
	ask(memberId: MemberId): void {
		if (this.#approved.includes(memberId)) {
			this.#approved = this.#approved.filter((one) => one !== memberId);
			return;
		}
		this.#asked = memberId;
		this.#code = '';
		this.#codeRefusal = null;
		const { words, app } = this.#meeting;
		void app.speaker.say(words.say(this.codeKind === 'pictures' ? 'lock.code-prompt' : 'lock.digits-prompt'));
	}
	stopAsking(): void {
		this.#asked = null;
		this.#code = '';
	}
	readonly changeCode = (code: string): void => {
		this.#code = code;
		this.#trembling = false;
	};

	readonly checkCode = async (code: string): Promise<void> => {
		const [slot, memberId] = [this.#slot, this.#asked];
		if (slot === undefined || memberId === null || this.#checking) return;
		this.#checking = true;
		const verified = await this.#meeting.app.verifyCode(slot.slotId, code);
		this.#checking = false;
		this.#code = '';
		if (!verified.ok) {
			this.#codeRefusal = this.#spoken(verified.error);
			this.#trembling = true;
			this.#meeting.app.parts.vibrate([40, 60, 40]);
			void this.#meeting.app.speaker.say(this.#codeRefusal.text);
			return;
		}
		this.#approved = [...this.#approved, memberId];
		this.#asked = null;
		this.#meeting.app.parts.vibrate([20]);
		const { words } = this.#meeting;
		const said = this.blocked === null ? words.say('close.close-meeting') : words.say('close.officer-next');
		void this.#meeting.app.speaker.say(`${this.#meeting.who(memberId)}. ${said}`);
	};

	/** The day on which the group meets next. */
	get nextDay(): LocalDate {
		return nextByRhythm(this.#meeting.rules.meetingRhythm, this.#meeting.day);
	}

	/** @param agenda points that were taken. @returns true once the page is closed for good */
	async seal(agenda: readonly string[] = []): Promise<boolean> {
		const { words, app, book, isLate } = this.#meeting;
		const said = isLate
			? words.say('late.read-back')
			: words.say('close.read-back', { day: words.dayInWords(this.nextDay) });
		const sealed = await this.#meeting.write(this.#operationId, [this.#seal(agenda)], () => said, true);
		if (!sealed) return false;
		app.parts.vibrate([60]);
		book.forgetTalk();
		return true;
	}

	get #slot() {
		return this.#asked === null ? undefined : this.#meeting.app.slotOf(this.#asked);
	}

	#seal(agenda: readonly string[] = []): Command {
		const { day: on } = this.#meeting;
		return { type: 'SealMeeting', on, approvals: this.#approved, ...(agenda.length > 0 ? { agenda } : {}) };
	}

	#spoken(reason: Parameters<typeof spokenReason>[0]): SpokenReason {
		return spokenReason(reason, this.#meeting.words, this.#meeting.currency);
	}
}
