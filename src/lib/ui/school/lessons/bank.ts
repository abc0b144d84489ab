import type { Lesson } from '../lesson-types.ts';

export const bankLessons: readonly Lesson[] = [
	{
		id: 'to-the-bank',
		title: 'lesson.to-the-bank',
		cover: [{ icon: 'box-to-bank' }, { icon: 'slip' }],
		round: 'bank',
		cards: [
			{ say: 'lesson.to-the-bank-1', scene: [{ icon: 'tin-box' }, { icon: 'notes' }] },
			{ say: 'lesson.to-the-bank-2', scene: [{ icon: 'two-women' }, { icon: 'bank-counter' }] },
			{ say: 'lesson.to-the-bank-3', scene: [{ icon: 'slip' }, { icon: 'passbook' }] },
			{ say: 'lesson.to-the-bank-4', scene: [{ icon: 'box-to-bank' }, { icon: 'pen' }] },
			{ say: 'lesson.to-the-bank-5', scene: [{ icon: 'moon' }, { icon: 'box-to-bank' }] },
			{ say: 'lesson.to-the-bank-6', scene: [{ icon: 'bank-counter' }, { icon: 'slip' }] }
		],
		questions: [
			{
				ask: 'lesson.to-the-bank-ask1',
				choices: [[{ icon: 'bank-counter' }], [{ icon: 'tin-box' }], [{ icon: 'place' }]],
				right: 0,
				answer: 'lesson.to-the-bank-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-to-the-bank',
			talk: ['paper.guide-to-the-bank-talk1', 'paper.guide-to-the-bank-talk2']
		}
	},
	{
		id: 'six-months',
		title: 'lesson.six-months',
		cover: [{ icon: 'six-moons' }],
		cards: [
			{ say: 'lesson.six-months-1', scene: [{ icon: 'six-moons' }] },
			{ say: 'lesson.six-months-2', scene: [{ icon: 'book' }, { icon: 'six-moons' }] },
			{ say: 'lesson.six-months-3', scene: [{ icon: 'bank-counter' }, { icon: 'slip' }] },
			{ say: 'lesson.six-months-4', scene: [{ icon: 'box-in' }, { icon: 'hands-raised' }] },
			{ say: 'lesson.six-months-5', scene: [{ icon: 'passbook' }, { icon: 'equal' }, { icon: 'book' }] },
			{ say: 'lesson.six-months-6', scene: [{ icon: 'faces' }] }
		],
		questions: [
			{
				ask: 'lesson.six-months-ask1',
				choices: [[{ icon: 'phone' }], [{ icon: 'bank-counter' }], [{ icon: 'book' }]],
				right: 2,
				answer: 'lesson.six-months-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-six-months',
			talk: ['paper.guide-six-months-talk1', 'paper.guide-six-months-talk2']
		}
	},
	{
		id: 'loan-application',
		title: 'lesson.loan-application',
		cover: [{ icon: 'sheet-bank' }],
		cards: [
			{
				say: 'lesson.loan-application-1',
				scene: [{ icon: 'meeting' }, { icon: 'next' }, { icon: 'bank-counter' }]
			},
			{ say: 'lesson.loan-application-2', scene: [{ icon: 'hands-raised' }] },
			{ say: 'lesson.loan-application-3', scene: [{ icon: 'faces' }, { icon: 'notes' }] },
			{ say: 'lesson.loan-application-4', scene: [{ icon: 'phone' }, { icon: 'next' }, { icon: 'printer' }] },
			{ say: 'lesson.loan-application-5', scene: [{ icon: 'thumb' }, { icon: 'sheet-bank' }] },
			{ say: 'lesson.loan-application-6', scene: [{ icon: 'sheet-bank' }, { icon: 'pen' }] },
			{ say: 'lesson.loan-application-7', scene: [{ icon: 'box-to-bank' }] }
		],
		questions: [
			{
				ask: 'lesson.loan-application-ask1',
				choices: [[{ icon: 'printer' }], [{ icon: 'bank-counter' }], [{ icon: 'hands-raised' }]],
				right: 2,
				answer: 'lesson.loan-application-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-loan-application',
			talk: ['paper.guide-loan-application-talk1', 'paper.guide-loan-application-talk2']
		}
	}
];
