import type { Lesson } from '../lesson-types.ts';

export const accountsLessons: readonly Lesson[] = [
	{
		id: 'write-at-once',
		title: 'school.lesson-write-at-once',
		cover: [{ icon: 'pen' }, { icon: 'book' }],
		round: 'roll',
		cards: [
			{ say: 'school.lesson-write-at-once-1', scene: [{ icon: 'meeting' }] },
			{
				say: 'school.lesson-write-at-once-2',
				scene: [{ note: 2000 }, { icon: 'next' }, { icon: 'gullak-in' }]
			},
			{ say: 'school.lesson-write-at-once-3', scene: [{ icon: 'pen' }, { icon: 'book' }] },
			{ say: 'school.lesson-write-at-once-4', scene: [{ icon: 'speaking-mouth' }, { icon: 'faces' }] },
			{ say: 'school.lesson-write-at-once-5', scene: [{ icon: 'moon' }, { icon: 'unequal' }] }
		],
		questions: [
			{
				ask: 'school.lesson-write-at-once-ask1',
				choices: [
					[{ icon: 'meeting' }, { icon: 'pen' }],
					[{ icon: 'moon' }, { icon: 'pen' }],
					[{ icon: 'calendar-day' }, { icon: 'pen' }]
				],
				right: 0,
				answer: 'school.lesson-write-at-once-answer1'
			}
		],
		guide: {
			aim: 'school.guide-write-at-once',
			talk: ['school.guide-write-at-once-talk1', 'school.guide-write-at-once-talk2']
		}
	},
	{
		id: 'mistake',
		title: 'school.lesson-mistake',
		cover: [{ icon: 'crossed-line' }],
		round: 'mistake',
		cards: [
			{ say: 'school.lesson-mistake-1', scene: [{ icon: 'wrong-note' }] },
			{ say: 'school.lesson-mistake-2', scene: [{ icon: 'undo' }, { icon: 'gullak-in' }] },
			{ say: 'school.lesson-mistake-3', scene: [{ icon: 'book' }, { icon: 'lock' }] },
			{ say: 'school.lesson-mistake-4', scene: [{ icon: 'crossed-line' }] },
			{ say: 'school.lesson-mistake-5', scene: [{ icon: 'crossed-line' }, { icon: 'pen' }] },
			{ say: 'school.lesson-mistake-6', scene: [{ icon: 'hands-raised' }] }
		],
		questions: [
			{
				ask: 'school.lesson-mistake-ask1',
				choices: [[{ icon: 'rub' }], [{ icon: 'crossed-line' }], [{ icon: 'open-hands' }]],
				right: 1,
				answer: 'school.lesson-mistake-answer1'
			}
		],
		guide: { aim: 'school.guide-mistake', talk: ['school.guide-mistake-talk1', 'school.guide-mistake-talk2'] }
	},
	{
		id: 'box-and-book',
		title: 'school.lesson-box-and-book',
		cover: [{ icon: 'blind-count' }],
		round: 'count',
		cards: [
			{ say: 'school.lesson-box-and-book-1', scene: [{ icon: 'tin-box-open' }] },
			{ say: 'school.lesson-box-and-book-2', scene: [{ icon: 'blind-count' }] },
			{ say: 'school.lesson-box-and-book-3', scene: [{ icon: 'notes' }, { icon: 'coins' }] },
			{
				say: 'school.lesson-box-and-book-4',
				scene: [{ icon: 'tin-box' }, { icon: 'equal' }, { icon: 'book' }]
			},
			{ say: 'school.lesson-box-and-book-5', scene: [{ icon: 'unequal' }, { icon: 'again' }] },
			{ say: 'school.lesson-box-and-book-6', scene: [{ icon: 'hands-raised' }, { icon: 'pen' }] }
		],
		questions: [
			{
				ask: 'school.lesson-box-and-book-ask1',
				choices: [[{ icon: 'book' }], [{ icon: 'counting-hands' }], [{ icon: 'pen' }]],
				right: 1,
				answer: 'school.lesson-box-and-book-answer1'
			}
		],
		guide: {
			aim: 'school.guide-box-and-book',
			talk: ['school.guide-box-and-book-talk1', 'school.guide-box-and-book-talk2']
		}
	}
];
