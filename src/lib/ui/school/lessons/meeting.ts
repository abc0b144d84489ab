import type { Lesson } from '../lesson-types.ts';

export const meetingLessons: readonly Lesson[] = [
	{
		id: 'quorum',
		title: 'school.lesson-quorum',
		cover: [{ icon: 'hands-raised' }],
		cards: [
			{ say: 'school.lesson-quorum-1', scene: [{ icon: 'meeting' }] },
			{
				say: 'school.lesson-quorum-2',
				scene: [{ icon: 'woman-on-mat' }, { icon: 'woman-on-mat' }, { icon: 'empty-mat' }]
			},
			{
				say: 'school.lesson-quorum-3',
				scene: [{ icon: 'empty-mat' }, { icon: 'next' }, { icon: 'calendar-day' }]
			},
			{ say: 'school.lesson-quorum-4', scene: [{ icon: 'hands-raised' }] },
			{ say: 'school.lesson-quorum-5', scene: [{ icon: 'speaking-mouth' }, { icon: 'dispute' }] },
			{ say: 'school.lesson-quorum-6', scene: [{ icon: 'pen' }, { icon: 'book' }] }
		],
		questions: [
			{
				ask: 'school.lesson-quorum-ask1',
				choices: [[{ icon: 'box-out' }], [{ icon: 'calendar-day' }]],
				right: 1,
				answer: 'school.lesson-quorum-answer1'
			}
		],
		guide: { aim: 'school.guide-quorum', talk: ['school.guide-quorum-talk1', 'school.guide-quorum-talk2'] }
	},
	{
		id: 'two-officers',
		title: 'school.lesson-two-officers',
		cover: [{ icon: 'two-women' }],
		cards: [
			{ say: 'school.lesson-two-officers-1', scene: [{ icon: 'two-women' }, { icon: 'lock' }] },
			{ say: 'school.lesson-two-officers-2', scene: [{ icon: 'pictures' }] },
			{ say: 'school.lesson-two-officers-3', scene: [{ icon: 'pen' }, { icon: 'unlock' }] },
			{ say: 'school.lesson-two-officers-4', scene: [{ icon: 'two-women' }, { icon: 'book' }] },
			{ say: 'school.lesson-two-officers-5', scene: [{ icon: 'woman-on-mat' }, { icon: 'check' }] },
			{ say: 'school.lesson-two-officers-6', scene: [{ icon: 'lock' }, { icon: 'quiet' }] }
		],
		questions: [
			{
				ask: 'school.lesson-two-officers-ask1',
				choices: [[{ icon: 'woman-on-mat' }], [{ icon: 'two-women' }], [{ icon: 'phone' }]],
				right: 1,
				answer: 'school.lesson-two-officers-answer1'
			}
		],
		guide: {
			aim: 'school.guide-two-officers',
			talk: ['school.guide-two-officers-talk1', 'school.guide-two-officers-talk2']
		}
	},
	{
		id: 'seal',
		title: 'school.lesson-seal',
		cover: [{ icon: 'sealed-book' }],
		cards: [
			{ say: 'school.lesson-seal-1', scene: [{ icon: 'ear' }, { icon: 'faces' }] },
			{ say: 'school.lesson-seal-2', scene: [{ icon: 'box-in' }, { icon: 'box-out' }, { icon: 'tin-box' }] },
			{ say: 'school.lesson-seal-3', scene: [{ icon: 'sealed-book' }] },
			{ say: 'school.lesson-seal-4', scene: [{ icon: 'digits' }, { icon: 'pictures' }] },
			{ say: 'school.lesson-seal-5', scene: [{ icon: 'passbook' }, { icon: 'pen' }] },
			{ say: 'school.lesson-seal-6', scene: [{ icon: 'unequal' }, { icon: 'attention' }] }
		],
		questions: [
			{
				ask: 'school.lesson-seal-ask1',
				choices: [[{ icon: 'passbook' }], [{ icon: 'place' }], [{ icon: 'moneylender' }]],
				right: 0,
				answer: 'school.lesson-seal-answer1'
			}
		],
		guide: { aim: 'school.guide-seal', talk: ['school.guide-seal-talk1', 'school.guide-seal-talk2'] }
	}
];
