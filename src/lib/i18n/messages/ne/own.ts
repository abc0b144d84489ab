import type { own as english } from '../en/own.ts';

export const own = {
	'own.whose-prompt': 'कसको पाना? आफ्नो चिह्न थिच्नुहोस्।',
	'own.time-left': 'पाना आफैं बन्द हुन्छ। {total} मध्ये {count} दाना बाँकी।',
	'own.only-her-page': 'तपाईंको कोडले तपाईंकै पाना खुल्छ।',
	'own.disputed': 'तपाईंको एउटा लेखाइ गलत भनिएको छ। बैठकले टुंग्याउँछ।',
	'own.code': 'दिदीको कोड',
	'own.code-prompt': 'आफ्नो कोडले दिदी आफ्नो पाना हेर्नुहुन्छ। अरू केही होइन।',
	'own.code-none': 'उहाँको कोड छैन।',
	'own.code-has': 'उहाँको कोड छ।',
	'own.code-give': 'कोड दिनुहोस्',
	'own.code-new': 'नयाँ कोड दिनुहोस्',
	'own.code-take': 'कोड हटाउनुहोस्',
	'own.code-given': 'अब {who} को कोड छ।',
	'own.code-taken': 'अब {who} को कोड छैन।'
} satisfies typeof english;
