import { zero } from '#money';
import { approval, choice, fine, type RuleTopic, yesNo } from './rule-question.ts';

/** When the group meets, what it saves, what it takes for not keeping to that, and how it decides. (ledger law 3) */
export const meetingRules = {
	rhythm: {
		icon: 'meeting',
		title: 'setup.rhythm',
		prompt: 'setup.rhythm-prompt',
		question: { kind: 'rhythm' }
	},
	calendar: {
		icon: 'whose-months',
		title: 'rules.calendar',
		prompt: 'rules.calendar-prompt',
		question: choice({
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
		isAsked: ({ meetingRhythm }) => meetingRhythm.every === 'month'
	},
	saving: {
		icon: 'gullak-in',
		title: 'setup.saving',
		prompt: 'rules.saving-prompt',
		question: { kind: 'saving' }
	},
	voluntary: {
		icon: 'saving-more',
		title: 'setup.voluntary',
		prompt: 'rules.voluntary-prompt',
		question: yesNo(
			({ saving }) => saving.voluntary === true,
			(rules, voluntary) => ({ ...rules, saving: { ...rules.saving, voluntary } })
		)
	},
	socialFund: {
		icon: 'social-pot',
		title: 'setup.social-fund',
		prompt: 'rules.social-fund-prompt',
		question: {
			kind: 'amount',
			none: 'rules.no-social-fund',
			read: ({ socialFund }) => socialFund?.amount ?? zero,
			write: ({ socialFund, ...rules }, amount) =>
				amount === 0 ? rules : { ...rules, socialFund: { ...socialFund, amount } }
		}
	},
	socialFundShared: {
		icon: 'social-pot',
		title: 'setup.social-fund',
		prompt: 'rules.social-fund-shared-prompt',
		question: choice({
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
		isAsked: ({ kind, socialFund }) => kind === 'vsla' && socialFund !== undefined
	},
	boxLimit: {
		icon: 'tin-box',
		title: 'rules.box-limit',
		prompt: 'rules.box-limit-prompt',
		question: {
			kind: 'amount',
			none: 'rules.no-limit',
			read: ({ boxLimit }) => boxLimit ?? zero,
			write: ({ boxLimit: _, ...rules }, amount) => (amount === 0 ? rules : { ...rules, boxLimit: amount })
		}
	},
	fineAbsent: {
		icon: 'empty-mat',
		title: 'rules.fine-absent',
		prompt: 'rules.fine-prompt',
		question: fine('absent')
	},
	fineLate: {
		icon: 'late-coin',
		title: 'rules.fine-late',
		prompt: 'rules.fine-prompt',
		question: fine('late')
	},
	fineSaving: {
		icon: 'open-hands',
		title: 'rules.fine-savingMissed',
		prompt: 'rules.fine-prompt',
		question: fine('savingMissed')
	},
	fineInstalment: {
		icon: 'wall',
		title: 'rules.fine-instalmentMissed',
		prompt: 'rules.fine-prompt',
		question: fine('instalmentMissed')
	},
	finesTo: {
		icon: 'fines-to',
		title: 'rules.fines-to',
		prompt: 'rules.fines-to-prompt',
		question: choice({
			options: [
				{ value: 'group', icon: 'tin-box', words: 'rules.fines-to-group' },
				{ value: 'socialFund', icon: 'social-pot', words: 'setup.social-fund' }
			],
			read: ({ fines }) => fines?.to ?? 'group',
			write: (rules, to) => ({ ...rules, fines: { ...rules.fines, to } })
		}),
		isAsked: ({ fines }) => Object.keys(fines ?? {}).some((kind) => kind !== 'to')
	},
	quorum: {
		icon: 'faces',
		title: 'rules.quorum',
		prompt: 'rules.quorum-prompt',
		question: choice({
			options: [
				{ value: '1/2', icon: 'faces', words: 'rules.quorum-half' },
				{ value: '2/3', icon: 'faces', words: 'rules.quorum-two-thirds' },
				{ value: '3/4', icon: 'faces', words: 'rules.quorum-three-quarters' },
				{ value: '1/1', icon: 'faces', words: 'rules.quorum-all' }
			],
			read: ({ quorum }) => quorum ?? '2/3',
			write: (rules, quorum) => ({ ...rules, quorum })
		})
	},
	approveSeal: {
		icon: 'lock',
		title: 'rules.approve-seal',
		prompt: 'rules.approve-prompt',
		question: approval('seal')
	},
	approveLoan: {
		icon: 'hands-raised',
		title: 'rules.approve-loan',
		prompt: 'rules.approve-prompt',
		question: approval('loan')
	},
	approveDifference: {
		icon: 'unequal',
		title: 'rules.approve-difference',
		prompt: 'rules.approve-prompt',
		question: approval('cashDifference')
	},
	approveCorrection: {
		icon: 'crossed-line',
		title: 'rules.approve-correction',
		prompt: 'rules.approve-prompt',
		question: approval('correction')
	},
	approveRule: {
		icon: 'book',
		title: 'rules.approve-rule',
		prompt: 'rules.approve-prompt',
		question: approval('rule')
	}
} as const satisfies Readonly<Record<string, RuleTopic>>;
