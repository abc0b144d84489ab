import type { FineId, MemberId } from '#kernel';
import type { Command } from '#group';
import { zero, type Money } from '#money';
import { fineReasons } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { keepAnswers } from '#session/meeting/kept-talk.ts';
import { fineCards, noFineKey, owedCard, type FineCard } from '#session/meeting/meeting-fine-cards.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

export type FineAnswer = 'gave' | 'later' | 'forgiven' | 'none';

/** Fines: whom the rules or an old fine ask for, one after the other; then anybody who owes one. */
export class FinesView extends MeetingAct {
	readonly entered: AmountDraft;
	/** A woman whose card was touched; null while the queue goes on. */
	#asked = $state<MemberId | null>(null);
	entersAmount = $state(false);
	/** Her card is here again because what was written was taken back. */
	cameBack = $state(false);
	/** Ids of the fines that this card would write: the same for a second touch. */
	#fineIds: readonly FineId[];

	constructor(meeting: MeetingView) {
		super(meeting);
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		this.#fineIds = this.#newFineIds();
	}

	readonly queue: readonly FineCard[] = $derived.by(() => fineCards(this.meeting));

	/** Who is asked now; null when the queue is done. */
	readonly card: FineCard | null = $derived.by(() => {
		if (this.#asked === null) return this.queue[0] ?? null;
		const proposed = this.queue.find((card) => card.memberId === this.#asked && card.proposed);
		return proposed ?? owedCard(this.meeting, this.#asked) ?? this.queue[0] ?? null;
	});

	/** Women who were fined, paid or were forgiven today, and who owe a fine. */
	readonly women: readonly MemberId[] = $derived.by(() => {
		const { figures, memberIds } = this.meeting;
		const fined = new Set(figures.fined.map(({ memberId }) => memberId));
		return memberIds.filter(
			(memberId) =>
				fined.has(memberId) ||
				figures.finesPaidBy.has(memberId) ||
				figures.forgiven.has(memberId) ||
				this.owedBy(memberId) > 0
		);
	});

	owedBy(memberId: MemberId): Money {
		return owedCard(this.meeting, memberId)?.total ?? zero;
	}

	get prompt(): string {
		const { words } = this.meeting;
		const { card } = this;
		if (card === null) return this.summary;
		return words.say('meeting.fine-prompt', {
			who: this.meeting.who(card.memberId),
			reason: [...new Set(card.lines.map(({ reason }) => this.reasonWords(reason)))].join(', '),
			amount: this.meeting.amountWords(card.total)
		});
	}
	/** What the fines brought today. */
	get summary(): string {
		const { words, figures } = this.meeting;
		return figures.finesPaid > 0
			? words.line(words.say('meeting.fine-paid-today'), figures.finesPaid, this.meeting.currency)
			: words.say(this.women.length > 0 ? 'meeting.fine-asked-all' : 'meeting.fine-none');
	}

	/** Words of a reason; of a code from elsewhere those of "other". */
	reasonWords(reason: string): string {
		return this.meeting.words.say(fineReasons.keyOf(fineReasons.find(reason) ?? 'other'));
	}

	/** Why what is entered cannot be taken: more than she owes. */
	readonly refusal: SpokenReason | null = $derived.by(() => {
		const { card } = this;
		if (card === null || this.entered.amount === 0) return null;
		return this.meeting.reasonAgainst(...this.#commands(card, 'gave', this.entered.amount));
	});

	/** @param speaks false where the screen that opens says it */
	turnTo(memberId: MemberId, speaks = true): void {
		this.#show(memberId);
		if (speaks) void this.meeting.app.speaker.say(this.prompt);
	}
	enterAmount(): void {
		this.entersAmount = true;
	}
	leaveAmount(): void {
		this.entersAmount = false;
		this.entered.clear();
	}
	/** Back to the overview from a card that was touched there. @returns false while the queue asks */
	back(): boolean {
		if (this.#asked === null) return false;
		this.#show(null);
		return this.queue.length === 0;
	}

	/** One touch: she gave it, she gives it later, the circle forgives, or there is no fine. */
	async answer(answer: FineAnswer, amount: Money = this.card?.total ?? zero): Promise<void> {
		const { card } = this;
		if (card === null || this.meeting.writer.busy) return;
		const commands = this.#commands(card, answer, amount);
		const said = this.#readBack(card, answer, amount);
		if (commands.length === 0) {
			this.#keep(card, answer);
			this.#goOn();
			void this.meeting.app.speaker.say(`${said} ${this.prompt}`);
			return;
		}
		const next = this.#nextAfter(card);
		// Another screen says its own prompt after this; on the same screen the next name follows.
		const thenMoves = this.entersAmount || next === null;
		const written = await this.record(
			commands,
			() => (thenMoves ? said : `${said} ${this.meeting.who(next.memberId)}.`),
			thenMoves
		);
		if (!written) return;
		// What is left of a part is not asked again today.
		if (!card.proposed && answer === 'gave') this.meeting.book.draft.fineLater.add(card.memberId);
		this.#goOn();
	}

	async undo(): Promise<void> {
		const undone = await this.meeting.writer.undo();
		if (undone?.memberId === undefined) return;
		this.meeting.book.draft.fineLater.delete(undone.memberId);
		keepAnswers(this.meeting);
		this.#show(undone.memberId, true);
	}

	#goOn(): void {
		this.#show(null);
		keepAnswers(this.meeting);
		if (this.queue.length === 0) this.meeting.tellStepDone();
	}

	#keep(card: FineCard, answer: FineAnswer): void {
		const { fineLater, noFine } = this.meeting.book.draft;
		if (answer === 'later') fineLater.add(card.memberId);
		else for (const { reason } of card.lines) noFine.add(noFineKey({ memberId: card.memberId, reason }));
	}

	#commands(card: FineCard, answer: FineAnswer, amount: Money): readonly Command[] {
		const { day: on, here } = this.meeting;
		const { memberId } = card;
		if (answer === 'none' || (answer === 'later' && !card.proposed)) return [];
		const fines = card.lines.map((line, place) => ({
			...line,
			fineId: line.fineId ?? (this.#fineIds[place] as FineId)
		}));
		const imposed = (card.proposed ? fines : []).map(({ fineId, reason, amount: fine }): Command => ({
			type: 'ImposeFine',
			on,
			fineId,
			memberId,
			reason,
			amount: fine
		}));
		if (answer === 'gave') return [...imposed, { type: 'PayFines', on, memberId, amount }];
		if (answer === 'later') return imposed;
		const forgiven = fines.map(({ fineId }): Command => ({
			type: 'ForgiveFine',
			on,
			fineId,
			agreedBy: here
		}));
		return [...imposed, ...forgiven];
	}

	#readBack({ memberId }: FineCard, answer: FineAnswer, amount: Money): string {
		const who = this.meeting.who(memberId);
		const { words } = this.meeting;
		switch (answer) {
			case 'gave':
				return words.say('meeting.fine-read-back', { who, amount: this.meeting.amountWords(amount) });
			case 'later':
				return words.say('meeting.fine-read-back-later', { who });
			case 'forgiven':
				return words.say('meeting.fine-read-back-forgiven', { who });
			case 'none':
				return words.say('meeting.fine-read-back-none', { who });
		}
	}

	/** What is asked after this card. */
	#nextAfter(card: FineCard): FineCard | null {
		return this.queue.find((one) => one.memberId !== card.memberId || one.proposed !== card.proposed) ?? null;
	}

	#show(memberId: MemberId | null, cameBack = false): void {
		this.#asked = memberId;
		this.cameBack = cameBack;
		this.renew();
		this.#fineIds = this.#newFineIds();
		this.leaveAmount();
	}

	/** One for each reason that the rules know. */
	#newFineIds(): readonly FineId[] {
		return fineReasons.codes.map(() => this.meeting.book.session.newId() as FineId);
	}
}
