import type { own as english } from '../en/own.ts';

export const own = {
	'own.whose-prompt': 'किसका पन्ना? अपना निशान दबाइए।',
	'own.time-left': 'पन्ना अपने आप बंद होगा। {total} में {count} दाने बचे।',
	'own.only-her-page': 'आपके कोड से आपका अपना पन्ना खुलता है।',
	'own.disputed': 'आपकी एक लिखावट गलत बताई गई है। बैठक तय करेगी।',
	'own.code': 'दीदी का कोड',
	'own.code-prompt': 'अपने कोड से दीदी अपना पन्ना देखेंगी। और कुछ नहीं।',
	'own.code-none': 'इनका कोड नहीं है।',
	'own.code-has': 'इनका कोड है।',
	'own.code-give': 'कोड दीजिए',
	'own.code-new': 'नया कोड दीजिए',
	'own.code-take': 'कोड हटाइए',
	'own.code-given': 'अब {who} का कोड है।',
	'own.code-taken': 'अब {who} का कोड नहीं है।'
} satisfies typeof english;
