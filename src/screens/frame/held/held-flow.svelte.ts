import type { MemberId } from '#kernel';
import { heldForPurpose, purposesHeld, type Command } from '#group';
import { sum, type Money } from '#money';
import { codeWords } from '#papers/code-words.ts';
import type { EntryPlace } from '#session/meeting/entry-place.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { heldPurposes } from '#ui/codes.ts';
import { Flow, type Questions } from '../flow/flow.svelte.ts';

type Step = 'what' | 'women' | 'way' | 'receipt';

/** Flow that hands money held for others to its recipient, with the receipt, or back to the women: in the circle, and between meetings. */
export class HeldFlow extends Flow<Step, EntryPlace> {
	readonly said: { purpose: string; through: { readonly via?: string } | null } = $state({
		purpose: 'other',
		through: {}
	});
	/** Women whose money stays; that of all others is handed over. */
	#without = $state.raw<readonly MemberId[]>([]);

	/** @param isSure money goes through the box, since there is no other place or none is asked */
	constructor(place: EntryPlace, isSure = true) {
		super(place, 'what');
		if (!isSure) this.said.through = null;
	}

	readonly questions: Questions<Step> = {
		what: () => ({
			title: this.say('account.account-held-for-others'),
			prompt: this.say(
				this.purposes.size === 0 ? 'meeting.other-holds-nothing' : 'meeting.other-what-prompt-handed'
			),
			undo: this.place.undoAct,
			heard: [...this.purposes].map(([purpose, amount]) => this.#lineOf(purpose, amount)).join(' '),
			codes: [...this.purposes.keys()].map((purpose) => ({
				label: this.#nameOf(purpose),
				art: heldPurposes.art[codeWords.heldPurposes.find(purpose) ?? 'other'],
				onpress: () => this.#choose(purpose)
			}))
		}),
		women: () => ({
			before: 'what',
			title: this.#nameOf(this.said.purpose),
			tight: true,
			prompt: this.say('meeting.other-women-prompt'),
			heard: `${this.say('meeting.other-women-prompt')} ${this.#line}`,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'out',
				amount: this.inAll,
				disabled: this.inAll === 0,
				onpress: () => this.go('way')
			}
		}),
		way: () => ({
			before: 'women',
			title: this.#nameOf(this.said.purpose),
			prompt: this.#line,
			reason: this.refusal,
			rows: [
				{
					label: this.say('meeting.other-held-out'),
					art: { icon: 'held-out' },
					disabled: this.#isBlocked,
					onpress: () => this.go('receipt')
				},
				{
					label: this.say('meeting.held-back'),
					art: { icon: 'three-faces' },
					disabled: this.#isBlocked,
					onpress: () => this.#write(this.#back(), this.say('meeting.held-back'))
				}
			]
		}),
		receipt: () => ({
			before: 'way',
			title: this.#nameOf(this.said.purpose),
			icon: 'sheet-bank',
			prompt: this.say('bank.deposit-paper'),
			typed: this.say('bank.deposit-typed'),
			names: [],
			onname: (reference) => void this.#hand(reference),
			rows: [
				{
					label: this.say('bank.deposit-no-paper'),
					art: { icon: 'sheet-blank' },
					onpress: () => this.#hand()
				}
			]
		})
	};

	get purposes(): ReadonlyMap<string, Money> {
		return purposesHeld(this.place.book.state);
	}
	/** Money held for the purpose, by woman. */
	get heldOf(): ReturnType<typeof heldForPurpose> {
		return heldForPurpose(this.place.book.state, this.said.purpose);
	}
	/** The part of it that is handed over. */
	get going(): ReturnType<typeof heldForPurpose> {
		return this.heldOf.filter(({ memberId }) => !this.#without.includes(memberId));
	}
	get inAll(): Money {
		return sum(this.going.map(({ amount }) => amount));
	}
	readonly refusal: SpokenReason | null = $derived.by(() =>
		this.step === 'way' && this.said.through !== null ? this.place.reasonAgainst(...this.#back()) : null
	);

	/** Toggles whether her money stays with the group. */
	touchWoman(memberId: MemberId): void {
		const others = this.#without.filter((one) => one !== memberId);
		this.#without = others.length < this.#without.length ? others : [...others, memberId];
	}

	#choose(purpose: string): void {
		this.said.purpose = purpose;
		this.#without = [];
		this.go('women');
	}
	get #isBlocked(): boolean {
		return this.said.through === null || this.refusal !== null;
	}
	#nameOf(purpose: string): string {
		const key = codeWords.heldPurposes.wordsFor(purpose);
		return key === null ? purpose : this.say(key);
	}
	get #line(): string {
		return this.#lineOf(this.said.purpose, this.inAll);
	}
	#lineOf(purpose: string, amount: Money): string {
		return this.place.words.line(this.#nameOf(purpose), amount, this.place.currency);
	}

	#hand(reference?: string): Promise<void> {
		const { purpose, through } = this.said;
		const on = this.place.day;
		const command: Command = { type: 'HandToOthers', on, purpose, of: this.going, reference, ...through };
		return this.#write(
			[command],
			this.say('meeting.other-held-out'),
			...(reference === undefined ? [] : [reference])
		);
	}
	/** Commands that return each woman's money. */
	#back(): readonly Command[] {
		const { purpose, through } = this.said;
		return this.going.map((hers) => ({
			type: 'ReturnHeld',
			on: this.place.day,
			purpose,
			...hers,
			...through
		}));
	}
	/** Codes given between meetings cover the spoken text: the women and the paper are part of it. */
	async #write(commands: readonly Command[], ...what: readonly string[]): Promise<void> {
		const { place } = this;
		const said = [
			`${[this.#nameOf(this.said.purpose), ...what].join(', ')}.`,
			...this.going.map((hers) => place.words.line(place.who(hers.memberId), hers.amount, place.currency)),
			this.say('meeting.other-read-back-out', { amount: place.amountWords(this.inAll) })
		];
		await this.end(this.record(commands, said.join(' ')));
	}
}
