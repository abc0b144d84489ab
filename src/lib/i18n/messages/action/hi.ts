import type { action as english } from './en.ts';

export const action = {
	'action.again': 'फिर से',
	'action.listen': 'सुनिए',
	'action.stop': 'चुप',
	'action.no-voice': 'इस फोन में आवाज़ नहीं',
	'action.lock': 'किताब बंद',
	'action.back': 'पीछे',
	'action.close': 'बंद',
	'action.try-again': 'फिर कोशिश कीजिए',
	'action.next': 'आगे',
	'action.ok': 'हाँ, ठीक है',
	'action.no': 'नहीं, रहने दो',
	'action.undo': 'वापस लो',
	'action.start': 'शुरू',
	'action.go-on': 'आगे चलिए',
	'action.write': 'लिखिए',
	'action.print': 'छापिए',
	'action.share': 'भेजिए',
	'action.remind': 'कैलेंडर में',
	'action.save-file': 'फ़ाइल रखिए',
	'action.choose': 'चुनिए',
	'action.rub': 'एक मिटाइए',
	'action.more': 'एक ज़्यादा',
	'action.less': 'एक कम',
	'action.page-next': 'अगला पन्ना',
	'action.page-back': 'पिछला पन्ना'
} satisfies typeof english;
