import { zero, type Money } from '#money';
import { choice, limit, withoutUndefined, type RuleTopic, type Rules, topic } from './rule-question.ts';

/** A step of the loan limit by savings. There are up to three, each asked only if the previous one is set. */
type Slab = NonNullable<NonNullable<Rules['loanLimit']>['slabs']>[number];

const slabsOf = ({ loanLimit }: Rules): readonly Slab[] => loanLimit?.slabs ?? [];

/** Sorts the steps by savings; of two with the same beginning the later answer wins. */
function withSlabs(rules: Rules, slabs: readonly Slab[]): Rules {
	const byFrom = new Map(slabs.map((slab) => [slab.from, slab]));
	const sorted = [...byFrom.values()].sort((one, other) => one.from - other.from);
	return {
		...rules,
		loanLimit: withoutUndefined({ ...rules.loanLimit, slabs: sorted.length === 0 ? undefined : sorted })
	};
}

/** Asks the savings at which a step begins; no amount removes this step and later ones. */
const slabFrom = (place: number): RuleTopic => ({
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

/** Asks the largest permitted debt of a member in minor units; zero means no limit. */
const mostOwed = (
	read: (rules: Rules) => Money,
	write: (rules: Rules, amount: Money) => Rules
): RuleTopic => ({
	icon: 'notes',
	title: 'rules.loan-most',
	prompt: 'rules.loan-most-prompt',
	question: { kind: 'amount', none: 'rules.no-limit', read, write }
});

/** Asks the largest debt within the step; no amount removes this step and later ones. */
const slabMost = (place: number): RuleTopic => ({
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

/** Terms of overdue interest; absent for the default. */
type Late = NonNullable<Rules['interest']['late']>;

const asksLate = ({ interest }: Rules): boolean => Number(interest.overduePercentPerMonth ?? '0') > 0;

function withLate(rules: Rules, changed: { [Key in keyof Late]?: Late[Key] | undefined }): Rules {
	const late = withoutUndefined({ ...rules.interest.late, ...changed });
	const isUsual = Object.keys(late).length === 0;
	return { ...rules, interest: withoutUndefined({ ...rules.interest, late: isUsual ? undefined : late }) };
}

/** Interest, order of payment, and loan limits. (ledger law 3) */
export const loanRules = {
	interest: topic('sprout', 'setup.interest', 'setup.interest-prompt', {
		kind: 'rate',
		rates: ['1', '1.5', '2', '3'],
		read: ({ interest }) => interest.percentPerMonth,
		write: (rules, percentPerMonth) => ({ ...rules, interest: { ...rules.interest, percentPerMonth } })
	}),
	method: topic(
		'interest-declining',
		'rules.method',
		'setup.interest-method-prompt',
		choice({
			options: [
				{ value: 'declining', icon: 'interest-declining', words: 'loan.method-declining' },
				{ value: 'flat', icon: 'interest-flat', words: 'loan.method-flat' },
				{ value: 'upFront', icon: 'interest-up-front', words: 'loan.method-upFront' }
			],
			read: ({ interest }) => interest.method ?? 'declining',
			write: (rules, method) => ({ ...rules, interest: { ...rules.interest, method } })
		})
	),
	period: topic(
		'interest-when',
		'rules.period',
		'setup.interest-period-prompt',
		choice({
			options: [
				{ value: 'calendarMonth', icon: 'calendar', words: 'rules.period-calendarMonth' },
				{ value: 'anniversary', icon: 'calendar-day', words: 'rules.period-anniversary' },
				{ value: 'meeting', icon: 'meeting', words: 'loan.period-meeting' }
			],
			read: ({ interest, meetingRhythm }) =>
				interest.period ?? (meetingRhythm.every === 'month' ? 'calendarMonth' : 'anniversary'),
			write: (rules, period) => ({ ...rules, interest: { ...rules.interest, period } })
		})
	),
	instalmentsBy: topic(
		'three-moons',
		'bank.book-instalments',
		'loan.times-prompt',
		choice({
			options: [
				{ value: 'charge', icon: 'sprout', words: 'setup.instalments-charge' },
				{ value: 'quarter', icon: 'three-moons', words: 'setup.instalments-quarter' }
			],
			read: ({ interest }) => interest.instalmentsBy ?? 'charge',
			write: (rules, value) => ({
				...rules,
				interest: withoutUndefined({
					...rules.interest,
					instalmentsBy: value === 'quarter' ? value : undefined
				})
			})
		})
	),
	paymentOrder: topic('box-in', 'rules.order', 'rules.order-prompt', { kind: 'order' }),
	overpayment: topic(
		'paid-over',
		'rules.overpayment',
		'rules.overpayment-prompt',
		choice({
			options: [
				{ value: 'refuse', icon: 'undo', words: 'rules.overpayment-refuse' },
				{ value: 'voluntarySaving', icon: 'gullak-in', words: 'rules.overpayment-voluntarySaving' }
			],
			read: ({ overpayment }) => overpayment ?? 'refuse',
			write: (rules, value) => ({ ...rules, overpayment: value })
		}),
		({ saving }) => saving.voluntary === true
	),
	flatRebate: topic(
		'paid-early',
		'rules.rebate',
		'rules.rebate-prompt',
		choice({
			options: [
				{ value: 'none', icon: 'interest-flat', words: 'rules.rebate-none' },
				{ value: 'notYetDue', icon: 'interest-declining', words: 'rules.rebate-notYetDue' }
			],
			read: ({ flatRebate }) => flatRebate ?? 'none',
			write: (rules, value) => ({ ...rules, flatRebate: value })
		})
	),
	overdue: topic('late-growth', 'rules.overdue', 'rules.overdue-prompt', {
		kind: 'rate',
		rates: ['0.5', '1', '2'],
		none: 'rules.no',
		read: ({ interest }) => interest.overduePercentPerMonth ?? '0',
		write: (rules, percent) => ({
			...rules,
			interest: withoutUndefined({
				...rules.interest,
				overduePercentPerMonth: Number(percent) === 0 ? undefined : percent
			})
		})
	}),
	lateTimes: topic(
		'moon',
		'rules.late-times',
		'rules.late-times-prompt',
		choice({
			options: [
				{ value: 'month', icon: 'moon', words: 'setup.every-month' },
				{ value: 'day', icon: 'calendar-day', words: 'rules.late-day' },
				{ value: 'once', icon: 'late-coin', words: 'rules.late-once' }
			],
			read: ({ interest }) => interest.late?.times ?? 'month',
			write: (rules, times) => withLate(rules, { times: times === 'month' ? undefined : times })
		}),
		asksLate
	),
	lateBase: topic(
		'old-debt',
		'rules.late-base',
		'rules.late-base-prompt',
		choice({
			options: [
				{ value: 'principalDue', icon: 'old-debt', words: 'rules.late-due' },
				{ value: 'instalment', icon: 'wall', words: 'rules.late-instalment' }
			],
			read: ({ interest }) => interest.late?.base ?? 'principalDue',
			write: (rules, base) => withLate(rules, { base: base === 'principalDue' ? undefined : base })
		}),
		asksLate
	),
	lateGrace: topic(
		'hourglass',
		'rules.late-grace',
		'rules.late-grace-prompt',
		{
			kind: 'count',
			most: 90,
			unit: 'rules.days',
			none: 'rules.no',
			read: ({ interest }) => interest.late?.graceDays ?? null,
			write: (rules, count) => withLate(rules, { graceDays: count ?? undefined })
		},
		asksLate
	),
	timesSavings: topic(
		'times-savings',
		'rules.limit',
		'rules.times-savings-prompt',
		limit('timesSavings', 10, 'setup.times-savings')
	),
	loanMost: mostOwed(
		({ loanLimit }) => loanLimit?.amount ?? zero,
		(rules, amount) => ({
			...rules,
			loanLimit: withoutUndefined({ ...rules.loanLimit, amount: amount === 0 ? undefined : amount })
		})
	),
	slabFrom1: slabFrom(0),
	slabMost1: slabMost(0),
	slabFrom2: slabFrom(1),
	slabMost2: slabMost(1),
	slabFrom3: slabFrom(2),
	slabMost3: slabMost(2),
	loansAtOnce: topic(
		'box-out',
		'rules.loans-at-once',
		'rules.loans-at-once-prompt',
		limit('loansAtOnce', 10, 'rules.loans')
	),
	monthsMax: topic(
		'months-most',
		'rules.months-max',
		'rules.months-max-prompt',
		limit('monthsMax', 60, 'loan.months')
	),
	moneylender: topic('moneylender', 'setup.moneylender', 'setup.moneylender-prompt', {
		kind: 'rate',
		rates: ['3', '5', '8', '10'],
		read: ({ moneylenderPercentPerMonth }) => moneylenderPercentPerMonth ?? '5',
		write: (rules, moneylenderPercentPerMonth) => ({ ...rules, moneylenderPercentPerMonth })
	})
} as const satisfies Readonly<Record<string, RuleTopic>>;
