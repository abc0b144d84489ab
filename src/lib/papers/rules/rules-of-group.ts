import { money, smallestCoin, zero } from '#money';
import { choice, type RuleTopic } from './rule-question.ts';

/** 1 Shrawan of the year of accounts in Nepal; books from before wrote one of the days of July on which it falls. */
const shrawanStart = 'bs-04-01';
const julyDays: readonly string[] = ['07-16', '07-17'];

const monthStart = (month: number): string => `${String(month).padStart(2, '0')}-01`;

/** Coming late, leaving, sharing, the year of the accounts. (ledger law 3) */
export const groupRules = {
	buyIn: {
		icon: 'new-woman',
		title: 'rules.buy-in',
		prompt: 'rules.buy-in-prompt',
		question: choice({
			options: [
				{ value: 'none', icon: 'new-woman', words: 'rules.buy-in-none' },
				{ value: 'averageSavings', icon: 'gullak-in', words: 'rules.buy-in-averageSavings' },
				{ value: 'averageSurplus', icon: 'pouring-pots', words: 'rules.buy-in-averageSurplus' },
				{ value: 'amount', icon: 'notes', words: 'rules.buy-in-amount' }
			],
			read: ({ buyIn }) => (buyIn === undefined ? 'none' : typeof buyIn === 'object' ? 'amount' : buyIn),
			write: ({ buyIn, ...rules }, value) => {
				if (value === 'none') return rules;
				if (value !== 'amount') return { ...rules, buyIn: value };
				return { ...rules, buyIn: typeof buyIn === 'object' ? buyIn : { amount: money(10_000) } };
			}
		})
	},
	buyInAmount: {
		icon: 'notes',
		title: 'rules.buy-in',
		prompt: 'rules.buy-in-amount-prompt',
		question: {
			kind: 'amount',
			none: 'rules.buy-in-none',
			read: ({ buyIn }) => (typeof buyIn === 'object' ? buyIn.amount : zero),
			write: ({ buyIn: _, ...rules }, amount) => (amount === 0 ? rules : { ...rules, buyIn: { amount } })
		},
		isAsked: ({ buyIn }) => typeof buyIn === 'object'
	},
	exit: {
		icon: 'woman-leaves',
		title: 'rules.exit',
		prompt: 'rules.exit-prompt',
		question: choice({
			options: [
				{ value: 'none', icon: 'gullak-out', words: 'rules.exit-none' },
				{ value: 'equal', icon: 'pouring-pots', words: 'people.share-rule-equal' },
				{ value: 'bySavings', icon: 'pouring-pots', words: 'people.share-rule-bySavings' },
				{ value: 'byShares', icon: 'pouring-pots', words: 'people.share-rule-byShares' },
				{ value: 'bySavingMonths', icon: 'pouring-pots', words: 'people.share-rule-bySavingMonths' },
				{ value: 'interestBack', icon: 'pouring-pots', words: 'people.share-rule-interestBack' }
			],
			read: ({ exit }) => exit?.surplus ?? 'none',
			write: (rules, surplus) => ({ ...rules, exit: { ...rules.exit, surplus } })
		})
	},
	remainder: {
		icon: 'pouring-pots',
		title: 'rules.remainder',
		prompt: 'rules.remainder-prompt',
		question: choice({
			options: [
				{ value: 'stays', icon: 'tin-box', words: 'rules.remainder-stays' },
				{ value: 'spread', icon: 'faces', words: 'rules.remainder-spread' }
			],
			read: ({ remainder }) => remainder ?? 'stays',
			write: (rules, remainder) => ({ ...rules, remainder: remainder })
		})
	},
	yearStart: {
		icon: 'calendar',
		title: 'rules.year',
		prompt: 'rules.year-prompt',
		question: choice({
			options: [
				{ value: monthStart(4), icon: 'calendar', words: 'rules.year-april' },
				{ value: monthStart(1), icon: 'calendar', words: 'rules.year-january' },
				{ value: shrawanStart, icon: 'calendar', words: 'rules.year-shrawan' },
				{ value: monthStart(7), icon: 'calendar', words: 'rules.year-july' }
			],
			read: ({ yearStart = monthStart(4) }) => (julyDays.includes(yearStart) ? shrawanStart : yearStart),
			write: (rules, yearStart) => ({ ...rules, yearStart })
		})
	},
	rounding: {
		icon: 'coins',
		title: 'rules.rounding',
		prompt: 'rules.rounding-prompt',
		question: choice({
			options: [
				{ value: '1', icon: 'coins', words: 'rules.rounding-paisa' },
				{ value: '100', icon: 'coins', words: 'rules.rounding-1' },
				{ value: '500', icon: 'coins', words: 'rules.rounding-5' },
				{ value: '1000', icon: 'coins', words: 'rules.rounding-10' }
			],
			read: ({ roundingUnit }) => String(roundingUnit ?? smallestCoin('INR')),
			write: (rules, unit) => ({ ...rules, roundingUnit: money(Number(unit)) })
		})
	}
} as const satisfies Readonly<Record<string, RuleTopic>>;
