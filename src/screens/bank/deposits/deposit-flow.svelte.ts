import { depositsHeld, paperNotSaid, type Command } from '#group';
import { sum, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import { codeWords } from '#papers/code-words.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { depositPlaces } from '#ui/codes.ts';
import type { Art } from '#ui/symbol/art.ts';
import { choicesOf, Flow, type Questions } from '../../frame/flow/flow.svelte.ts';
import { onlyVia, untilSaid, viaOf, type BankEntry, type Via } from '../bank-entry.svelte.ts';

/** Movement of a deposit elsewhere; `seen` is a balance on its paper. */
type Move = 'placed' | 'back' | 'interest' | 'seen';
type Step = 'list' | 'where' | 'start' | 'amount' | 'receipt';

const moves = {
	placed: { words: 'bank.deposit-placed', icon: 'deposit-in' },
	back: { words: 'bank.deposit-back', icon: 'deposit-out' },
	interest: { words: 'bank.deposit-interest', icon: 'sprout' },
	seen: { words: 'bank.deposit-seen', icon: 'sheet-bank' }
} as const satisfies Readonly<Record<Move, { readonly words: MessageKey; readonly icon: IconName }>>;

/** Flow of the group's deposits elsewhere: list, placements, returns, interest and the keeper's paper. */
export class DepositFlow extends Flow<Step, BankEntry> {
	readonly entered: AmountDraft;
	readonly said: { deposit: string; move: Move; via: Via | null } = $state({
		deposit: 'other',
		move: 'placed',
		via: null
	});

	constructor(entry: BankEntry) {
		super(entry, 'list');
		this.entered = new AmountDraft(entry.app, entry.currency, () => this.#refusal?.text ?? '');
	}

	readonly questions: Questions<Step> = {
		list: () => ({
			title: this.say('bank.deposits'),
			prompt: this.#inAll,
			heard: [this.#inAll, ...this.cards.map((card) => this.lineWords(card.label, card.amount))].join(' '),
			undo: this.place.undoAct,
			act: { label: this.say('bank.deposit-placed'), icon: 'deposit-in', onpress: () => this.go('where') }
		}),
		where: () => ({
			before: 'list',
			title: this.say('bank.deposit-placed'),
			prompt: this.say('bank.deposit-where'),
			codes: choicesOf(depositPlaces, this.say, (deposit) => {
				this.said.deposit = deposit;
				this.begin('placed');
			})
		}),
		start: () => ({
			before: 'list',
			title: this.placeName,
			prompt: this.lineWords(this.placeName, this.held),
			undo: this.place.undoAct,
			act: {
				label: this.say('bank.deposit-back'),
				icon: 'deposit-out',
				tone: 'in',
				disabled: this.held === 0,
				onpress: () => this.begin('back')
			}
		}),
		amount: () => ({
			before: this.held > 0 ? 'start' : 'where',
			title: this.say(moves[this.said.move].words),
			icon: moves[this.said.move].icon,
			prompt: `${this.placeName}. ${this.say(this.said.move === 'seen' ? 'bank.deposit-seen-prompt' : 'money.title')}`,
			amount: this.entered,
			digits: this.said.move === 'interest' || this.said.move === 'seen',
			reason: this.#refusal,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: this.said.move === 'placed' ? 'out' : 'bank',
				// A paper may show that nothing is left.
				...(this.said.move === 'seen' && { disabled: false }),
				...(this.throughBox && untilSaid(this.said.via)),
				onpress: () => this.go('receipt')
			}
		}),
		receipt: () => ({
			before: 'amount',
			title: this.say(moves[this.said.move].words),
			icon: 'sheet-bank',
			prompt: this.say('bank.deposit-paper'),
			reason: this.#refusal,
			typed: this.say('bank.deposit-typed'),
			names: [],
			onname: (reference) => void this.#write(reference),
			...(this.throughBox && {
				rows: [
					{
						label: this.say('bank.deposit-no-paper'),
						art: { icon: 'sheet-blank' } as const,
						onpress: () => this.#write()
					}
				]
			})
		})
	};

	/** Deposits elsewhere by their keeper; minor units. */
	get cards(): readonly {
		readonly deposit: string;
		readonly label: string;
		readonly art: Art;
		readonly amount: Money;
	}[] {
		return [...depositsHeld(this.place.book.state)].map(([deposit, amount]) => {
			const known = codeWords.depositPlaces.find(deposit);
			return { deposit, label: this.#nameOf(deposit), art: depositPlaces.art[known ?? 'other'], amount };
		});
	}
	get held(): Money {
		return depositsHeld(this.place.book.state).get(this.said.deposit) ?? zero;
	}
	get placeName(): string {
		return this.#nameOf(this.said.deposit);
	}
	/** True if money moves through the box or a bank, so that the place is asked for. */
	get throughBox(): boolean {
		return this.said.move === 'placed' || this.said.move === 'back';
	}
	lineWords(what: string, amount: Money): string {
		return this.place.words.line(what, amount, this.place.currency);
	}
	#nameOf(deposit: string): string {
		const key = codeWords.depositPlaces.wordsFor(deposit);
		return key === null ? deposit : this.say(key);
	}
	get #inAll(): string {
		const { cards } = this;
		if (cards.length === 0) return this.say('bank.deposit-none');
		return this.say('bank.deposits-prompt', {
			amount: this.place.amountWords(sum(cards.map(({ amount }) => amount)))
		});
	}

	open(deposit: string): void {
		this.said.deposit = deposit;
		this.go('start');
	}
	begin(move: Move): void {
		this.entered.clear();
		Object.assign(this.said, { move, via: onlyVia(this.place.book.state) });
		this.go('amount');
	}

	readonly #refusal: SpokenReason | null = $derived.by(() => {
		const { amount } = this.entered;
		const isAsked =
			(this.step === 'amount' || this.step === 'receipt') && (amount > 0 || this.said.move === 'seen');
		return !isAsked || (this.throughBox && this.said.via === null)
			? null
			: this.place.reasonAgainst(this.#command(paperNotSaid));
	});
	async #write(reference?: string): Promise<void> {
		const { amount } = this.entered;
		const said = this.lineWords(`${this.placeName}, ${this.say(moves[this.said.move].words)}`, amount);
		if (!(await this.record([this.#command(reference)], said))) return;
		this.renew();
		this.entered.clear();
		this.go(this.held > 0 ? 'start' : 'list');
	}
	#command(reference?: string): Command {
		const { deposit, move, via } = this.said;
		const { day: on } = this.place;
		const { amount } = this.entered;
		switch (move) {
			case 'placed':
				return { type: 'PlaceDeposit', on, deposit, amount, reference, ...viaOf(via) };
			case 'back':
				return { type: 'TakeDepositBack', on, deposit, amount, reference, ...viaOf(via) };
			case 'interest':
				return { type: 'CreditDeposit', on, deposit, amount, reference: reference ?? '' };
			case 'seen':
				return { type: 'SeeDeposit', on, deposit, balance: amount, reference: reference ?? '' };
		}
	}
}
