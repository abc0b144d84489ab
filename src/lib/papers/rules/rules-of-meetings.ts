import { zero } from '#money';
import { approval, choice, fine, type RuleTopic, yesNo, topic } from './rule-question.ts';

/** When the group meets, what it saves, what it takes for not keeping to that, and how it decides. (ledger law 3) */
export const meetingRules = {
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
