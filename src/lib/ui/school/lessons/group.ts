import type { Lesson } from '../lesson-types.ts';

export const groupLessons: readonly Lesson[] = [
	{
		id: 'five-garlands',
		title: 'school.lesson-five-garlands',
		cover: [{ icon: 'five-garlands' }],
		cards: [
			{ say: 'school.lesson-five-garlands-1', scene: [{ icon: 'calendar-day' }, { icon: 'meeting' }] },
			{ say: 'school.lesson-five-garlands-2', scene: [{ icon: 'gullak-in' }, { note: 2000 }] },
			{ say: 'school.lesson-five-garlands-3', scene: [{ icon: 'box-out' }] },
			{ say: 'school.lesson-five-garlands-4', scene: [{ icon: 'box-in' }] },
			{ say: 'school.lesson-five-garlands-5', scene: [{ icon: 'book' }, { icon: 'pen' }] },
			{
				say: 'school.lesson-five-garlands-6',
				scene: [{ icon: 'five-garlands' }, { icon: 'next' }, { icon: 'bank-counter' }]
			}
		],
		questions: [
			{
				ask: 'school.lesson-five-garlands-ask1',
				choices: [
					[{ picture: 'sari' }],
					[{ icon: 'meeting' }, { icon: 'calendar-day' }],
					[{ icon: 'phone' }]
				],
				right: 1,
				answer: 'school.lesson-five-garlands-answer1'
			},
			{
				ask: 'school.lesson-five-garlands-ask2',
				choices: [[{ icon: 'gullak-in' }], [{ icon: 'pouring-pots' }], [{ icon: 'sheet-bank' }]],
				right: 0,
				answer: 'school.lesson-five-garlands-answer2'
			}
		],
		guide: {
			aim: 'school.guide-five-garlands',
			talk: ['school.guide-five-garlands-talk1', 'school.guide-five-garlands-talk2']
		}
	},
	{
		id: 'interest',
		title: 'school.lesson-interest',
		cover: [{ icon: 'sprout' }, { icon: 'moneylender' }],
		round: 'loan',
		cards: [
			{ say: 'school.lesson-interest-1', scene: [{ icon: 'box-out' }, { note: 50000 }, { note: 50000 }] },
			{ say: 'school.lesson-interest-2', scene: [{ icon: 'sprout' }, { note: 2000 }] },
			{ say: 'school.lesson-interest-3', scene: [{ note: 2000 }, { icon: 'next' }, { icon: 'gullak-in' }] },
			{ say: 'school.lesson-interest-4', scene: [{ icon: 'moneylender' }, { note: 5000 }] },
			{ say: 'school.lesson-interest-5', scene: [{ note: 5000 }, { icon: 'next' }, { icon: 'moneylender' }] },
			{ say: 'school.lesson-interest-6', scene: [{ icon: 'ear' }, { note: 50000 }, { note: 10000 }] }
		],
		questions: [
			{
				ask: 'school.lesson-interest-ask1',
				choices: [[{ icon: 'moneylender' }], [{ icon: 'three-faces' }]],
				right: 1,
				answer: 'school.lesson-interest-answer1'
			}
		],
		guide: {
			aim: 'school.guide-interest',
			talk: ['school.guide-interest-talk1', 'school.guide-interest-talk2']
		}
	},
	{
		id: 'her-own-page',
		title: 'school.lesson-her-own-page',
		cover: [{ icon: 'sheet-member' }, { icon: 'ear' }],
		cards: [
			{ say: 'school.lesson-her-own-page-1', scene: [{ icon: 'sheet-member' }] },
			{ say: 'school.lesson-her-own-page-2', scene: [{ picture: 'parrot' }, { icon: 'digits' }] },
			{ say: 'school.lesson-her-own-page-3', scene: [{ icon: 'gullak-in' }, { icon: 'ear' }] },
			{ say: 'school.lesson-her-own-page-4', scene: [{ icon: 'box-out' }, { icon: 'ear' }] },
			{ say: 'school.lesson-her-own-page-5', scene: [{ icon: 'dispute' }] },
			{ say: 'school.lesson-her-own-page-6', scene: [{ icon: 'quiet' }, { icon: 'ear' }] }
		],
		questions: [
			{
				ask: 'school.lesson-her-own-page-ask1',
				choices: [
					[{ icon: 'sheet-member' }, { icon: 'ear' }],
					[{ icon: 'moneylender' }],
					[{ icon: 'hourglass' }]
				],
				right: 0,
				answer: 'school.lesson-her-own-page-answer1'
			}
		],
		guide: {
			aim: 'school.guide-her-own-page',
			talk: ['school.guide-her-own-page-talk1', 'school.guide-her-own-page-talk2']
		}
	}
];
