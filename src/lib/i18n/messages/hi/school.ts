import type { school as english } from '../en/school.ts';

export const school = {
	'entry.pen': 'खुद किया',
	'practice.no-real-book': 'यह फाइल अभ्यास की है। असली किताब नहीं बनेगी।',
	'pen.title': 'कलम घूमती है',
	'pen.offer': 'आज {who} करें: {step}।',
	'pen.take': '{who} फोन लें: {step}',
	'pen.next-woman': 'दूसरी दीदी',
	'pen.took': 'कलम {who} के हाथ में।',
	'pen.figure': '{total} में {count} दीदी खुद कर चुकीं।',
	'pen.hers': '{total} में {count} काम खुद किए।'
} satisfies typeof english;
