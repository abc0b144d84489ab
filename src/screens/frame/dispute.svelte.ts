import { present, type EventId, type MemberId } from '#kernel';
import type { Command, Dispute } from '#group';
import type { Fault } from '#app';
import { disputeKinds, type disputeOutcomes } from '#ui/codes.ts';
import { entryById, type BookEntry } from '#session/correction-entries.ts';
import { entryInWords } from './heard-words.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { choicesOf, Flow, type Questions } from './flow/flow.svelte.ts';

type Kind = (typeof disputeKinds.codes)[number];
export type DisputeOutcome = (typeof disputeOutcomes.codes)[number];

/** A dispute that a woman raises: her name and the kind of error. One woman is enough; no meeting is needed. */
export class DisputeDraft extends Flow<'who' | 'kind'> {
	readonly #about: EventId;
	#memberId = $state<MemberId | null>(null);

	constructor(meeting: MeetingView, about: EventId) {
		super(meeting, 'who');
		this.#about = about;
	}

	readonly questions: Questions<'who' | 'kind'> = {
		who: () => ({
			title: this.say('correction.dispute-who-prompt'),
			icon: 'dispute',
			tight: true,
			prompt: this.say('correction.dispute-who-prompt'),
			faces: {
				memberIds: this.place.memberIds,
				onpress: (memberId) => this.chooseWho(memberId)
			}
		}),
		kind: () => ({
			before: 'who',
			title: this.say('correction.dispute-say'),
			icon: 'dispute',
			face: this.place.book.face(this.#who),
			prompt: `${this.place.who(this.#who)}. ${this.say('correction.dispute-kind-prompt')}`,
			codes: choicesOf(disputeKinds, this.say, (kind) => this.end(this.raise(kind)))
		})
	};
	chooseWho(memberId: MemberId): void {
		this.#memberId = memberId;
		this.go('kind');
	}
	get #who(): MemberId {
		return present(this.#memberId, 'somebody says so');
	}

	raise(kind: Kind): Promise<boolean> {
		const [memberId, { book, day }] = [this.#who, this.place];
		const on = book.state.openMeeting?.lastDay ?? day;
		const command: Command = { type: 'RaiseDispute', on, about: this.#about, memberId, kind };
		const said = this.say('correction.dispute-read-back', { who: this.place.who(memberId) });
		return this.recordAsItIs([command], said);
	}
}

/** A disputed entry. */
export interface OpenDispute extends Dispute {
	readonly entry: BookEntry;
	readonly kindCode: Kind;
}

/** Open disputes, and how the circle settles them. */
export class OpenDisputes {
	readonly #meeting: MeetingView;
	#isRead = $state(false);
	fault = $state.raw<Fault | null>(null);
	#about = $state<EventId | null>(null);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	/** Null until the book was read. */
	readonly list: readonly OpenDispute[] | null = $derived.by(() => {
		const { state } = this.#meeting.book;
		if (!this.#isRead) return null;
		return [...state.disputes.values()].flatMap((dispute) => {
			const entry = entryById(state, dispute.about);
			const kindCode = disputeKinds.find(dispute.kind) ?? 'other';
			return entry === undefined ? [] : [{ ...dispute, entry, kindCode }];
		});
	});
	/** The selected dispute; null for none. */
	get chosen(): OpenDispute | null {
		return this.list?.find((dispute) => dispute.about === this.#about) ?? null;
	}
	get prompt(): string {
		const { words } = this.#meeting;
		if (this.chosen !== null)
			return `${this.inWords(this.chosen)} ${words.say('correction.dispute-settle-prompt')}`;
		const count = this.list?.length ?? 0;
		return count === 0
			? words.say('correction.dispute-none')
			: words.say('correction.dispute-open-prompt', { count });
	}

	inWords(dispute: OpenDispute): string {
		const { words, book } = this.#meeting;
		const heard = words.say('correction.dispute-heard', {
			who: this.#meeting.who(dispute.memberId),
			kind: words.say(disputeKinds.keyOf(dispute.kindCode))
		});
		return `${entryInWords(book, words, dispute.entry)}. ${heard}`;
	}

	async open(): Promise<void> {
		const read = await this.#meeting.book.session.readWholeBook();
		if (read.ok) this.#isRead = true;
		else this.fault = read.error;
	}
	choose(about: EventId | null): void {
		this.#about = about;
	}

	/** Reason why the circle cannot settle it with this outcome; null if it can. */
	blockedFor(outcome: DisputeOutcome): SpokenReason | null {
		if (this.chosen === null) return null;
		const blocked = this.#meeting.book.blockedBy(this.#command(this.chosen, outcome));
		const { words, currency } = this.#meeting;
		return blocked === null ? null : spokenReason(blocked, words, currency);
	}

	async settle(outcome: Exclude<DisputeOutcome, 'corrected'>): Promise<boolean> {
		const { words, book, writer } = this.#meeting;
		const dispute = this.chosen;
		if (dispute === null) return false;
		const said = words.say(`code.outcome-${outcome}`);
		const command = this.#command(dispute, outcome);
		const done = await writer.write(book.newOperationId(), [command], () => `${said}.`);
		if (done) this.#about = null;
		return done;
	}

	#command({ about }: Dispute, outcome: DisputeOutcome): Command {
		const on = this.#meeting.book.state.openMeeting?.lastDay ?? this.#meeting.day;
		return { type: 'SettleDispute', on, about, outcome };
	}
}
