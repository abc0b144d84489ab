import type { SlotValues, Words } from '#i18n';
import type { CurrencyCode } from '#money';
import type { MissingItem } from '#reports';

/** Returns the slot values of the message about a missing item (`bank.file-missing-…`). */
export function missingValues(item: MissingItem, words: Words, currency: CurrencyCode): SlotValues {
	switch (item.what) {
		case 'tooYoung':
			return { day: words.day(item.until) };
		case 'tooFew':
		case 'tooMany':
		case 'hardAreaOnly':
			return { count: item.members };
		case 'meetingOpen':
			return { day: words.day(item.day) };
		case 'officersMissing':
			return { offices: item.offices.map((office) => words.say(`code.office-${office}`)).join(', ') };
		case 'waitingForAnswer':
			return { lender: item.lender };
		case 'bankLoanLate':
			return { lender: item.lender, amount: words.money(item.amount, currency, true), days: item.days };
		case 'planUnequal':
			return {
				planned: words.money(item.planned, currency, true),
				asked: words.money(item.asked, currency, true)
			};
		case 'noQuorum':
		case 'planNoQuorum':
			return { there: item.present, needed: item.needed };
		case 'askedAbove':
			return {
				asked: words.money(item.asked, currency, true),
				allowed: words.money(item.allowed, currency, true)
			};
		case 'limitNotKept':
			return { what: words.say(`dossier.condition-${item.condition}`) };
		case 'meetingsMissed':
			return { due: item.due, held: item.held };
		case 'boxOverLimit':
			return { amount: words.money(item.box, currency, true) };
		case 'savingArrears':
			return { count: item.numbers.length };
		case 'loansOverdue':
			return { count: item.numbers.length, amount: words.money(item.amount, currency, true) };
		case 'disputesOpen':
		case 'countsDiffer':
		case 'enteredLater':
			return { count: item.count };
		default:
			return {};
	}
}
