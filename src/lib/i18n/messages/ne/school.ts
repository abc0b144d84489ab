import type { school as english } from '../en/school.ts';

export const school = {
	'entry.pen': 'आफैँ गरिन्',
	'practice.no-real-book': 'यो फाइल अभ्यासको हो। यसबाट साँचो किताब बन्दैन।',
	'pen.title': 'कलम घुम्छ',
	'pen.offer': 'आज {who} ले गर्छिन्: {step}।',
	'pen.take': '{who} ले फोन लिन्छिन्: {step}',
	'pen.next-woman': 'अर्की दिदी',
	'pen.took': 'कलम {who} को हातमा।',
	'pen.figure': '{total} मध्ये {count} दिदीले आफैँ गरिसके।',
	'pen.hers': '{total} मध्ये {count} काम आफैँ गरिन्।'
} satisfies typeof english;
