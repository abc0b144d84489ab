import { present, type FineId, type MemberId } from '#kernel';
import { ruledFines, type Command } from '#group';
import { fineReasons } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { choicesOf, Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';

type Step = 'who' | 'reason' | 'amount';
type FineReason = (typeof fineReasons.codes)[number];

/** A fine that the rules did not ask for by themselves: who, why, how much. */
export class OtherFine extends Flow<Step> {
	readonly entered: AmountDraft;
	readonly #fineId: FineId;
	#memberId = $state<MemberId | null>(null);
	#reason = $state<FineReason | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting, 'who');
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		this.#fineId = meeting.book.session.newId() as FineId;
	}

	readonly questions: Questions<Step> = {
		who: () => ({
			tight: true,
			face: undefined,
			prompt: this.say('meeting.fine-who-prompt'),
			faces: { memberIds: this.place.memberIds, onpress: (memberId) => this.chooseWho(memberId) }
		}),
		reason: () => ({
			before: 'who',
			prompt: this.say('meeting.fine-reason-prompt'),
			codes: choicesOf(fineReasons, this.say, (reason) => this.chooseReason(reason))
		}),
		amount: () => ({
			before: 'reason',
			prompt: this.say('meeting.fine-amount-prompt'),
			reason: this.refusal,
			amount: this.entered,
			act: { label: this.say('action.ok'), icon: 'late-coin', onpress: () => this.write() }
		})
	};
	protected override get head(): Partial<Question<Step>> {
		const face = this.#memberId === null ? undefined : this.place.book.face(this.#memberId);
		return { title: this.say('meeting.fine-another'), icon: 'late-coin', face };
	}

	readonly refusal: SpokenReason | null = $derived.by(() =>
		this.entered.amount === 0 ? null : this.place.reasonAgainst(this.#command())
	);

	chooseWho(memberId: MemberId): void {
		this.#memberId = memberId;
		this.go('reason');
	}
	/** What the rules take for it is entered already. */
	chooseReason(reason: FineReason): void {
		this.#reason = reason;
		const ruled = ruledFines.find((known) => known === reason);
		const amount = ruled === undefined ? undefined : this.place.rules.fines[ruled];
		this.entered.clear();
		if (amount !== undefined) this.entered.setAmount(amount);
		this.go('amount');
	}

	/** She is asked next whether she gives it. */
	async write(): Promise<void> {
		const values = { who: this.place.who(this.who), amount: this.place.amountWords(this.entered.amount) };
		await this.end(this.record([this.#command()], this.say('meeting.fine-read-back-imposed', values)));
	}

	get who(): MemberId {
		return present(this.#memberId, 'a fine is somebody’s');
	}

	#command(): Command {
		return {
			type: 'ImposeFine',
			on: this.place.day,
			fineId: this.#fineId,
			memberId: this.who,
			reason: present(this.#reason, 'a fine has a reason'),
			amount: this.entered.amount
		};
	}
}
