import type { Lesson } from '../lesson-types.ts';

export const groupLessons: readonly Lesson[] = [
	{
		id: 'five-garlands',
		title: 'lesson.five-garlands',
		cover: [{ icon: 'five-garlands' }],
		cards: [
			{ say: 'lesson.five-garlands-1', scene: [{ icon: 'calendar-day' }, { icon: 'meeting' }] },
			{ say: 'lesson.five-garlands-2', scene: [{ icon: 'gullak-in' }, { note: 2000 }] },
			{ say: 'lesson.five-garlands-3', scene: [{ icon: 'box-out' }] },
			{ say: 'lesson.five-garlands-4', scene: [{ icon: 'box-in' }] },
			{ say: 'lesson.five-garlands-5', scene: [{ icon: 'book' }, { icon: 'pen' }] },
			{
				say: 'lesson.five-garlands-6',
				scene: [{ icon: 'five-garlands' }, { icon: 'next' }, { icon: 'bank-counter' }]
			}
		],
		questions: [
			{
				ask: 'lesson.five-garlands-ask1',
				choices: [
					[{ picture: 'sari' }],
					[{ icon: 'meeting' }, { icon: 'calendar-day' }],
					[{ icon: 'phone' }]
				],
				right: 1,
				answer: 'lesson.five-garlands-answer1'
			},
			{
				ask: 'lesson.five-garlands-ask2',
				choices: [[{ icon: 'gullak-in' }], [{ icon: 'pouring-pots' }], [{ icon: 'sheet-bank' }]],
				right: 0,
				answer: 'lesson.five-garlands-answer2'
			}
		],
		guide: {
			aim: 'paper.guide-five-garlands',
			talk: ['paper.guide-five-garlands-talk1', 'paper.guide-five-garlands-talk2']
		}
	},
	{
		id: 'interest',
		title: 'lesson.interest',
		cover: [{ icon: 'sprout' }, { icon: 'moneylender' }],
		round: 'loan',
		cards: [
			{ say: 'lesson.interest-1', scene: [{ icon: 'box-out' }, { note: 50000 }, { note: 50000 }] },
			{ say: 'lesson.interest-2', scene: [{ icon: 'sprout' }, { note: 2000 }] },
			{ say: 'lesson.interest-3', scene: [{ note: 2000 }, { icon: 'next' }, { icon: 'gullak-in' }] },
			{ say: 'lesson.interest-4', scene: [{ icon: 'moneylender' }, { note: 5000 }] },
			{ say: 'lesson.interest-5', scene: [{ note: 5000 }, { icon: 'next' }, { icon: 'moneylender' }] },
			{ say: 'lesson.interest-6', scene: [{ icon: 'ear' }, { note: 50000 }, { note: 10000 }] }
		],
		questions: [
			{
				ask: 'lesson.interest-ask1',
				choices: [[{ icon: 'moneylender' }], [{ icon: 'three-faces' }]],
				right: 1,
				answer: 'lesson.interest-answer1'
			}
		],
		guide: { aim: 'paper.guide-interest', talk: ['paper.guide-interest-talk1', 'paper.guide-interest-talk2'] }
	},
	{
		id: 'her-own-page',
		title: 'lesson.her-own-page',
		cover: [{ icon: 'sheet-member' }, { icon: 'ear' }],
		cards: [
			{ say: 'lesson.her-own-page-1', scene: [{ icon: 'sheet-member' }] },
			{ say: 'lesson.her-own-page-2', scene: [{ picture: 'parrot' }, { icon: 'digits' }] },
			{ say: 'lesson.her-own-page-3', scene: [{ icon: 'gullak-in' }, { icon: 'ear' }] },
			{ say: 'lesson.her-own-page-4', scene: [{ icon: 'box-out' }, { icon: 'ear' }] },
			{ say: 'lesson.her-own-page-5', scene: [{ icon: 'dispute' }] },
			{ say: 'lesson.her-own-page-6', scene: [{ icon: 'quiet' }, { icon: 'ear' }] }
		],
		questions: [
			{
				ask: 'lesson.her-own-page-ask1',
				choices: [
					[{ icon: 'sheet-member' }, { icon: 'ear' }],
					[{ icon: 'moneylender' }],
					[{ icon: 'hourglass' }]
				],
				right: 0,
				answer: 'lesson.her-own-page-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-her-own-page',
			talk: ['paper.guide-her-own-page-talk1', 'paper.guide-her-own-page-talk2']
		}
	}
];
