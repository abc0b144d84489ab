import type { LocalDate } from '#kernel';
import { isMemberOn, writtenRules, type Command, type ConstitutionWritten } from '#group';
import type { Words } from '#i18n';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { Circle } from '../frame/circle/circle.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { RulesAnswers } from '../frame/rules/rules-answers.svelte.ts';
import {
	isAsked,
	ruleChapters,
	screensOf,
	topicOf,
	type RuleTopicName,
	type RuleScreen
} from '#papers/rules/rules-topics.ts';
import { ruleHistory, ruleValue, spokenRule, type RuleValue } from '../frame/rules/rules-value.ts';
import { Flow, type Question, type Questions } from '../frame/flow/flow.svelte.ts';

export type RulesStep = 'list' | 'rule' | 'question' | 'agree';

/** The rules that the group gave itself: each with its value, since when, and how the circle changes it. */
export class RulesView extends Flow<RulesStep> {
	override readonly circle: Circle;
	name = $state<RuleTopicName>('rhythm');
	screen = $state<RuleScreen>('rhythm');
	/** Which page of the list. */
	chapter = $state(0);
	answers = $state.raw<RulesAnswers | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting, 'list');
		this.circle = new Circle(meeting);
	}

	readonly questions: Questions<RulesStep> = {
		list: () => ({
			title: this.say('people.group-rules'),
			icon: 'book',
			tight: true,
			prompt: this.say('rules.prompt'),
			heard: [this.say('rules.prompt'), ...this.names.map((name) => this.spoken(name))].join(' '),
			undo: this.place.undoAct
		}),
		rule: () => ({
			prompt: this.spoken(this.name),
			undo: this.place.undoAct,
			reason: this.circle.closed,
			act: { label: this.say('rules.change'), icon: 'next', tone: 'book', onpress: () => this.ask() }
		}),
		question: () => ({
			tight: true,
			prompt: this.questionPrompt,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'book',
				disabled: !this.isAnswered && (this.answers?.her ?? '') === '',
				onpress: () => this.goOn()
			}
		}),
		agree: () => ({
			tight: true,
			prompt: this.agreePrompt,
			reason: this.refusal,
			act: {
				label: this.say('loan.all-agree'),
				icon: 'hands-raised',
				tone: 'book',
				disabled: !this.isChanged || !this.circle.isEnough,
				onpress: () => this.write()
			}
		})
	};
	protected override get head(): Partial<Question<RulesStep>> {
		const { title, icon } = topicOf(this.name);
		return { title: this.say(title), icon };
	}

	get chapters(): number {
		return ruleChapters.length;
	}
	/** Rules of the page, those that mean something beside the others. */
	get names(): readonly RuleTopicName[] {
		return (ruleChapters[this.chapter] ?? []).filter((name) => isAsked(name, this.#inForce));
	}
	get day(): LocalDate {
		return this.place.day;
	}

	valueFor(name: RuleTopicName): RuleValue {
		return ruleValue(name, this.#inForce, this.#words);
	}
	/** What the rule said since when, newest first; the first is in force. */
	get history(): ReturnType<typeof ruleHistory> {
		return ruleHistory(this.name, this.place.book.state.rules, this.#words);
	}
	/** What it would say after the change. */
	get after(): RuleValue {
		const { answers } = this;
		return answers === null ? this.valueFor(this.name) : ruleValue(this.name, answers.rules, this.#words);
	}
	get isChanged(): boolean {
		return this.after.key !== this.valueFor(this.name).key;
	}
	/** The screen is answered, so that one can go on. */
	get isAnswered(): boolean {
		return this.answers?.isAnswered(this.screen) ?? false;
	}
	readonly refusal: SpokenReason | null = $derived.by(() =>
		this.circle.reasonAgainst((agreedBy) => this.#command(agreedBy))
	);

	spoken(name: RuleTopicName): string {
		return spokenRule(name, this.valueFor(name), this.#words, this.place.currency);
	}
	/** The question of the screen, in words. */
	get questionPrompt(): string {
		const words = this.#words;
		const { title, prompt } = topicOf(this.name);
		switch (this.screen) {
			case 'rhythmDay':
				return words.say(
					this.answers?.rhythm.every === 'month' ? 'setup.day-of-month-prompt' : 'setup.weekday-prompt'
				);
			case 'savingAmount':
				return words.say(
					this.answers?.savingMode === 'perMember' ? 'rules.saving-each-prompt' : 'setup.saving-prompt'
				);
			case 'sharesMax':
				return `${words.say('setup.shares-max')}.`;
			case 'buyInAmount':
				return words.say('rules.buy-in-amount-prompt');
			default:
				return `${words.say(title)}. ${words.say(prompt)}`;
		}
	}
	/** Old and new, from when, and that old pages stay. */
	get agreePrompt(): string {
		const words = this.#words;
		const { currency } = this.place;
		const value = ({ text, amount }: RuleValue) =>
			[text, amount === null ? '' : words.amount(amount, currency)].filter((part) => part !== '').join(', ');
		return [
			words.say('rules.was-now', { was: value(this.valueFor(this.name)), now: value(this.after) }),
			words.say('rules.from-today'),
			words.say('people.all-agree-prompt')
		].join(' ');
	}

	open(name: RuleTopicName): void {
		this.name = name;
		this.go('rule');
	}
	/** @param name of a rule that was open before the meeting; anything else is left alone */
	openAgain(name: string | null): void {
		const known = ruleChapters.flat().find((one) => one === name);
		if (known !== undefined) this.open(known);
	}
	/** The circle talks about another value. */
	ask(): void {
		const { book } = this.place;
		const women = () =>
			book.memberIds
				.filter((memberId) => {
					const member = book.state.members.get(memberId);
					return member !== undefined && isMemberOn(member, this.day);
				})
				.map((memberId) => ({ memberId, face: book.face(memberId) }));
		this.answers = new RulesAnswers(this.#inForce, { currency: () => book.currency, women });
		this.screen = screensOf(this.name, this.#inForce)[0] ?? this.name;
		this.go('question');
	}
	/** The answer is right: the next screen of the question, or what the circle says to it. */
	goOn(): void {
		const { answers } = this;
		if (answers === null || answers.backInside()) return;
		if (this.screen === 'rhythmDay') answers.change(answers.meetingLike(this.day));
		const screens = screensOf(this.name, answers.rules);
		const next = screens[screens.indexOf(this.screen) + 1];
		if (next === undefined) this.go('agree');
		else this.screen = next;
	}

	/** One step back, also from one screen of a question to the one before. @returns false at the list */
	override back(): boolean {
		if (this.step === 'list') return false;
		if (this.step === 'rule') this.go('list');
		else if (this.step === 'agree') this.go('question');
		else if (this.answers?.backInside() !== true) this.#screenBack();
		this.circle.clear();
		return true;
	}

	async write(): Promise<void> {
		const said = `${this.#words.say('rules.changed')} ${spokenRule(this.name, this.after, this.#words, this.place.currency)}`;
		const command = this.#command(this.circle.yes);
		if (!(await this.recordAsItIs([command], said))) return;
		this.renew();
		this.answers = null;
		this.circle.clear();
		this.go('rule');
	}

	#screenBack(): void {
		const screens = screensOf(this.name, this.answers?.rules ?? this.#inForce);
		const before = screens[screens.indexOf(this.screen) - 1];
		if (before === undefined) this.go('rule');
		else this.screen = before;
	}

	get #words(): Words {
		return this.place.words;
	}
	get #inForce(): ConstitutionWritten {
		return writtenRules(this.place.rules);
	}

	/** The whole rules from the day of the meeting on; earlier pages stay as they are. */
	#command(agreedBy: Parameters<Parameters<Circle['reasonAgainst']>[0]>[0]): Command {
		const constitution = this.answers?.rules ?? this.#inForce;
		return { type: 'ChangeRules', on: this.day, constitution, agreedBy };
	}
}
