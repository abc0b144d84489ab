import type { Lesson } from '../lesson-types.ts';

export const meetingLessons: readonly Lesson[] = [
	{
		id: 'quorum',
		title: 'lesson.quorum',
		cover: [{ icon: 'hands-raised' }],
		cards: [
			{ say: 'lesson.quorum-1', scene: [{ icon: 'meeting' }] },
			{
				say: 'lesson.quorum-2',
				scene: [{ icon: 'woman-on-mat' }, { icon: 'woman-on-mat' }, { icon: 'empty-mat' }]
			},
			{ say: 'lesson.quorum-3', scene: [{ icon: 'empty-mat' }, { icon: 'next' }, { icon: 'calendar-day' }] },
			{ say: 'lesson.quorum-4', scene: [{ icon: 'hands-raised' }] },
			{ say: 'lesson.quorum-5', scene: [{ icon: 'speaking-mouth' }, { icon: 'dispute' }] },
			{ say: 'lesson.quorum-6', scene: [{ icon: 'pen' }, { icon: 'book' }] }
		],
		questions: [
			{
				ask: 'lesson.quorum-ask1',
				choices: [[{ icon: 'box-out' }], [{ icon: 'calendar-day' }]],
				right: 1,
				answer: 'lesson.quorum-answer1'
			}
		],
		guide: { aim: 'paper.guide-quorum', talk: ['paper.guide-quorum-talk1', 'paper.guide-quorum-talk2'] }
	},
	{
		id: 'two-officers',
		title: 'lesson.two-officers',
		cover: [{ icon: 'two-women' }],
		cards: [
			{ say: 'lesson.two-officers-1', scene: [{ icon: 'two-women' }, { icon: 'lock' }] },
			{ say: 'lesson.two-officers-2', scene: [{ icon: 'pictures' }] },
			{ say: 'lesson.two-officers-3', scene: [{ icon: 'pen' }, { icon: 'unlock' }] },
			{ say: 'lesson.two-officers-4', scene: [{ icon: 'two-women' }, { icon: 'book' }] },
			{ say: 'lesson.two-officers-5', scene: [{ icon: 'woman-on-mat' }, { icon: 'check' }] },
			{ say: 'lesson.two-officers-6', scene: [{ icon: 'lock' }, { icon: 'quiet' }] }
		],
		questions: [
			{
				ask: 'lesson.two-officers-ask1',
				choices: [[{ icon: 'woman-on-mat' }], [{ icon: 'two-women' }], [{ icon: 'phone' }]],
				right: 1,
				answer: 'lesson.two-officers-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-two-officers',
			talk: ['paper.guide-two-officers-talk1', 'paper.guide-two-officers-talk2']
		}
	},
	{
		id: 'seal',
		title: 'lesson.seal',
		cover: [{ icon: 'sealed-book' }],
		cards: [
			{ say: 'lesson.seal-1', scene: [{ icon: 'ear' }, { icon: 'faces' }] },
			{ say: 'lesson.seal-2', scene: [{ icon: 'box-in' }, { icon: 'box-out' }, { icon: 'tin-box' }] },
			{ say: 'lesson.seal-3', scene: [{ icon: 'sealed-book' }] },
			{ say: 'lesson.seal-4', scene: [{ icon: 'digits' }, { icon: 'pictures' }] },
			{ say: 'lesson.seal-5', scene: [{ icon: 'passbook' }, { icon: 'pen' }] },
			{ say: 'lesson.seal-6', scene: [{ icon: 'unequal' }, { icon: 'attention' }] }
		],
		questions: [
			{
				ask: 'lesson.seal-ask1',
				choices: [[{ icon: 'passbook' }], [{ icon: 'place' }], [{ icon: 'moneylender' }]],
				right: 0,
				answer: 'lesson.seal-answer1'
			}
		],
		guide: { aim: 'paper.guide-seal', talk: ['paper.guide-seal-talk1', 'paper.guide-seal-talk2'] }
	}
];
