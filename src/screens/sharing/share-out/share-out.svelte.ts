import { present, type MemberId } from '#kernel';
import type { Command, SharedOutLine } from '#group';
import type { Money } from '#money';
import { countByPiece, countTotal, type Counts } from '#ui/money/counts.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { readTalk } from '#session/meeting/kept-talk.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Circle } from '../../frame/circle/circle.svelte.ts';
import { Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';
import { mixAsked } from '../share-mix.svelte.ts';
import { figureLines, type FigureLine } from './rehearsal.ts';
import {
	agreePrompt,
	amountLine,
	boxHeard,
	boxPrompt,
	donePrompt,
	partsHeard,
	sumHeard,
	whoHeard
} from './share-out-heard.ts';
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
export class ShareOutView extends Flow<ShareOutStep> {
	readonly plan: ShareOutPlan;
	override readonly circle: Circle;
	/** What she leaves for the next cycle. */
	readonly entered: AmountDraft;
	/** Notes that are being counted. */
	counts = $state.raw<Counts>({});
	#memberId = $state.raw<MemberId | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting, 'box');
		this.plan = new ShareOutPlan(meeting);
		this.circle = new Circle(meeting, 'CycleSharedOut');
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.keepRefusal?.text ?? '');
	}

	readonly questions: Questions<ShareOutStep> = {
		// Before anything: what the box must hold, and who owes more than her part.
		box: () => ({
			prompt: boxPrompt(this.place, this.plan),
			heard: boxHeard(this.place, this.plan),
			reason: this.circle.closed ?? (this.plan.chosen.ok ? null : this.plan.hindrance),
			act: this.#goesOn(() => this.boxIsRight())
		}),
		// One woman after the other: what each rule would put into her hand; the circle takes one.
		rules: () => ({
			before: 'box',
			prompt: this.say('people.share-choose-prompt'),
			heard: `${whoHeard(this.place, this.plan, this.memberId)} ${this.say('people.share-choose-prompt')}`,
			reason: this.plan.chosen.ok || this.plan.rule === 'fixedRate' ? null : this.plan.hindrance,
			act: {
				label: this.say(`people.share-rule-${this.plan.rule}`),
				icon: 'next',
				tone: 'out',
				onpress: () => this.ruleIsRight()
			}
		}),
		mix: () => ({
			...mixAsked(this.plan.mix, this.place.words, () => this.mixIsRight()),
			before: 'rules'
		}),
		// So much on each hundred that she saved, and so much of that kept back; what stays with the group then.
		rate: () => ({
			before: 'rules',
			prompt: this.say('people.share-rate-prompt'),
			reason: this.plan.chosen.ok ? null : this.plan.hindrance,
			act: this.#goesOn(() => this.rateIsRight())
		}),
		// What goes into each hand, and the smallest piece that it is paid in.
		parts: () => ({
			before: this.#asked ?? 'rules',
			prompt: this.say('people.dividend-parts'),
			heard: partsHeard(this.place, this.plan),
			reason: this.plan.hindrance,
			act: this.#goesOn(() => this.partsAreRight())
		}),
		count: () => ({ before: 'parts', prompt: '' }),
		hers: () => ({
			before: 'parts',
			...this.#ofHer,
			act: { label: this.say('action.ok'), icon: 'back', onpress: () => this.back() }
		}),
		keep: () => ({
			before: 'hers',
			face: this.place.book.face(this.memberId),
			prompt: this.say('people.share-keep-prompt'),
			reason: this.keepRefusal,
			amount: this.entered,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'in',
				disabled: false,
				onpress: () => this.keepIsRight()
			}
		}),
		agree: () => {
			const prompt = agreePrompt(this.place, this.plan);
			return {
				before: 'parts',
				prompt,
				heard: `${partsHeard(this.place, this.plan)} ${prompt} ${this.say('people.all-agree-prompt')}`,
				reason: this.refusal,
				missing: this.plan.lacking,
				act: {
					label: this.say('loan.all-agree'),
					icon: 'hands-raised',
					tone: 'out',
					disabled: !this.circle.isEnough,
					onpress: () => this.write()
				}
			};
		},
		hand: () => ({
			...this.#ofHer,
			undo:
				this.plan.handed.length === 0 && this.place.undoAct
					? { ...this.place.undoAct, onundo: () => void this.undo() }
					: undefined,
			act: {
				label: this.say(this.line.paid > 0 ? 'people.share-in-hand' : 'action.ok'),
				icon: this.line.paid > 0 ? 'box-out' : 'next',
				tone: 'out',
				...(this.line.paid > 0 && { amount: this.line.paid, currency: this.place.currency }),
				rests: true,
				onpress: () => this.give()
			}
		}),
		// All have their notes; the box is empty, or holds what is kept.
		done: () => ({
			prompt: donePrompt(this.place, this.plan),
			heard: `${partsHeard(this.place, this.plan)} ${donePrompt(this.place, this.plan)}`
		})
	};
	protected override get head(): Partial<Question<ShareOutStep>> {
		return { title: this.say('people.share-close-group'), icon: 'pouring-pots', tight: true };
	}
	#goesOn(onpress: () => void) {
		return { label: this.say('action.ok'), icon: 'next', tone: 'out', onpress } as const;
	}
	/** One woman: saved, grown, taken off for what she owes; and her notes. */
	get #ofHer() {
		const label = this.say('meeting.roll-place', {
			count: this.turnAt + 1,
			total: this.place.memberIds.length
		});
		const ticks = this.step === 'hand' ? { ticks: { label, marks: this.marks } } : {};
		const [who, amount] = [this.place.who(this.memberId), this.place.amountWords(this.line.paid)];
		return {
			band: { face: this.place.book.face(this.memberId), ...ticks },
			prompt: this.say('people.she-gets', { who, amount }),
			heard: this.sumHeard
		};
	}

	async open(): Promise<void> {
		if (this.place.book.draft.shareOut === null) await readTalk(this.place);
		this.#goOn();
		await this.plan.read();
	}

	/** Whose sum is on the screen. */
	get memberId(): MemberId {
		return this.#memberId ?? present(this.place.memberIds[0], 'a group has women');
	}
	get line(): SharedOutLine {
		return this.plan.lineOf(this.memberId);
	}
	get sums(): readonly FigureLine[] {
		return figureLines(this.line);
	}
	get sumHeard(): string {
		return sumHeard(this.place, this.plan, this.memberId);
	}
	/** One tick for each woman. */
	get marks(): readonly ('done' | 'now' | 'todo')[] {
		return this.place.memberIds.map((one) =>
			one === this.memberId ? 'now' : this.plan.handed.includes(one) ? 'done' : 'todo'
		);
	}
	/** Which woman of the row it is, from 0. */
	get turnAt(): number {
		return this.place.memberIds.indexOf(this.memberId);
	}
	turn(by: 1 | -1): void {
		const to = this.place.memberIds[this.turnAt + by];
		if (to === undefined) return;
		this.#memberId = to;
		void this.place.app.speaker.say(whoHeard(this.place, this.plan, to));
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
		const what = this.place.words.say(`people.share-rule-${rule}`);
		const takes = this.plan.takesBy(rule, this.memberId);
		void this.place.app.speaker.say(takes === null ? `${what}.` : amountLine(this.place, what, takes));
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
		const { words, currency } = this.place;
		void this.place.app.speaker.say(words.amount(unit, currency));
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
		const { words, currency } = this.place;
		void this.place.app.speaker.say(words.amount(notesUnit, currency));
	}
	/** The count of the notes, for the record of the meeting. @returns false where the box is not what the book says */
	async notesAreCounted(): Promise<boolean> {
		const { currency, day } = this.place;
		const pieces = new Map(countByPiece(this.counts, currency).map(({ piece, count }) => [piece, count]));
		const amount = this.place.amountWords(countTotal(this.counts, currency));
		const said = this.place.words.say('meeting.count-read-back', { amount });
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
		this.entered.setAmount(this.line.kept);
		this.go('keep');
	}
	keepIsRight(): void {
		this.entered.stopSpeaking();
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

	readonly refusal: SpokenReason | null = $derived.by(
		() => this.plan.hindrance ?? this.circle.reasonAgainst((agreedBy) => this.plan.command(agreedBy))
	);

	/** The resolution of the circle and the share-out, in one act. @returns true once it is on the phone */
	async write(): Promise<boolean> {
		const { yes } = this.circle;
		const resolution: Command = {
			type: 'PassResolution',
			on: this.place.day,
			kind: 'shareProfit',
			agreedBy: yes
		};
		const said = this.place.words.say('people.shared-out', {
			amount: this.place.amountWords(this.plan.parts)
		});
		if (!(await this.recordAsItIs([resolution, this.plan.command(yes)], said))) return false;
		this.plan.change({ written: this.plan.written?.eventId ?? null, handed: [] });
		this.renew();
		this.#goOn();
		return true;
	}

	/** Her notes are in her hand: the next woman. */
	give(): void {
		const { words, app } = this.place;
		const said = words.say('people.share-read-back', {
			who: this.place.who(this.memberId),
			amount: this.place.amountWords(this.line.paid)
		});
		this.plan.change({
			written: this.plan.written?.eventId ?? null,
			handed: [...this.plan.handed, this.memberId]
		});
		app.parts.vibrate([20]);
		this.#goOn();
		const then =
			this.step === 'hand' ? `${this.place.who(this.memberId)}.` : donePrompt(this.place, this.plan);
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
		await this.place.writer.undo();
		if (this.plan.written === null) this.go('box');
	}
}
