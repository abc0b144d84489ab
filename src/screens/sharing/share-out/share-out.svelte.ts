import { present, type MemberId } from '#kernel';
import type { Command, SharedOutLine } from '#group';
import type { Money } from '#money';
import { countByPiece, countTotal, type Counts } from '#ui/money/counts.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { readTalk } from '#session/meeting/kept-talk.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Circle } from '../../frame/circle/circle.svelte.ts';
import { Talk } from '../../frame/talk.svelte.ts';
import { figureLines, type FigureLine } from './rehearsal.ts';
import { amountLine, donePrompt, sumHeard, whoHeard } from './share-out-heard.ts';
import { ShareOutPlan, type ShareOutRule } from './share-out-plan.svelte.ts';

export type ShareOutStep =
	| 'box'
	| 'rules'
	| 'mix'
	| 'rate'
	| 'parts'
	| 'count'
	| 'hers'
	| 'keep'
	| 'agree'
	| 'hand'
	| 'done';

/**
 * A cycle is shared out: what the box must hold, what each rule would give each woman, who leaves something, the circle says
 * yes; it is written, and then each woman gets her notes.
 */
export class ShareOutView extends Talk<ShareOutStep> {
	readonly plan: ShareOutPlan;
	override readonly circle: Circle;
	/** What she leaves for the next cycle. */
	readonly entered: AmountDraft;
	/** Notes that are being counted. */
	counts = $state.raw<Counts>({});
	#memberId = $state.raw<MemberId | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting, 'box', {
			rules: 'box',
			mix: 'rules',
			rate: 'rules',
			count: 'parts',
			hers: 'parts',
			keep: 'hers',
			agree: 'parts'
		});
		this.plan = new ShareOutPlan(meeting);
		this.circle = new Circle(meeting, 'CycleSharedOut');
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.keepRefusal?.text ?? '');
	}

	async open(): Promise<void> {
		if (this.meeting.book.draft.shareOut === null) await readTalk(this.meeting);
		this.#goOn();
		await this.plan.read();
	}

	/** Whose sum is on the screen. */
	get memberId(): MemberId {
		return this.#memberId ?? present(this.meeting.memberIds[0], 'a group has women');
	}
	get line(): SharedOutLine {
		return this.plan.lineOf(this.memberId);
	}
	get sums(): readonly FigureLine[] {
		return figureLines(this.line);
	}
	get sumHeard(): string {
		return sumHeard(this.meeting, this.plan, this.memberId);
	}
	/** One tick for each woman. */
	get marks(): readonly ('done' | 'now' | 'todo')[] {
		return this.meeting.memberIds.map((one) =>
			one === this.memberId ? 'now' : this.plan.handed.includes(one) ? 'done' : 'todo'
		);
	}
	get place(): number {
		return this.meeting.memberIds.indexOf(this.memberId);
	}
	turn(by: 1 | -1): void {
		const to = this.meeting.memberIds[this.place + by];
		if (to === undefined) return;
		this.#memberId = to;
		void this.meeting.app.speaker.say(whoHeard(this.meeting, this.plan, to));
	}
	look(memberId: MemberId): void {
		this.#memberId = memberId;
		this.go('hers');
	}

	boxIsRight(): void {
		this.go('rules');
	}
	/** The circle hears what she would get by it. */
	choose(rule: ShareOutRule): void {
		this.plan.change({ rule, weights: this.plan.weightsOf(rule) });
		const what = this.meeting.words.say(`people.share-rule-${rule}`);
		const takes = this.plan.takesBy(rule, this.memberId);
		void this.meeting.app.speaker.say(takes === null ? `${what}.` : amountLine(this.meeting, what, takes));
	}
	ruleIsRight(): void {
		this.go(this.#asked ?? 'parts');
	}
	/** What a rule asks for besides. */
	get #asked(): 'mix' | 'rate' | null {
		if (this.plan.rule === 'mixed') return 'mix';
		return this.plan.rule === 'fixedRate' ? 'rate' : null;
	}
	rateIsRight(): void {
		this.go('parts');
	}
	mixIsRight(): void {
		this.plan.change({ weights: this.plan.weightsOf(this.plan.rule) });
		this.go('parts');
	}
	roundTo(unit: Money): void {
		this.plan.change({ unit, byNotes: undefined });
		const { words, currency } = this.meeting;
		void this.meeting.app.speaker.say(words.amount(unit, currency));
	}
	/** Rounded to the notes that lie in the box, once they are counted. */
	roundToNotes(): void {
		if (!this.plan.isCounted) this.go('count');
		else this.#takeNotes();
	}
	#takeNotes(): void {
		this.plan.change({ unit: undefined, byNotes: true });
		this.go('parts');
		const { notesUnit } = this.plan;
		if (notesUnit === null) return;
		const { words, currency } = this.meeting;
		void this.meeting.app.speaker.say(words.amount(notesUnit, currency));
	}
	/** The count of the notes, for the record of the meeting. @returns false where the box is not what the book says */
	async notesAreCounted(): Promise<boolean> {
		const { currency, day } = this.meeting;
		const pieces = new Map(countByPiece(this.counts, currency).map(({ piece, count }) => [piece, count]));
		const amount = this.meeting.amountWords(countTotal(this.counts, currency));
		const said = this.meeting.words.say('meeting.count-read-back', { amount });
		if (!(await this.record([{ type: 'CountCash', on: day, pieces }], said))) return true;
		this.renew();
		this.counts = {};
		if (!this.plan.isCounted) return false;
		this.#takeNotes();
		return true;
	}
	partsAreRight(): void {
		this.go('agree');
	}

	askKeep(): void {
		this.entered.lay(this.line.kept);
		this.go('keep');
	}
	keepIsRight(): void {
		this.entered.hush();
		this.plan.change({ keep: this.#keptWith(this.entered.amount) });
		this.go('hers');
	}
	#keptWith(amount: Money) {
		const { memberId } = this;
		const others = this.plan.talk.keep.filter((one) => one.memberId !== memberId);
		return amount === 0 ? others : [...others, { memberId, amount }];
	}
	/** Why she cannot leave so much. */
	get keepRefusal(): SpokenReason | null {
		if (this.step !== 'keep') return null;
		const tried = this.plan.with({ keep: this.#keptWith(this.entered.amount) });
		return tried.ok ? null : this.plan.spoken(tried.error);
	}

	get refusal(): SpokenReason | null {
		return this.plan.hindrance ?? this.circle.reasonAgainst((agreedBy) => this.plan.command(agreedBy));
	}

	protected override stepBefore(): ShareOutStep | null {
		if (this.step === 'parts') return this.#asked ?? 'rules';
		return super.stepBefore();
	}

	/** The resolution of the circle and the share-out, in one act. @returns true once it is on the phone */
	async write(): Promise<boolean> {
		const { yes } = this.circle;
		const resolution: Command = {
			type: 'PassResolution',
			on: this.meeting.day,
			kind: 'shareProfit',
			agreedBy: yes
		};
		const said = this.meeting.words.say('people.shared-out', {
			amount: this.meeting.amountWords(this.plan.parts)
		});
		if (!(await this.recordAsItIs([resolution, this.plan.command(yes)], said))) return false;
		this.plan.change({ written: this.plan.written?.eventId ?? null, handed: [] });
		this.renew();
		this.#goOn();
		return true;
	}

	/** Her notes are in her hand: the next woman. */
	give(): void {
		const { words, app } = this.meeting;
		const said = words.say('people.share-read-back', {
			who: this.meeting.who(this.memberId),
			amount: this.meeting.amountWords(this.line.paid)
		});
		this.plan.change({
			written: this.plan.written?.eventId ?? null,
			handed: [...this.plan.handed, this.memberId]
		});
		app.parts.vibrate([20]);
		this.#goOn();
		const then =
			this.step === 'hand' ? `${this.meeting.who(this.memberId)}.` : donePrompt(this.meeting, this.plan);
		void app.speaker.say(`${said} ${then}`);
	}
	/** While notes are handed out, to the woman who had hers last: she has them not yet. */
	override back(): boolean {
		if (this.step !== 'hand' || this.plan.handed.length === 0) return super.back();
		this.plan.change({
			written: this.plan.written?.eventId ?? null,
			handed: this.plan.handed.slice(0, -1)
		});
		this.#goOn();
		return true;
	}
	/** Once it is written, to the first woman without her notes; when all have them, to the box. */
	#goOn(): void {
		if (this.plan.written === null) return;
		this.#memberId = this.plan.nextToHand;
		this.go(this.#memberId === null ? 'done' : 'hand');
	}
	/** It was taken back: from the beginning. */
	async undo(): Promise<void> {
		await this.meeting.writer.undo();
		if (this.plan.written === null) this.go('box');
	}
}
