import type { action as english } from './en.ts';

export const action = {
	'action.again': 'फेरि',
	'action.listen': 'सुन्नुहोस्',
	'action.stop': 'चुप',
	'action.no-voice': 'यो फोनमा आवाज छैन',
	'action.lock': 'किताब बन्द',
	'action.back': 'पछाडि',
	'action.close': 'बन्द',
	'action.try-again': 'फेरि कोसिस गर्नुहोस्',
	'action.next': 'अगाडि',
	'action.ok': 'हो, ठीक छ',
	'action.no': 'पर्दैन',
	'action.undo': 'फिर्ता लिनुहोस्',
	'action.start': 'सुरु',
	'action.go-on': 'अगाडि बढौँ',
	'action.write': 'लेख्नुहोस्',
	'action.print': 'छाप्नुहोस्',
	'action.share': 'पठाउनुहोस्',
	'action.remind': 'पात्रोमा',
	'action.save-file': 'फाइल राख्नुहोस्',
	'action.choose': 'छान्नुहोस्',
	'action.rub': 'एउटा मेट्नुहोस्',
	'action.more': 'एक बढी',
	'action.less': 'एक कम',
	'action.page-next': 'अर्को पाना',
	'action.page-back': 'अघिल्लो पाना'
} satisfies typeof english;
