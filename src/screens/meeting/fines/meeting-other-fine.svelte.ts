import { present, type FineId, type MemberId } from '#kernel';
import { ruledFines, type Command } from '#group';
import type { fineReasons } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

export type OtherFineStep = 'who' | 'reason' | 'amount';
type FineReason = (typeof fineReasons.codes)[number];

/** A fine that the rules did not ask for by themselves: who, why, how much. */
export class OtherFine extends MeetingAct {
	readonly entered: AmountDraft;
	readonly #fineId: FineId;
	memberId = $state<MemberId | null>(null);
	reason = $state<FineReason | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting);
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		this.#fineId = meeting.book.session.newId() as FineId;
	}

	get step(): OtherFineStep {
		if (this.memberId === null) return 'who';
		return this.reason === null ? 'reason' : 'amount';
	}
	get refusal(): SpokenReason | null {
		return this.entered.amount === 0 ? null : this.meeting.reasonAgainst(this.#command());
	}

	chooseWho(memberId: MemberId): void {
		this.memberId = memberId;
	}
	/** What the rules take for it is entered already. */
	chooseReason(reason: FineReason): void {
		this.reason = reason;
		const ruled = ruledFines.find((known) => known === reason);
		const amount = ruled === undefined ? undefined : this.meeting.rules.fines[ruled];
		if (amount !== undefined) this.entered.setAmount(amount);
	}
	/** @returns false when there is no step before */
	back(): boolean {
		if (this.memberId === null) return false;
		if (this.reason === null) this.memberId = null;
		this.reason = null;
		this.entered.clear();
		return true;
	}

	/** @returns whose fine was written: she is then asked whether she gives it; null when it was not */
	async write(): Promise<MemberId | null> {
		const said = this.meeting.words.say('meeting.fine-read-back-imposed', {
			who: this.meeting.who(this.#who),
			amount: this.meeting.amountWords(this.entered.amount)
		});
		const written = await this.record([this.#command()], said);
		return written ? this.#who : null;
	}

	get #who(): MemberId {
		return present(this.memberId, 'a fine is somebody’s');
	}

	#command(): Command {
		return {
			type: 'ImposeFine',
			on: this.meeting.day,
			fineId: this.#fineId,
			memberId: this.#who,
			reason: present(this.reason, 'a fine has a reason'),
			amount: this.entered.amount
		};
	}
}
