import type { MemberId } from '#kernel';
import { officesOn, type Constitution, type OfficeTerm } from '#group';
import type { MessageKey } from '#i18n';
import type { Money } from '#money';
import type { IconName } from '#ui/icon/icon-names.ts';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { wordsOf } from './context.ts';

/** One rule as a picture with one value. */
export interface RuleLine {
	readonly icon: IconName;
	readonly text: string;
	/** Minor units; null where the value is no money. */
	readonly amount: Money | null;
}

/** The group's officers and the rules that it gave itself. */
export class GroupView {
	readonly #app: AppState;
	readonly #book: BookView;

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	get name(): string {
		return this.#book.state.name ?? '';
	}

	get officers(): readonly { readonly memberId: MemberId; readonly office: OfficeTerm['office'] }[] {
		return officesOn(this.#book.state, this.#app.today);
	}

	get rules(): readonly RuleLine[] {
		const rules = this.#book.state.constitution;
		return rules === null ? [] : [...this.#meeting(rules), ...this.#money(rules), ...this.#fines(rules)];
	}

	/** The name and how many they are. */
	get prompt(): string {
		const words = wordsOf(this.#app);
		const count = words.say('home.members-count', { count: this.#book.memberIds.length });
		return `${this.name}. ${count}.`;
	}

	spokenRule({ text, amount }: RuleLine): string {
		return amount === null ? text : `${text}: ${wordsOf(this.#app).amount(amount, this.#book.currency)}`;
	}

	#line(icon: IconName, text: MessageKey, amount: Money | null = null): RuleLine {
		return { icon, text: wordsOf(this.#app).say(text), amount };
	}

	#meeting({ meetingRhythm, approvals }: Constitution): readonly RuleLine[] {
		const words = wordsOf(this.#app);
		const when = words.say(`setup.every-${meetingRhythm.every}`);
		const { weekday, dayOfMonth } = meetingRhythm;
		const day =
			weekday !== undefined
				? words.say(`weekday.${weekday as 0 | 1 | 2 | 3 | 4 | 5 | 6}`)
				: dayOfMonth === undefined
					? null
					: `${words.say('setup.day-of-month')} ${words.number(dayOfMonth)}`;
		return [
			{ icon: 'meeting', text: day === null ? when : `${when}, ${day}`, amount: null },
			{
				icon: 'lock',
				text: `${words.say('setup.officers-needed')}: ${words.number(approvals.seal)}`,
				amount: null
			}
		];
	}

	#money({ saving, percentPerMonth, boxLimit }: Constitution): readonly RuleLine[] {
		const words = wordsOf(this.#app);
		const saved =
			saving.mode === 'fixed'
				? this.#line('gullak-in', 'setup.saving-fixed', saving.amount)
				: saving.mode === 'shares'
					? this.#line('gullak-in', 'setup.share-value', saving.shareValue)
					: this.#line('gullak-in', 'setup.saving-perMember');
		return [
			saved,
			{
				icon: 'sprout',
				text: words.say('setup.interest-rate', { percent: percentPerMonth }),
				amount: null
			},
			...(boxLimit === null ? [] : [this.#line('tin-box', 'setup.box-limit', boxLimit)])
		];
	}

	#fines({ fines }: Constitution): readonly RuleLine[] {
		const kinds = ['absent', 'late', 'savingMissed', 'instalmentMissed'] as const;
		const taken = kinds.flatMap((kind) => {
			const amount = fines[kind];
			return amount === undefined ? [] : [this.#line('late-coin', `setup.fine-${kind}`, amount)];
		});
		return taken.length > 0 ? taken : [this.#line('late-coin', 'setup.fines-none')];
	}
}
