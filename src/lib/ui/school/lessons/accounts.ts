import type { Lesson } from '../lesson-types.ts';

export const accountsLessons: readonly Lesson[] = [
	{
		id: 'write-at-once',
		title: 'lesson.write-at-once',
		cover: [{ icon: 'pen' }, { icon: 'book' }],
		round: 'roll',
		cards: [
			{ say: 'lesson.write-at-once-1', scene: [{ icon: 'meeting' }] },
			{ say: 'lesson.write-at-once-2', scene: [{ note: 2000 }, { icon: 'next' }, { icon: 'gullak-in' }] },
			{ say: 'lesson.write-at-once-3', scene: [{ icon: 'pen' }, { icon: 'book' }] },
			{ say: 'lesson.write-at-once-4', scene: [{ icon: 'speaking-mouth' }, { icon: 'faces' }] },
			{ say: 'lesson.write-at-once-5', scene: [{ icon: 'moon' }, { icon: 'unequal' }] }
		],
		questions: [
			{
				ask: 'lesson.write-at-once-ask1',
				choices: [
					[{ icon: 'meeting' }, { icon: 'pen' }],
					[{ icon: 'moon' }, { icon: 'pen' }],
					[{ icon: 'calendar-day' }, { icon: 'pen' }]
				],
				right: 0,
				answer: 'lesson.write-at-once-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-write-at-once',
			talk: ['paper.guide-write-at-once-talk1', 'paper.guide-write-at-once-talk2']
		}
	},
	{
		id: 'mistake',
		title: 'lesson.mistake',
		cover: [{ icon: 'crossed-line' }],
		round: 'mistake',
		cards: [
			{ say: 'lesson.mistake-1', scene: [{ icon: 'wrong-note' }] },
			{ say: 'lesson.mistake-2', scene: [{ icon: 'undo' }, { icon: 'gullak-in' }] },
			{ say: 'lesson.mistake-3', scene: [{ icon: 'book' }, { icon: 'lock' }] },
			{ say: 'lesson.mistake-4', scene: [{ icon: 'crossed-line' }] },
			{ say: 'lesson.mistake-5', scene: [{ icon: 'crossed-line' }, { icon: 'pen' }] },
			{ say: 'lesson.mistake-6', scene: [{ icon: 'hands-raised' }] }
		],
		questions: [
			{
				ask: 'lesson.mistake-ask1',
				choices: [[{ icon: 'rub' }], [{ icon: 'crossed-line' }], [{ icon: 'open-hands' }]],
				right: 1,
				answer: 'lesson.mistake-answer1'
			}
		],
		guide: { aim: 'paper.guide-mistake', talk: ['paper.guide-mistake-talk1', 'paper.guide-mistake-talk2'] }
	},
	{
		id: 'box-and-book',
		title: 'lesson.box-and-book',
		cover: [{ icon: 'blind-count' }],
		round: 'count',
		cards: [
			{ say: 'lesson.box-and-book-1', scene: [{ icon: 'tin-box-open' }] },
			{ say: 'lesson.box-and-book-2', scene: [{ icon: 'blind-count' }] },
			{ say: 'lesson.box-and-book-3', scene: [{ icon: 'notes' }, { icon: 'coins' }] },
			{ say: 'lesson.box-and-book-4', scene: [{ icon: 'tin-box' }, { icon: 'equal' }, { icon: 'book' }] },
			{ say: 'lesson.box-and-book-5', scene: [{ icon: 'unequal' }, { icon: 'again' }] },
			{ say: 'lesson.box-and-book-6', scene: [{ icon: 'hands-raised' }, { icon: 'pen' }] }
		],
		questions: [
			{
				ask: 'lesson.box-and-book-ask1',
				choices: [[{ icon: 'book' }], [{ icon: 'counting-hands' }], [{ icon: 'pen' }]],
				right: 1,
				answer: 'lesson.box-and-book-answer1'
			}
		],
		guide: {
			aim: 'paper.guide-box-and-book',
			talk: ['paper.guide-box-and-book-talk1', 'paper.guide-box-and-book-talk2']
		}
	}
];
