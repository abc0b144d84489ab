import { present, type MemberId, type Result } from '#kernel';
import {
	liveEvents,
	notesInBox,
	type Command,
	type CycleSharedOut,
	type GroupState,
	type Rejection,
	type ShareOutRow,
	type SharedOutLine
} from '#group';
import { atLeastZero, cashPieces, layOut, money, sum, zero, type LaidPieces, type Money } from '#money';
import type { DraftedShareOut, Fault } from '#app';
import { keepAnswers } from '#session/meeting/kept-talk.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { ShareMix, singleRules, type SingleRule } from '../share-mix.svelte.ts';
import { lineOf, rehearse, type Rehearsal } from './rehearsal.ts';

export type ShareOutRule = SingleRule | 'fixedRate' | 'mixed';
export type RehearsalOutcome = Result<Rehearsal, Rejection | Fault>;

const asUsual: DraftedShareOut = {
	rule: 'bySavings',
	basis: 'whole',
	keep: [],
	written: null,
	handed: []
};

/** How the circle wants to share out, as it is kept on the phone; what every rule would give; and what was written. */
export class ShareOutPlan {
	readonly #meeting: MeetingView;
	readonly mix: ShareMix;
	#fault = $state.raw<Fault | null>(null);
	/** Saving months and interest are read from the whole book. */
	#isRead = $state(false);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
		this.mix = new ShareMix(() => this.singles);
	}

	async read(): Promise<void> {
		const { weights } = this.talk;
		if (weights !== undefined) this.mix.take(weights);
		const read = await this.#meeting.book.session.readWholeBook();
		this.#fault = read.ok ? null : read.error;
		this.#isRead = true;
	}

	get talk(): DraftedShareOut {
		return this.#meeting.book.draft.shareOut ?? asUsual;
	}
	change(changed: Partial<DraftedShareOut>): void {
		this.#meeting.book.draft.shareOut = { ...this.talk, ...changed };
		keepAnswers(this.#meeting);
	}

	/** A group that saves in shares shares by them; the others have none. */
	get rules(): readonly ShareOutRule[] {
		return [...this.singles, 'fixedRate', 'mixed'];
	}
	get singles(): readonly SingleRule[] {
		const hasShares = this.#meeting.rules.saving.mode === 'shares';
		return singleRules.filter((rule) => rule !== 'byShares' || hasShares);
	}
	get rule(): ShareOutRule {
		return this.rules.find((rule) => rule === this.talk.rule) ?? 'bySavings';
	}
	weightsOf(rule: ShareOutRule) {
		return rule === 'mixed' ? this.mix.weights : undefined;
	}
	/** Of each hundred that she saved, and what is kept back of it for a tax; whole percent. */
	get percent(): number {
		return Number(this.talk.rate?.percent ?? 10);
	}
	get taxPercent(): number {
		return Number(this.talk.rate?.taxPercent ?? 0);
	}
	setRate(percent: number, taxPercent: number): void {
		this.change({
			rate: { percent: String(percent), ...(taxPercent > 0 && { taxPercent: String(taxPercent) }) }
		});
	}
	rateOf(rule: ShareOutRule) {
		return rule === 'fixedRate' ? (this.talk.rate ?? { percent: String(this.percent) }) : undefined;
	}
	/** Minor units to which parts are rounded. */
	get unit(): Money {
		return this.talk.unit ?? this.#meeting.rules.roundingUnit;
	}
	/** Whether the notes can be counted now: a rehearsal before the meeting, or of a page from paper, has none. */
	get canCount(): boolean {
		return this.#meeting.begun !== null && !this.#meeting.isLate && this.#meeting.begun.kind !== 'desk';
	}
	/** Whether the notes were counted, and no money moved since. */
	get isCounted(): boolean {
		return notesInBox(this.#meeting.book.state) !== null;
	}
	/** Rounded to the notes that lie in the box. */
	get byNotes(): boolean {
		return this.talk.byNotes === true && this.isCounted;
	}
	/** The piece to which that rounds, minor units. */
	get notesUnit(): Money | null {
		return this.chosen.ok ? this.chosen.value.shared.notesUnit : null;
	}
	/** Her notes, where they were counted: the others take theirs from what is left. */
	laidFor(memberId: MemberId): LaidPieces | null {
		const { written } = this;
		if (written?.notes === undefined) return null;
		const lines = written.lines ?? [];
		const place = lines.findIndex((line) => line.memberId === memberId);
		const laid = layOut(
			lines.map(({ paid }) => paid),
			written.notes
		);
		return laid?.[place] ?? null;
	}
	/** What parts can be rounded to: the unit of the rules, and three notes that are larger. */
	get units(): readonly Money[] {
		const { notes } = cashPieces(this.#meeting.currency);
		const own = this.#meeting.rules.roundingUnit;
		const larger = notes.filter((note) => note > own).toSorted((one, other) => one - other);
		return [
			own,
			...larger.filter((unit) => this.#by(this.rule, { unit, byNotes: undefined }).ok).slice(0, 3)
		];
	}

	/** What each rule would give, as far as it is known. */
	readonly all: ReadonlyMap<ShareOutRule, RehearsalOutcome> = $derived.by(() => {
		const state = this.#state;
		return new Map(this.rules.map((rule) => [rule, this.#by(rule, {}, state)] as const));
	});
	/** With every line of the book once that is read, and as if the meeting had begun. */
	get #state(): GroupState {
		const { begun, book } = this.#meeting;
		// Read again when the whole book has come: nothing was written, so that nobody else looks again.
		const opened = this.#isRead && begun === null ? this.#meeting.tryOut() : null;
		if (opened?.ok === true) return opened.value.state;
		return begun === null ? this.#meeting.state : book.state;
	}
	/** By the rule that is chosen. */
	get chosen(): RehearsalOutcome {
		return present(this.all.get(this.rule), 'the rule is one of the rules');
	}
	/** The same, were this changed. */
	with(changed: Partial<DraftedShareOut>): RehearsalOutcome {
		return this.#by(this.rule, changed);
	}
	#by(rule: ShareOutRule, changed: Partial<DraftedShareOut>, state = this.#state): RehearsalOutcome {
		if (this.#isRead && this.#fault !== null) return { ok: false, error: this.#fault };
		const { basis, unit, byNotes, keep } = { ...this.talk, ...changed };
		const notes = byNotes ? (notesInBox(state) ?? undefined) : undefined;
		const terms = { rule, weights: this.weightsOf(rule), rate: this.rateOf(rule), basis, unit, notes, keep };
		return rehearse(state, this.#meeting.day, terms, keep);
	}
	get lines(): readonly SharedOutLine[] {
		return this.chosen.ok ? this.chosen.value.lines : [];
	}
	/** Women whose debts are more than their parts, with what they would still owe; minor units. */
	get owesMore(): readonly ShareOutRow[] {
		return this.chosen.ok ? this.chosen.value.shared.rows.filter(({ owedAfter }) => owedAfter > 0) : [];
	}
	/** What the box must hold. */
	get paid(): Money {
		return this.chosen.ok ? this.chosen.value.paid : zero;
	}
	get lacking(): Money {
		return this.chosen.ok ? this.chosen.value.lacking : zero;
	}
	/** Of the box what belongs to others and stays there. */
	get setAside(): Money {
		return this.chosen.ok ? this.chosen.value.shared.setAside : zero;
	}
	get stays(): Money {
		return this.chosen.ok ? this.chosen.value.shared.remainder : zero;
	}
	get boxAfter(): Money {
		return atLeastZero(money(this.#meeting.book.box - this.paid));
	}
	/** What a rule would put into her hand; null where it cannot be said. */
	takesBy(rule: ShareOutRule, memberId: MemberId): Money | null {
		const rehearsed = this.all.get(rule);
		return rehearsed?.ok === true ? lineOf(rehearsed.value.lines, memberId).paid : null;
	}
	/** Why the cycle cannot be shared out like this. */
	get hindrance(): SpokenReason | null {
		const { chosen } = this;
		if (!chosen.ok) return this.#isRead ? this.spoken(chosen.error) : null;
		const [held, asked, others] = [this.#meeting.book.box, this.paid, this.setAside];
		if (this.lacking === 0) return null;
		return this.spoken(
			asked > held ? { type: 'BoxTooSmall', held, asked } : { type: 'BoxHoldsOthers', held, others, asked }
		);
	}
	spoken(reason: Rejection | Fault): SpokenReason {
		return spokenReason(reason, this.#meeting.words, this.#meeting.currency);
	}

	command(agreedBy: readonly MemberId[]): Command {
		const { basis, unit, keep } = this.talk;
		const { byNotes } = this;
		const [weights, rate] = [this.weightsOf(this.rule), this.rateOf(this.rule)];
		return {
			type: 'ShareOutCycle',
			on: this.#meeting.day,
			rule: this.rule,
			...(weights === undefined ? {} : { weights }),
			...(rate === undefined ? {} : { rate }),
			basis,
			...(unit === undefined ? {} : { unit }),
			...(byNotes && { byNotes }),
			parts: this.lines.map(({ memberId, part }) => ({ memberId, amount: part })),
			keep: [...keep],
			agreedBy
		};
	}

	/** The share-out that stands in the open meeting; null before. */
	get written(): CycleSharedOut | null {
		const { begun } = this.#meeting;
		const live = begun === null ? [] : liveEvents(begun);
		return live.find((event): event is CycleSharedOut => event.type === 'CycleSharedOut') ?? null;
	}
	/** Women who have their notes, of the share-out that stands. */
	get handed(): readonly MemberId[] {
		const { written } = this;
		return written !== null && this.talk.written === written.eventId ? this.talk.handed : [];
	}
	get nextToHand(): MemberId | null {
		return this.#meeting.memberIds.find((memberId) => !this.handed.includes(memberId)) ?? null;
	}
	lineOf(memberId: MemberId): SharedOutLine {
		return lineOf(this.written?.lines ?? this.lines, memberId);
	}
	/** Savings and profit that all get, before debts. */
	get parts(): Money {
		return sum((this.written?.lines ?? this.lines).map(({ part }) => part));
	}
}
