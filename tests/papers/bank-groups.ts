import type { BookId, LocalDate, MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import type { CurrencyCode } from '#money';
import { writeJournal } from '#app';
import { event } from '../support/builders.ts';
import { cc, via } from '../support/cash-credit.ts';
import { cycleOfShares, sharedOutCycle } from '../support/cycle-of-shares.ts';
import {
	barelyEligible,
	falseTick,
	goodGroup,
	threeYearsWithLoan,
	withoutDecisions
} from '../support/dossier-books.ts';
import { creditOpened, debited, drawn, paidBack } from '../support/outside-money.ts';
import { practiceEvents } from '../support/practice-events.ts';

/** A group that goes to the bank, plainly made up. */
export interface BankGroup {
	readonly name: string;
	readonly eventsOn: (today: LocalDate) => readonly GroupEvent[];
	readonly currency: CurrencyCode;
	readonly isPractice: boolean;
	/** Of its women, in the order of their numbers. */
	readonly names?: readonly string[];
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

/** Flowers, two to a name, longer than any in a village. */
const longNames = ['रजनीगंधा', 'अपराजिता', 'हरसिंगार', 'सूर्यमुखी', 'गुलमोहर'].flatMap((first) =>
	['मधुमालती', 'रातरानी', 'कर्णिकार', 'चंद्रमल्लिका', 'शिरीषपुष्पा'].map((second) => `${first} ${second} देवी कुमारी`)
);

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
	},
	{
		name: 'shared-out',
		eventsOn: (today) => named('गेंदा बचत समूह', ofIndia)(sharedOutCycle(today)),
		currency: 'INR',
		isPractice: false
	},
	{
		name: 'long-names',
		eventsOn: (today) => named('अपराजिता रजनीगंधा महिला स्वयं सहायता बचत समूह', ofIndia)(cycleOfShares(today)),
		currency: 'INR',
		isPractice: false,
		names: longNames
	},
	{
		// 20,000 drawn in the third month and repaid, of which the bank's interest is still owed.
		name: 'cash-credit',
		eventsOn: (today) =>
			named(
				'पलाश महिला स्वयं सहायता समूह',
				ofIndia
			)(
				goodGroup(today, {
					before: {
						7: [creditOpened(50_000), drawn(20_000, via)],
						6: [paidBack(8000, { ...cc, ...via }), debited({ ...cc, interest: 20_000 })],
						3: [paidBack(12_000, { ...cc, ...via })]
					}
				})
			),
		currency: 'INR',
		isPractice: false
	},
	{
		name: 'ten-years',
		eventsOn: (today) =>
			named('कनेर महिला स्वयं सहायता समूह', ofIndia)(goodGroup(today, { months: 121, each: 40_000 })),
		currency: 'INR',
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

export function journalOf({ eventsOn, currency, names = exampleNames }: BankGroup, today: LocalDate): string {
	const people = names.map((name, place) => ({ memberId: `m${String(place + 1)}` as MemberId, name }));
	return writeJournal({ book: { id: 'group' as BookId, currency }, events: eventsOn(today), people });
}
