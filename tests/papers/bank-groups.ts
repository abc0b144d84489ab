import type { BookId, LocalDate, MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import type { CurrencyCode } from '#money';
import { writeJournal } from '#app';
import { event } from '../support/builders.ts';
import {
	barelyEligible,
	falseTick,
	goodGroup,
	threeYearsWithLoan,
	withoutDecisions
} from '../support/dossier-books.ts';
import { practiceEvents } from '../support/practice-events.ts';

/** A group that goes to the bank, plainly made up. */
export interface BankGroup {
	readonly name: string;
	readonly eventsOn: (today: LocalDate) => readonly GroupEvent[];
	readonly currency: CurrencyCode;
	readonly isPractice: boolean;
	/** Its registers are printed too. */
	readonly hasRegisters?: boolean;
}

const ofIndia = {
	village: 'रामपुर खजुरिया',
	panchayat: 'खजुरिया',
	block: 'कोटवा',
	district: 'पूर्वी चम्पारण',
	state: 'बिहार',
	pin: '845437'
};
/** Municipality and ward stand in the places of the levels below the district. */
const ofNepal = {
	village: 'बलरा',
	panchayat: 'ईशनाथ नगरपालिका',
	block: '4',
	district: 'रौतहट',
	state: 'मधेश'
};

const named =
	(name: string, place: object) =>
	(events: readonly GroupEvent[]): readonly GroupEvent[] =>
		events.map((one) => (one.type === 'GroupFounded' ? event({ ...one, name, place }) : one));

export const bankGroups: readonly BankGroup[] = [
	{ name: 'practice', eventsOn: practiceEvents, currency: 'INR', isPractice: true },
	{
		name: 'three-years',
		eventsOn: (today) => named('उजाला महिला स्वयं सहायता समूह', ofIndia)(threeYearsWithLoan(today)),
		currency: 'INR',
		isPractice: false,
		hasRegisters: true
	},
	{
		name: 'exceptions',
		eventsOn: (today) => named('किरण महिला स्वयं सहायता समूह', ofIndia)(withoutDecisions(today)),
		currency: 'INR',
		isPractice: false
	},
	{
		name: 'good',
		eventsOn: (today) => named('कमल महिला स्वयं सहायता समूह', ofIndia)(goodGroup(today)),
		currency: 'INR',
		isPractice: false
	},
	{
		name: 'young',
		eventsOn: (today) => named('कली महिला स्वयं सहायता समूह', ofIndia)(barelyEligible(today)),
		currency: 'INR',
		isPractice: false
	},
	{
		// Of its own days, whenever it is printed.
		name: 'false-tick',
		eventsOn: () => named('चमक महिला समूह', ofIndia)(falseTick()),
		currency: 'INR',
		isPractice: false
	},
	{
		name: 'nepal',
		eventsOn: (today) => named('उज्यालो महिला बचत समूह', ofNepal)(threeYearsWithLoan(today)),
		currency: 'NPR',
		isPractice: false
	}
];

/** Example members, with signs above, below and on both sides of their letters. */
export const exampleNames = [
	'सुनीता देवी',
	'संध्या कुमारी',
	'रुक्मिणी देवी',
	'प्रमिला श्रीवास्तव',
	'फूलकुमारी देवी',
	'शांति देवी',
	'गीता देवी',
	'लक्ष्मी देवी',
	'ऊषा देवी',
	'पार्वती देवी',
	'मृत्युंजया ठाकुर',
	'राधा देवी',
	'चंद्रकला विश्वकर्मा',
	'उर्मिला देवी पासवान'
];

export function journalOf({ eventsOn, currency }: BankGroup, today: LocalDate): string {
	const people = exampleNames.map((name, place) => ({ memberId: `m${String(place + 1)}` as MemberId, name }));
	return writeJournal({ book: { id: 'group' as BookId, currency }, events: eventsOn(today), people });
}
