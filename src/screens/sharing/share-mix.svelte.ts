import type { Words } from '#i18n';
import type { SharingWeights } from '#group';
import { ruleOfHundred } from '../frame/heard-words.ts';

export const singleRules = [
	'equal',
	'bySavings',
	'byShares',
	'bySavingMonths',
	'bySavingMeetings',
	'interestBack'
] as const;
export type SingleRule = (typeof singleRules)[number];

/** How many of the hundred one touch moves. */
const step = 10;
const whole = 100;

/** Mixes that groups use, one touch each. */
const presets: readonly SharingWeights[] = [
	{ equal: 50, bySavings: 50 },
	{ bySavings: 60, interestBack: 40 },
	{ bySavings: 50, bySavingMonths: 50 }
];

/** How much of a whole is shared by which rule, in hundredths; nothing is shared before they make a hundred. */
export class ShareMix {
	readonly #rules: () => readonly SingleRule[];
	/** Rules with a part of the whole, those of nothing left out. */
	weights = $state.raw<SharingWeights>(presets[0] ?? {});

	/** @param rules that the group can share by */
	constructor(rules: () => readonly SingleRule[]) {
		this.#rules = rules;
	}

	get presets(): readonly SharingWeights[] {
		return presets;
	}
	get rules(): readonly SingleRule[] {
		return this.#rules();
	}
	of(rule: SingleRule): number {
		return this.weights[rule] ?? 0;
	}
	/** Hundredths that are given to no rule yet. */
	get rest(): number {
		return whole - Object.values(this.weights).reduce<number>((sum, weight) => sum + weight, 0);
	}
	get isWhole(): boolean {
		return this.rest === 0;
	}
	/** The rule with the greatest part: what the others change is seen beside it. */
	get heaviest(): SingleRule {
		return this.rules.reduce((most, rule) => (this.of(rule) > this.of(most) ? rule : most));
	}
	isPreset(preset: SharingWeights): boolean {
		return this.rules.every((rule) => this.of(rule) === (preset[rule] ?? 0));
	}

	take(preset: SharingWeights): void {
		this.weights = preset;
	}
	more(rule: SingleRule): void {
		this.#put(rule, Math.min(this.of(rule) + step, this.of(rule) + this.rest));
	}
	less(rule: SingleRule): void {
		this.#put(rule, Math.max(0, this.of(rule) - step));
	}

	#put(rule: SingleRule, weight: number): void {
		const { [rule]: _, ...others } = this.weights;
		this.weights = weight === 0 ? others : { ...others, [rule]: weight };
	}
}

/** The question of a mix: what each rule gets of a hundred. */
export function mixAsked(mix: ShareMix, words: Words, onpress: () => void) {
	const prompt = words.say('people.share-mix-prompt');
	const parts = mix.rules
		.filter((rule) => mix.of(rule) > 0)
		.map((rule) => `${ruleOfHundred(rule, mix.of(rule), words)}.`);
	return {
		tight: true,
		prompt,
		heard: [prompt, ...parts].join(' '),
		act: { label: words.say('action.ok'), icon: 'next', tone: 'out', disabled: !mix.isWhole, onpress }
	} as const;
}
