import type { LocalDate } from '#kernel';
import type { Chapter, Lesson } from './lesson-types.ts';
import { accountsLessons } from './lessons/accounts.ts';
import { bankLessons } from './lessons/bank.ts';
import { groupLessons } from './lessons/group.ts';
import { meetingLessons } from './lessons/meeting.ts';

/** Date of these lessons, printed on papers, so that cards of two printings are not mixed. */
export const lessonsDay = '2026-11-25' as LocalDate;

/** Three lessons each on what the women asked to be taught; source of both screens and papers. */
export const chapters: readonly Chapter[] = [
	{ id: 'accounts', title: 'school.chapter-accounts', icon: 'book', lessons: accountsLessons },
	{ id: 'group', title: 'school.chapter-group', icon: 'meeting', lessons: groupLessons },
	{ id: 'meeting', title: 'school.chapter-meeting', icon: 'two-women', lessons: meetingLessons },
	{ id: 'bank', title: 'school.chapter-bank', icon: 'bank-counter', lessons: bankLessons }
];

export const lessons: readonly Lesson[] = chapters.flatMap((chapter) => chapter.lessons);
