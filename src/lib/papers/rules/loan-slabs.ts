import { zero, type Money } from '#money';
import { withoutUndefined, type RuleTopic, type Rules } from './rule-question.ts';

/** Whoever saved more may owe more: up to three steps, each asked once the one before is there. */

type Slab = NonNullable<NonNullable<Rules['loanLimit']>['slabs']>[number];

const slabsOf = ({ loanLimit }: Rules): readonly Slab[] => loanLimit?.slabs ?? [];

/** In the order of what was saved; of two that begin alike the later answer stands. */
function withSlabs(rules: Rules, slabs: readonly Slab[]): Rules {
	const byFrom = new Map(slabs.map((slab) => [slab.from, slab]));
	const sorted = [...byFrom.values()].sort((one, other) => one.from - other.from);
	return {
		...rules,
		loanLimit: withoutUndefined({ ...rules.loanLimit, slabs: sorted.length === 0 ? undefined : sorted })
	};
}

/** From how much saving on; nothing ends the steps here. */
export const slabFrom = (place: number): RuleTopic => ({
	icon: 'saving-steps',
	title: 'rules.slab-from',
	prompt: 'rules.slab-from-prompt',
	question: {
		kind: 'amount',
		none: 'rules.no',
		read: (rules) => slabsOf(rules)[place]?.from ?? zero,
		write: (rules, from) => {
			const slabs = slabsOf(rules);
			if (from === 0) return withSlabs(rules, slabs.slice(0, place));
			const before = slabs[place - 1]?.amount ?? rules.loanLimit?.amount ?? from;
			return withSlabs(rules, slabs.toSpliced(place, 1, { from, amount: slabs[place]?.amount ?? before }));
		}
	},
	isAsked: (rules) => slabsOf(rules).length >= place
});

/** Asks how much a woman may owe, minor units; zero is no limit. */
export const mostOwed = (
	read: (rules: Rules) => Money,
	write: (rules: Rules, amount: Money) => Rules
): RuleTopic => ({
	icon: 'notes',
	title: 'rules.loan-most',
	prompt: 'rules.loan-most-prompt',
	question: { kind: 'amount', none: 'rules.no-limit', read, write }
});

/** How much she may owe then; nothing ends the steps here too. */
export const slabMost = (place: number): RuleTopic => ({
	...mostOwed(
		(rules) => slabsOf(rules)[place]?.amount ?? zero,
		(rules, amount) => {
			const slab = slabsOf(rules)[place];
			if (slab === undefined) return rules;
			if (amount === 0) return withSlabs(rules, slabsOf(rules).slice(0, place));
			return withSlabs(rules, slabsOf(rules).toSpliced(place, 1, { ...slab, amount }));
		}
	),
	icon: 'loan-steps',
	title: 'rules.slab-most',
	isAsked: (rules) => slabsOf(rules).length > place
});
