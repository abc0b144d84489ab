import type { Lesson } from '../lesson-types.ts';

export const bankLessons: readonly Lesson[] = [
	{
		id: 'to-the-bank',
		title: 'school.lesson-to-the-bank',
		cover: [{ icon: 'box-to-bank' }, { icon: 'slip' }],
		round: 'bank',
		cards: [
			{ say: 'school.lesson-to-the-bank-1', scene: [{ icon: 'tin-box' }, { icon: 'notes' }] },
			{ say: 'school.lesson-to-the-bank-2', scene: [{ icon: 'two-women' }, { icon: 'bank-counter' }] },
			{ say: 'school.lesson-to-the-bank-3', scene: [{ icon: 'slip' }, { icon: 'passbook' }] },
			{ say: 'school.lesson-to-the-bank-4', scene: [{ icon: 'box-to-bank' }, { icon: 'pen' }] },
			{ say: 'school.lesson-to-the-bank-5', scene: [{ icon: 'moon' }, { icon: 'box-to-bank' }] },
			{ say: 'school.lesson-to-the-bank-6', scene: [{ icon: 'bank-counter' }, { icon: 'slip' }] }
		],
		questions: [
			{
				ask: 'school.lesson-to-the-bank-ask1',
				choices: [[{ icon: 'bank-counter' }], [{ icon: 'tin-box' }], [{ icon: 'place' }]],
				right: 0,
				answer: 'school.lesson-to-the-bank-answer1'
			}
		],
		guide: {
			aim: 'school.guide-to-the-bank',
			talk: ['school.guide-to-the-bank-talk1', 'school.guide-to-the-bank-talk2']
		}
	},
	{
		id: 'six-months',
		title: 'school.lesson-six-months',
		cover: [{ icon: 'six-moons' }],
		cards: [
			{ say: 'school.lesson-six-months-1', scene: [{ icon: 'six-moons' }] },
			{ say: 'school.lesson-six-months-2', scene: [{ icon: 'book' }, { icon: 'six-moons' }] },
			{ say: 'school.lesson-six-months-3', scene: [{ icon: 'bank-counter' }, { icon: 'slip' }] },
			{ say: 'school.lesson-six-months-4', scene: [{ icon: 'box-in' }, { icon: 'hands-raised' }] },
			{
				say: 'school.lesson-six-months-5',
				scene: [{ icon: 'passbook' }, { icon: 'equal' }, { icon: 'book' }]
			},
			{ say: 'school.lesson-six-months-6', scene: [{ icon: 'faces' }] }
		],
		questions: [
			{
				ask: 'school.lesson-six-months-ask1',
				choices: [[{ icon: 'phone' }], [{ icon: 'bank-counter' }], [{ icon: 'book' }]],
				right: 2,
				answer: 'school.lesson-six-months-answer1'
			}
		],
		guide: {
			aim: 'school.guide-six-months',
			talk: ['school.guide-six-months-talk1', 'school.guide-six-months-talk2']
		}
	},
	{
		id: 'loan-application',
		title: 'school.lesson-loan-application',
		cover: [{ icon: 'sheet-bank' }],
		cards: [
			{
				say: 'school.lesson-loan-application-1',
				scene: [{ icon: 'meeting' }, { icon: 'next' }, { icon: 'bank-counter' }]
			},
			{ say: 'school.lesson-loan-application-2', scene: [{ icon: 'hands-raised' }] },
			{ say: 'school.lesson-loan-application-3', scene: [{ icon: 'faces' }, { icon: 'notes' }] },
			{
				say: 'school.lesson-loan-application-4',
				scene: [{ icon: 'phone' }, { icon: 'next' }, { icon: 'printer' }]
			},
			{ say: 'school.lesson-loan-application-5', scene: [{ icon: 'thumb' }, { icon: 'sheet-bank' }] },
			{ say: 'school.lesson-loan-application-6', scene: [{ icon: 'sheet-bank' }, { icon: 'pen' }] },
			{ say: 'school.lesson-loan-application-7', scene: [{ icon: 'box-to-bank' }] }
		],
		questions: [
			{
				ask: 'school.lesson-loan-application-ask1',
				choices: [[{ icon: 'printer' }], [{ icon: 'bank-counter' }], [{ icon: 'hands-raised' }]],
				right: 2,
				answer: 'school.lesson-loan-application-answer1'
			}
		],
		guide: {
			aim: 'school.guide-loan-application',
			talk: ['school.guide-loan-application-talk1', 'school.guide-loan-application-talk2']
		}
	}
];
