import { present, type MemberId } from '#kernel';
import { personNamed } from '#app';
import { officesOn, payableTo, type Member, type Office } from '#group';
import { atLeastZero, money, zero, type Money } from '#money';
import type { MemberFace } from '#i18n';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { dayOfPeople } from '../../frame/circle/circle.svelte.ts';
import { namingInWords } from '../../frame/heard-words.ts';
import { WomanCode } from './people-code.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { Talk } from '../../frame/talk.svelte.ts';

/** A woman's name as she or a neighbour says it: recorded, heard back, kept with her name on this phone. */
class NameRecording {
	readonly #meeting: MeetingView;
	readonly #memberId: MemberId;
	recording = $state(false);
	/** There is a recording of her name. */
	isThere = $state(false);

	constructor(meeting: MeetingView, memberId: MemberId) {
		this.#meeting = meeting;
		this.#memberId = memberId;
		this.isThere = meeting.book.voice(memberId) !== null;
	}

	/** Begins to record, or ends it, keeps it and plays it back. */
	async press(): Promise<void> {
		const { app, writer } = this.#meeting;
		app.speaker.stop();
		writer.closeRefusal();
		if (this.recording) {
			this.recording = false;
			const clip = await app.parts.recorder.stop();
			if (clip !== null && (await this.keep(clip))) this.hear();
			return;
		}
		const begun = await app.parts.recorder.start();
		if (begun.ok) this.recording = true;
		else writer.refuse(begun.error);
	}

	hear(): void {
		const clip = this.#meeting.book.voice(this.#memberId);
		if (clip !== null) void this.#meeting.app.parts.voice.play(clip);
	}

	/** @param clip null takes the recording away @returns false when it could not be kept */
	async keep(clip: Uint8Array | null): Promise<boolean> {
		const { book, writer } = this.#meeting;
		if (clip === null && !this.isThere) return true;
		const saved = await book.saveVoice(this.#memberId, clip);
		if (!saved.ok) writer.refuse(saved.error);
		else this.isThere = book.voice(this.#memberId) !== null;
		return saved.ok;
	}

	/** The microphone is let go. */
	leave(): void {
		this.recording = false;
		this.#meeting.app.parts.recorder.release();
	}
}

export const consentScopes = ['name', 'photo', 'voice', 'shareWithNgo'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** Which text of the spoken notice she heard: a new wording takes a new version. */
export const noticeVersion = 'notice-1';

export type WomanStep = 'start' | 'pay' | 'word' | 'name' | 'voice' | 'code' | 'forget';

/** One woman of the group, in it or no more: her word, her name, what is still to be paid to her. */
export class WomanView extends Talk<WomanStep> {
	readonly memberId: MemberId;
	readonly entered: AmountDraft;
	readonly code: WomanCode;
	/** Her name, recorded: only once she said yes to her voice. */
	readonly said: NameRecording;
	name = $state('');

	constructor(meeting: MeetingView, memberId: MemberId) {
		super(meeting, 'start');
		this.memberId = memberId;
		this.code = new WomanCode(meeting, memberId);
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.payRefusal?.text ?? '');
		this.said = new NameRecording(meeting, memberId);
	}

	get member(): Member {
		return present(this.meeting.book.state.members.get(this.memberId), 'she is known');
	}
	get face(): MemberFace {
		return this.meeting.book.face(this.memberId);
	}
	get who(): string {
		return this.meeting.who(this.memberId);
	}
	get offices(): readonly Office[] {
		const terms = officesOn(this.meeting.book.state, this.meeting.day);
		return terms.filter((term) => term.memberId === this.memberId).map(({ office }) => office);
	}
	/** Still to be paid to her, or to her heirs; minor units. */
	get payable(): Money {
		const { balances } = this.meeting.book.state;
		return atLeastZero(money(-(balances.get(payableTo(this.memberId)) ?? zero)));
	}
	/** Whether the woman said yes to it, and did not take it back. */
	saidYesTo(scope: ConsentScope): boolean {
		return this.member.consents.includes(scope);
	}
	/** A name of hers is on this phone. */
	get hasName(): boolean {
		return this.face.name !== undefined;
	}

	readonly payRefusal: SpokenReason | null = $derived.by(() => {
		if (this.entered.amount === 0) return null;
		const blocked = this.meeting.book.blockedBy(this.#payment());
		return blocked === null ? null : spokenReason(blocked, this.meeting.words, this.meeting.currency);
	});
	get boxAfter(): Money {
		return atLeastZero(money(this.meeting.book.box - this.entered.amount));
	}

	/** Since when she is here, or when she left; what is still hers. */
	get prompt(): string {
		const { words } = this.meeting;
		const { joinedOn, leftOn } = this.member;
		const when = words.say(leftOn === null ? 'people.since' : 'people.left-on', {
			day: words.dayInWords(leftOn ?? joinedOn)
		});
		const owed =
			this.payable > 0 ? [words.say('people.later', { amount: this.meeting.amountWords(this.payable) })] : [];
		return [`${this.who}. ${when}`, ...owed].join(' ');
	}

	show(step: WomanStep): void {
		this.entered.clear();
		this.renew();
		if (step === 'pay') this.entered.setAmount(this.payable);
		if (step === 'name') this.name = this.face.name ?? '';
		this.go(step);
	}

	/** One step back. @returns false at the first */
	override back(): boolean {
		if (this.step === 'start') return false;
		this.said.leave();
		this.show(this.step === 'name' || this.step === 'voice' ? 'word' : 'start');
		return true;
	}

	async pay(): Promise<void> {
		const { words } = this.meeting;
		const amount = this.meeting.amountWords(this.entered.amount);
		const said = words.say('people.share-read-back', { who: this.who, amount });
		if (await this.recordAsItIs([this.#payment()], said)) this.show('start');
	}

	/** Yes to one thing, or that yes taken back; what she no longer wants kept goes at once. */
	async toggle(scope: ConsentScope): Promise<void> {
		const { words } = this.meeting;
		const on = dayOfPeople(this.meeting);
		const isTakenBack = this.saidYesTo(scope);
		const said = words.say(isTakenBack ? 'people.word-taken-back' : 'people.word-given', {
			who: this.who,
			what: words.say(`people.word-${scope}`)
		});
		const common = { on, memberId: this.memberId, scope: [scope] };
		const command = isTakenBack
			? ({ type: 'WithdrawConsent', ...common } as const)
			: ({ type: 'GiveConsent', ...common, notice: noticeVersion, language: words.language } as const);
		if (isTakenBack && scope === 'voice' && !(await this.said.keep(null))) return;
		if (!(await this.recordAsItIs([command], said))) return;
		if (isTakenBack && scope === 'name' && !(await this.#forgetName())) return;
		this.renew();
		if (!isTakenBack && (scope === 'name' || scope === 'voice')) this.show(scope);
	}

	/** As she likes to be called; empty is no name. Two women agree, here or at the close: papers show savings by name. */
	async keepName(): Promise<void> {
		const { book, words } = this.meeting;
		const { number } = this.face;
		const commands = await book.naming(this.memberId, this.name, dayOfPeople(this.meeting));
		const last = commands.at(-1);
		if (last === undefined) {
			this.show('word');
			return;
		}
		const said = namingInWords(book.state, words, { ...last, number, who: personNamed(this.name).name });
		if (await this.recordAsItIs(commands, said)) this.show('word');
	}

	/** The book says that her name, photo and voice go from this phone, and then they do; her number, picture and figures stay (DPDP Act 2023). */
	async forget(): Promise<void> {
		const { words } = this.meeting;
		const on = dayOfPeople(this.meeting);
		const said = words.say('people.forgotten', { number: this.face.number });
		const isWritten = await this.recordAsItIs([{ type: 'NoteErasure', on, memberId: this.memberId }], said);
		if (isWritten && (await this.#forgetName())) this.show('start');
	}

	async #forgetName(): Promise<boolean> {
		const { book, writer } = this.meeting;
		const erased = await book.eraseName(this.memberId);
		if (!erased.ok) writer.refuse(erased.error);
		return erased.ok;
	}

	#payment() {
		return {
			type: 'PayPayable',
			on: this.meeting.day,
			memberId: this.memberId,
			amount: this.entered.amount
		} as const;
	}
}
