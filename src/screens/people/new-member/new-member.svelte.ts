import { symbolsNotIn, type LocalDate, type MemberId, type OperationId } from '#kernel';
import { buyInFor, rulesOn, type AddMember, type Command } from '#group';
import { personNamed } from '#app';
import { add, money, zero, type Money } from '#money';
import { ringColour } from '#ui/symbol/symbols.ts';
import type { MemberFace } from '#i18n';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { atDesk } from '#session/meeting/entry-place.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { Circle, dayOfPeople } from '../../frame/circle/circle.svelte.ts';
import { Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';
import type { Reason } from '#session/reasons.ts';

type Step = 'symbol' | 'name' | 'saving' | 'agree' | 'buyIn';

/**
 * A woman who joins a group that is already there: her picture, what she is called, if she likes, and what the rules ask
 * of her, given in the same touch that writes her into the book (ledger law 3). Where each woman has her own amount, she
 * says hers and the circle agrees.
 */
export class NewMember extends Flow<Step> {
	override readonly circle: Circle;
	/** What she will save at each meeting. */
	readonly entered: AmountDraft;
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #memberId: MemberId;
	readonly #operationId: OperationId;
	/** Her number: never given before. */
	readonly number: number;
	#symbol = $state<string | null>(null);
	name = $state('');
	#refusal = $state.raw<Reason | null>(null);
	busy = $state(false);

	constructor(meeting: MeetingView) {
		super(meeting, 'symbol');
		const { app, book } = meeting;
		this.#app = app;
		this.#book = book;
		this.circle = new Circle(meeting);
		this.entered = new AmountDraft(app, book.currency);
		this.#memberId = app.parts.random.id() as MemberId;
		this.#operationId = book.newOperationId();
		this.number = Math.max(0, ...[...book.state.members.values()].map((member) => member.number)) + 1;
	}

	readonly questions: Questions<Step> = {
		symbol: () => ({ tight: true, prompt: this.say('setup.member-prompt') }),
		name: () => ({
			before: 'symbol',
			prompt: this.say('setup.member-name-prompt'),
			act: {
				label: this.say('action.ok'),
				icon: this.isLast ? 'check' : 'next',
				disabled: this.busy,
				onpress: this.answer
			}
		}),
		saving: () => ({
			before: 'name',
			tight: true,
			prompt: this.say('people.her-saving-prompt'),
			amount: this.entered,
			act: { label: this.say('action.ok'), icon: 'next', tone: 'in', onpress: this.answer }
		}),
		agree: () => ({
			before: 'saving',
			tight: true,
			prompt: this.agreePrompt,
			act: {
				label: this.say('loan.all-agree'),
				icon: 'hands-raised',
				tone: 'book',
				disabled: !this.circle.isEnough || this.busy,
				onpress: this.answer
			}
		}),
		buyIn: () => ({
			before: this.asksSaving ? 'agree' : 'name',
			prompt: this.buyInPrompt,
			act: {
				label: this.say('people.gave-it'),
				icon: 'box-in',
				tone: 'in',
				disabled: this.busy,
				onpress: () => this.#join()
			}
		})
	};
	protected override get head(): Partial<Question<Step>> {
		return { title: this.say('setup.member-new'), icon: 'new-woman' };
	}
	/** Nothing more is asked after this step: she is written. */
	get isLast(): boolean {
		return this.step === this.#steps.at(-1);
	}
	/** Each woman has her own amount. */
	get asksSaving(): boolean {
		return rulesOn(this.#book.state, this.#day)?.saving.mode === 'perMember';
	}

	/** Pictures that women have. Who left has hers no more, but while her code still opens the book it stands at the lock. */
	get taken(): readonly string[] {
		const { codes } = this.#app;
		return [...this.#book.state.members.values()]
			.filter(({ memberId, leftOn }) => leftOn === null || codes.slotOf(memberId) !== undefined)
			.map(({ memberId }) => this.#book.face(memberId).symbol);
	}

	/** The other pictures, best first. */
	get faces(): readonly MemberFace[] {
		return symbolsNotIn(this.taken).map((symbol) => this.#face(symbol));
	}

	/** As she will be seen; null before she chose. */
	get face(): MemberFace | null {
		return this.#symbol === null ? null : this.#face(this.#symbol);
	}

	/** What the rules ask of her; zero where they ask nothing. */
	get buyIn(): Money {
		return buyInFor(this.#book.state, this.#day);
	}
	/** Whether the buy-in becomes her own saving, or is the group's. */
	get buyInIsHers(): boolean {
		return rulesOn(this.#book.state, this.#day)?.buyIn === 'averageSavings';
	}
	get boxAfter(): Money {
		return add(this.#book.box, this.buyIn);
	}

	/** Why she cannot join, whoever says yes, or why it was not written. */
	readonly refusal: Reason | null = $derived.by(() => {
		const { meeting } = this.circle;
		// Her amount is asked on the way: that it is missing hinders nobody.
		const saving = this.entered.amount === 0 ? money(100) : this.entered.amount;
		return (
			this.#refusal ??
			this.#book.blockedBy(
				...this.#placed({ ...this.#command(this.#symbol ?? 'none', meeting.here), saving })
			)
		);
	});

	choose(symbol: string): void {
		this.#symbol = symbol;
		this.go('name');
	}

	/** The step is answered; a name may stay empty. @returns true when she is to be written into the book now */
	goOn(): boolean {
		this.entered.stopSpeaking();
		const next = this.#steps[this.#steps.indexOf(this.step) + 1];
		if (next === undefined) return true;
		this.go(next);
		return false;
	}
	/** On to the next question, or into the book. */
	readonly answer = (): void => {
		if (this.goOn()) void this.#join();
	};
	async #join(): Promise<void> {
		if ((await this.add()) !== null) this.onended();
	}

	override back(): boolean {
		const went = super.back();
		if (this.step === 'symbol') this.#symbol = null;
		return went;
	}

	/** Writes her into the book, with what she gave. @returns her id, or null when it was refused */
	async add(): Promise<MemberId | null> {
		if (this.#symbol === null || this.busy) return null;
		const joining = this.#command(this.#symbol, this.circle.yes);
		const isNamed = personNamed(this.name).name !== '';
		const named = isNamed ? { name: await this.#book.session.hashOfName(this.name) } : {};
		const commands = this.#placed({ ...joining, ...named });
		const agreed = await this.#book.agreed(commands, () => this.spokenAdded);
		if (agreed === null) return null;
		this.busy = true;
		const written = await this.#book.run(this.#operationId, ...agreed);
		this.busy = false;
		if (written.ok) return this.#memberId;
		this.#refusal = written.error;
		return null;
	}

	/** What is asked of her, and what becomes of it. */
	get buyInPrompt(): string {
		const words = wordsOf(this.#app);
		return words.say(this.buyInIsHers ? 'people.buy-in-hers' : 'people.buy-in-group', {
			amount: words.amount(this.buyIn, this.#book.currency)
		});
	}

	/** What she saves from now on, and do all agree. */
	get agreePrompt(): string {
		const words = wordsOf(this.#app);
		const amount = words.amount(this.entered.amount, this.#book.currency);
		return `${words.say('people.her-saving-agree', { amount })} ${words.say('people.all-agree-prompt')}`;
	}

	get spokenAdded(): string {
		const words = wordsOf(this.#app);
		const who = this.name === '' ? words.say('word.who-number', { number: this.number }) : this.name;
		return words.say('setup.member-added', { who, number: this.number });
	}

	#command(symbol: string, agreedBy: readonly MemberId[]): AddMember {
		const { buyIn } = this;
		return {
			type: 'AddMember',
			on: this.#day,
			memberId: this.#memberId,
			number: this.number,
			symbol,
			...(buyIn > zero ? { buyIn } : {}),
			...(this.asksSaving ? { saving: this.entered.amount, agreedBy } : {})
		};
	}

	/** Between meetings what she gives stands at the desk; where the circle agrees to her saving, it must sit. */
	#placed(command: AddMember): readonly Command[] {
		const staysAtDesk = this.buyIn > zero && !this.asksSaving;
		return staysAtDesk ? atDesk(this.#book.state, this.#day, [command]) : [command];
	}

	/** What is asked of her by the rules. */
	get #steps(): readonly Step[] {
		return [
			'symbol',
			'name',
			...(this.asksSaving ? (['saving', 'agree'] as const) : []),
			...(this.buyIn > 0 ? (['buyIn'] as const) : [])
		];
	}

	get #day(): LocalDate {
		return dayOfPeople({ app: this.#app, book: this.#book });
	}

	#face(symbol: string): MemberFace {
		return { symbol, colour: ringColour(this.number), number: this.number };
	}
}
