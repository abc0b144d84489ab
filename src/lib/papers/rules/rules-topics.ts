import { membersMost } from '#group';
import { loanRules } from './rules-of-loans.ts';
import {
	approval,
	choice,
	fine,
	type Rules,
	type RuleTopic,
	topic,
	withoutUndefined,
	yesNo
} from './rule-question.ts';
import { money, smallestCoin, zero } from '#money';

/** Meetings, savings, fines and decisions. (ledger law 3) */
const meetingRules = {
	rhythm: topic('meeting', 'setup.rhythm', 'setup.rhythm-prompt', { kind: 'rhythm' }),
	calendar: topic(
		'whose-months',
		'rules.calendar',
		'rules.calendar-prompt',
		choice({
			options: [
				{ value: 'gregorian', icon: 'calendar', words: 'rules.calendar-gregorian' },
				{ value: 'bikramSambat', icon: 'moon', words: 'rules.calendar-bikramSambat' }
			],
			read: ({ meetingRhythm }) => meetingRhythm.calendar ?? 'gregorian',
			write: (rules, calendar) => ({
				...rules,
				meetingRhythm: { ...rules.meetingRhythm, calendar }
			})
		}),
		({ meetingRhythm }) => meetingRhythm.every === 'month'
	),
	saving: topic('gullak-in', 'setup.saving', 'rules.saving-prompt', { kind: 'saving' }),
	voluntary: topic(
		'saving-more',
		'setup.voluntary',
		'rules.voluntary-prompt',
		yesNo(
			({ saving }) => saving.voluntary === true,
			(rules, voluntary) => ({ ...rules, saving: { ...rules.saving, voluntary } })
		)
	),
	socialFund: topic('social-pot', 'setup.social-fund', 'rules.social-fund-prompt', {
		kind: 'amount',
		none: 'rules.no-social-fund',
		read: ({ socialFund }) => socialFund?.amount ?? zero,
		write: ({ socialFund, ...rules }, amount) =>
			amount === 0 ? rules : { ...rules, socialFund: { ...socialFund, amount } }
	}),
	socialFundShared: topic(
		'social-pot',
		'setup.social-fund',
		'rules.social-fund-shared-prompt',
		choice({
			options: [
				{ value: 'kept', icon: 'social-pot', words: 'rules.social-fund-kept' },
				{ value: 'shared', icon: 'pouring-pots', words: 'rules.social-fund-shared' }
			],
			read: ({ socialFund }) => (socialFund?.sharedOut === true ? 'shared' : 'kept'),
			write: (rules, value) =>
				rules.socialFund === undefined
					? rules
					: { ...rules, socialFund: { ...rules.socialFund, sharedOut: value === 'shared' } }
		}),
		({ kind, socialFund }) => kind === 'vsla' && socialFund !== undefined
	),
	boxLimit: topic('tin-box', 'rules.box-limit', 'rules.box-limit-prompt', {
		kind: 'amount',
		none: 'rules.no-limit',
		read: ({ boxLimit }) => boxLimit ?? zero,
		write: ({ boxLimit: _, ...rules }, amount) => (amount === 0 ? rules : { ...rules, boxLimit: amount })
	}),
	fineAbsent: topic('empty-mat', 'rules.fine-absent', 'rules.fine-prompt', fine('absent')),
	fineLate: topic('late-coin', 'rules.fine-late', 'rules.fine-prompt', fine('late')),
	fineSaving: topic('open-hands', 'rules.fine-savingMissed', 'rules.fine-prompt', fine('savingMissed')),
	fineInstalment: topic('wall', 'rules.fine-instalmentMissed', 'rules.fine-prompt', fine('instalmentMissed')),
	finesTo: topic(
		'fines-to',
		'rules.fines-to',
		'rules.fines-to-prompt',
		choice({
			options: [
				{ value: 'group', icon: 'tin-box', words: 'rules.fines-to-group' },
				{ value: 'socialFund', icon: 'social-pot', words: 'setup.social-fund' }
			],
			read: ({ fines }) => fines?.to ?? 'group',
			write: (rules, to) => ({ ...rules, fines: { ...rules.fines, to } })
		}),
		({ fines }) => Object.keys(fines ?? {}).some((kind) => kind !== 'to')
	),
	quorum: topic(
		'faces',
		'rules.quorum',
		'rules.quorum-prompt',
		choice({
			options: [
				{ value: '1/2', icon: 'faces', words: 'rules.quorum-half' },
				{ value: '2/3', icon: 'faces', words: 'rules.quorum-two-thirds' },
				{ value: '3/4', icon: 'faces', words: 'rules.quorum-three-quarters' },
				{ value: '1/1', icon: 'faces', words: 'rules.quorum-all' }
			],
			read: ({ quorum }) => quorum ?? '2/3',
			write: (rules, quorum) => ({ ...rules, quorum })
		})
	),
	approveSeal: topic('lock', 'rules.approve-seal', 'rules.approve-prompt', approval('seal')),
	approveLoan: topic('hands-raised', 'rules.approve-loan', 'rules.approve-prompt', approval('loan')),
	approveDifference: topic(
		'unequal',
		'rules.approve-difference',
		'rules.approve-prompt',
		approval('cashDifference')
	),
	approveCorrection: topic(
		'crossed-line',
		'rules.approve-correction',
		'rules.approve-prompt',
		approval('correction')
	),
	approveRule: topic('book', 'rules.approve-rule', 'rules.approve-prompt', approval('rule'))
} as const satisfies Readonly<Record<string, RuleTopic>>;

/** Fiscal year start on 1 Shrawan in Nepal; older books have one of the days of July on which it falls. */
const shrawanStart = 'bs-04-01';
const julyDays: readonly string[] = ['07-16', '07-17'];

const monthStart = (month: number): string => `${String(month).padStart(2, '0')}-01`;

const earns = ({ savingInterest }: Rules): boolean => Number(savingInterest?.percentPerYear ?? '0') > 0;

/** Joining late, leaving, sharing, and the fiscal year. (ledger law 3) */
const groupRules = {
	membersMost: topic('three-faces', 'rules.members-most', 'rules.members-most-prompt', {
		kind: 'count',
		most: 40,
		unit: 'book.home-members-count',
		none: null,
		read: (rules) => membersMost(rules),
		write: (rules, count) => ({ ...rules, membersMost: count ?? membersMost(rules) })
	}),
	buyIn: topic(
		'new-woman',
		'rules.buy-in',
		'rules.buy-in-prompt',
		choice({
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
	),
	buyInAmount: topic(
		'notes',
		'rules.buy-in',
		'rules.buy-in-amount-prompt',
		{
			kind: 'amount',
			none: 'rules.buy-in-none',
			read: ({ buyIn }) => (typeof buyIn === 'object' ? buyIn.amount : zero),
			write: ({ buyIn: _, ...rules }, amount) => (amount === 0 ? rules : { ...rules, buyIn: { amount } })
		},
		({ buyIn }) => typeof buyIn === 'object'
	),
	exit: topic(
		'woman-leaves',
		'rules.exit',
		'rules.exit-prompt',
		choice({
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
	),
	exitLoss: topic(
		'withered',
		'rules.exit-loss',
		'rules.exit-loss-prompt',
		choice({
			options: [
				{ value: 'none', icon: 'gullak-out', words: 'rules.no' },
				{ value: 'bySavings', icon: 'withered', words: 'people.share-rule-bySavings' }
			],
			read: ({ exit }) => exit?.loss ?? 'none',
			write: (rules, loss) => ({
				...rules,
				exit: withoutUndefined({ ...rules.exit, loss: loss === 'none' ? undefined : loss })
			})
		})
	),
	savingInterest: topic(
		'deposit-in',
		'rules.saving-interest',
		'rules.saving-interest-prompt',
		choice({
			options: [
				{ value: '0', icon: 'gullak-in', words: 'rules.no' },
				{ value: '5', icon: 'sprout', words: 'rules.saving-interest-5' },
				{ value: '7', icon: 'sprout', words: 'rules.saving-interest-7' },
				{ value: '8', icon: 'sprout', words: 'rules.saving-interest-8' },
				{ value: '10', icon: 'sprout', words: 'rules.saving-interest-10' },
				{ value: '12', icon: 'sprout', words: 'rules.saving-interest-12' }
			],
			read: ({ savingInterest }) => savingInterest?.percentPerYear ?? '0',
			write: ({ savingInterest, ...rules }, percentPerYear) =>
				percentPerYear === '0' ? rules : { ...rules, savingInterest: { ...savingInterest, percentPerYear } }
		})
	),
	savingInterestFunds: topic(
		'bag',
		'rules.saving-interest-funds',
		'rules.saving-interest-funds-prompt',
		choice({
			options: [
				{ value: 'voluntary', icon: 'saving-more', words: 'rules.saving-interest-voluntary' },
				{ value: 'all', icon: 'gullak-in', words: 'rules.saving-interest-all' }
			],
			read: ({ savingInterest }) => savingInterest?.funds ?? 'voluntary',
			write: (rules, funds) => ({
				...rules,
				savingInterest: { ...(rules.savingInterest ?? { percentPerYear: '0' }), funds }
			})
		}),
		earns
	),
	savingInterestEvery: topic(
		'six-moons',
		'rules.saving-interest-every',
		'rules.saving-interest-every-prompt',
		choice({
			options: [
				{ value: 'quarter', icon: 'three-moons', words: 'rules.saving-interest-quarter' },
				{ value: 'halfYear', icon: 'six-moons', words: 'rules.saving-interest-halfYear' },
				{ value: 'year', icon: 'calendar', words: 'rules.saving-interest-year' }
			],
			read: ({ savingInterest }) => savingInterest?.every ?? 'year',
			write: (rules, every) => ({
				...rules,
				savingInterest: { ...(rules.savingInterest ?? { percentPerYear: '0' }), every }
			})
		}),
		earns
	),
	remainder: topic(
		'pouring-pots',
		'rules.remainder',
		'rules.remainder-prompt',
		choice({
			options: [
				{ value: 'stays', icon: 'tin-box', words: 'rules.remainder-stays' },
				{ value: 'spread', icon: 'faces', words: 'rules.remainder-spread' }
			],
			read: ({ remainder }) => remainder ?? 'stays',
			write: (rules, remainder) => ({ ...rules, remainder: remainder })
		})
	),
	yearStart: topic(
		'calendar',
		'rules.year',
		'rules.year-prompt',
		choice({
			options: [
				{ value: monthStart(4), icon: 'calendar', words: 'rules.year-april' },
				{ value: monthStart(1), icon: 'calendar', words: 'rules.year-january' },
				{ value: shrawanStart, icon: 'calendar', words: 'rules.year-shrawan' },
				{ value: monthStart(7), icon: 'calendar', words: 'rules.year-july' }
			],
			read: ({ yearStart = monthStart(4) }) => (julyDays.includes(yearStart) ? shrawanStart : yearStart),
			write: (rules, yearStart) => ({ ...rules, yearStart })
		})
	),
	rounding: topic(
		'coins',
		'rules.rounding',
		'rules.rounding-prompt',
		choice({
			options: [
				{ value: '1', icon: 'coins', words: 'rules.rounding-paisa' },
				{ value: '100', icon: 'coins', words: 'rules.rounding-1' },
				{ value: '500', icon: 'coins', words: 'rules.rounding-5' },
				{ value: '1000', icon: 'coins', words: 'rules.rounding-10' }
			],
			read: ({ roundingUnit }) => String(roundingUnit ?? smallestCoin('INR')),
			write: (rules, unit) => ({ ...rules, roundingUnit: money(Number(unit)) })
		})
	)
} as const satisfies Readonly<Record<string, RuleTopic>>;

/** Every term of the constitution as a picture question (ledger law 3). `kind` is the group's kind at its founding. */
export const ruleTopics = { ...meetingRules, ...loanRules, ...groupRules } as const;

export type RuleTopicName = keyof typeof ruleTopics;

/** Pages of the list; a question that only follows another is not listed separately. */
export const ruleChapters: readonly (readonly RuleTopicName[])[] = [
	['rhythm', 'calendar', 'saving', 'voluntary', 'socialFund', 'boxLimit'],
	['interest', 'method', 'period', 'paymentOrder', 'overpayment', 'flatRebate'],
	['instalmentsBy', 'timesSavings', 'loanMost', 'loansAtOnce', 'monthsMax', 'moneylender'],
	['slabFrom1', 'slabMost1', 'slabFrom2', 'slabMost2', 'slabFrom3', 'slabMost3'],
	['fineAbsent', 'fineLate', 'fineSaving', 'fineInstalment', 'finesTo'],
	['overdue', 'lateTimes', 'lateBase', 'lateGrace', 'rounding'],
	['savingInterest', 'savingInterestFunds', 'savingInterestEvery'],
	['quorum', 'approveSeal', 'approveLoan', 'approveDifference', 'approveCorrection', 'approveRule'],
	['membersMost', 'buyIn', 'exit', 'exitLoss', 'remainder', 'yearStart']
];

/** A screen of a question; some questions have two. */
export type RuleScreen = RuleTopicName | 'rhythmDay' | 'savingAmount' | 'sharesMax';

/** Returns the screens of a question that apply with the answers so far. */
export function screensOf(name: RuleTopicName, rules: Rules): readonly RuleScreen[] {
	const { saving, buyIn } = rules;
	if (name === 'rhythm') return ['rhythm', 'rhythmDay'];
	if (name === 'saving')
		return saving.mode === 'shares' ? ['saving', 'savingAmount', 'sharesMax'] : ['saving', 'savingAmount'];
	if (name === 'socialFund' && isAsked('socialFundShared', rules)) return ['socialFund', 'socialFundShared'];
	if (name === 'buyIn') return typeof buyIn === 'object' ? ['buyIn', 'buyInAmount'] : ['buyIn'];
	return [name];
}

export const topicOf = (name: RuleTopicName): RuleTopic => ruleTopics[name];

/** True if the rule applies with the other rules; others are hidden. */
export const isAsked = (name: RuleTopicName, rules: Rules): boolean => topicOf(name).isAsked?.(rules) ?? true;
