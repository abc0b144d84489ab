import type { ConstitutionWritten, InstalmentsBy } from '#group';
import { asciiDigits } from '#kernel';
import { money } from '#money';
import {
	readAmount,
	amountAboveZero,
	readChoice,
	choices,
	decimal,
	pattern,
	wholeNumber,
	type Cells,
	type Reader
} from './cells.ts';
import {
	averages,
	calendars,
	earningFunds,
	earningTimes,
	exitLosses,
	exitRules,
	fineTargets,
	groupKinds,
	instalmentTimes,
	lateBases,
	lateTimes,
	methods,
	overpayments,
	periods,
	rebates,
	remainders,
	rhythms,
	savingModes,
	weekdays,
	yesNoWords
} from './choices.ts';
import { ids, given, type SheetGroup } from './sheet-group.ts';
import { word, type Word } from './words.ts';

/** Reads the rules of a group from its row and its rule rows; undefined fields take the defaults of ledger law 3. */
export function readConstitution(group: SheetGroup, cells: Cells): ConstitutionWritten {
	return {
		kind: cells.read('kind', readChoice(groupKinds)) ?? 'shg',
		meetingRhythm: readRhythm(cells),
		saving: readSaving(group, cells),
		...readRules(group, (said) => ({
			percentPerMonth: cells.needs('rate', decimal) ?? '0',
			...given({
				method: cells.read('method', readChoice(methods)),
				period: cells.read('period', readChoice(periods)),
				...said
			})
		}))
	};
}

function readRhythm(cells: Cells): ConstitutionWritten['meetingRhythm'] {
	const every = cells.needs('meets', readChoice(rhythms)) ?? 'month';
	const weekday = cells.read('weekday', weekdayReader);
	const calendar = cells.read('calendar', readChoice(calendars));
	const ofMonth = cells.read('dayOfMonth', dayOfMonth);
	if (ofMonth !== 'last') return { every, ...given({ weekday, dayOfMonth: ofMonth, calendar }) };
	// "last" means the last such weekday of the month.
	if (!cells.has('weekday')) cells.say('weekday', { code: 'needed' });
	return { every, ...given({ last: weekday, calendar }) };
}

const weekdayReader: Reader<number> = (text) => {
	const named = readChoice(weekdays)(text);
	if (named.ok) return { ok: true, value: weekdays.findIndex(({ code }) => code === named.value) };
	const counted = wholeNumber(0, 6)(text);
	return counted.ok ? counted : named;
};

const lastWords = readChoice([word('last', 'last', 'आखिरी')]);
const dayOfMonth: Reader<number | 'last'> = (text) => {
	const last = lastWords(text);
	return last.ok ? last : wholeNumber(1, 32)(text);
};

function readSaving(group: SheetGroup, cells: Cells): ConstitutionWritten['saving'] {
	const mode = cells.read('saves', readChoice(savingModes)) ?? 'fixed';
	const more = given({ voluntary: yes(cells.read('voluntary', readChoice(yesNoWords))) });
	if (mode !== 'perMember') noSavingOfTheirOwn(group);
	if (mode === 'perMember') {
		if (cells.has('saving')) cells.say('saving', { code: 'notForThisRow', detail: { kind: 'group' } });
		const amounts = group.of('member').flatMap((hers) => {
			const number = hers.read('number', wholeNumber(1, 9999));
			const each = hers.needs('saving', amountAboveZero);
			return number === undefined || each === undefined
				? []
				: [{ memberId: ids.member(number), amount: each }];
		});
		return { mode, amounts, ...more };
	}
	const each = cells.needs('saving', amountAboveZero) ?? money(1);
	if (mode === 'fixed') return { mode, amount: each, ...more };
	const sharesMax = cells.read('sharesMax', wholeNumber(1, 100));
	return { mode, shareValue: each, ...given({ sharesMax }), ...more };
}

function noSavingOfTheirOwn(group: SheetGroup): void {
	for (const hers of group.of('member')) {
		if (hers.has('saving')) hers.say('saving', { code: 'notForThisRow', detail: { kind: 'member' } });
	}
}

/** Rules with rows of their own. */
export const rules = [
	word('fineAbsent', 'fine for absence', 'गैरहाज़िरी का जुर्माना'),
	word('fineLate', 'fine for coming late', 'देर का जुर्माना'),
	word('fineSavingMissed', 'fine for no saving', 'जमा न करने का जुर्माना'),
	word('fineInstalmentMissed', 'fine for no instalment', 'किस्त न देने का जुर्माना'),
	word('finesTo', 'fines go to', 'जुर्माना कहाँ'),
	word('socialFund', 'social fund each meeting', 'हर बैठक मदद का पैसा'),
	word('socialFundShared', 'social fund shared out', 'मदद का पैसा बँटे'),
	word('loanTimesSavings', 'loan: times her savings', 'लोन: जमा का कितना गुना'),
	word('loanMost', 'loan at most', 'लोन ज़्यादा से ज़्यादा'),
	word('loansAtOnce', 'loans at once', 'एक साथ कितने लोन'),
	word('loanMonthsMost', 'loan months at most', 'लोन के महीने ज़्यादा से ज़्यादा'),
	word('paymentOrder', 'payment order', 'भुगतान का क्रम'),
	word('overpayment', 'overpayment', 'ज़्यादा दिया तो'),
	word('flatRebate', 'rebate on early payment', 'जल्दी चुकाने की छूट'),
	word('instalmentsBy', 'instalments by', 'किस्त कब'),
	word('overdueRate', 'interest on what is late', 'देर का सूद'),
	word('lateTimes', 'interest on what is late: how often', 'देर का सूद कब-कब'),
	word('lateBase', 'interest on what is late: of how much', 'देर का सूद किस पर'),
	word('lateGraceDays', 'interest on what is late: free days', 'देर का सूद कितने दिन बाद'),
	word('savingInterest', 'interest on savings percent a year', 'बचत पर ब्याज, साल का सैकड़ा'),
	word('savingInterestFunds', 'interest on which savings', 'ब्याज किस बचत पर'),
	word('savingInterestEvery', 'interest on savings every', 'बचत पर ब्याज कब-कब'),
	word('quorum', 'quorum', 'कोरम'),
	word('officersToSeal', 'officers to seal', 'बंद करने को पदाधिकारी'),
	word('officersForLoan', 'officers for a loan', 'लोन को पदाधिकारी'),
	word('officersForDifference', 'officers for a difference', 'फ़र्क को पदाधिकारी'),
	word('officersForCorrection', 'officers for a correction', 'सुधार को पदाधिकारी'),
	word('officersForRule', 'officers for a rule', 'नियम को पदाधिकारी'),
	word('membersMost', 'members at most', 'सदस्य ज़्यादा से ज़्यादा'),
	word('boxLimit', 'cash in the box at most', 'बक्से में ज़्यादा से ज़्यादा'),
	word('buyIn', 'buy-in', 'बाद में जुड़ने का'),
	word('exitSurplus', 'surplus on leaving', 'छोड़ने पर मुनाफ़ा'),
	word('exitLoss', 'loss on leaving', 'छोड़ने पर घाटा'),
	word('remainder', 'remainder', 'बाँटने से बचा'),
	word('yearStart', 'year starts', 'साल कब शुरू'),
	word('roundingUnit', 'rounding unit', 'गोल रकम'),
	word('moneylenderRate', 'moneylender percent a month', 'साहूकार का सैकड़ा')
] as const;
type RuleName = (typeof rules)[number]['code'];

const officers = wholeNumber(1, 10);
const parts = [
	word('interestArrears', 'interest arrears', 'बाकी सूद'),
	word('interestDue', 'interest due', 'अभी का सूद'),
	word('principal', 'principal', 'मूल')
] as const;

/** Interest terms from the rule rows. */
interface SaidOfInterest {
	readonly instalmentsBy: InstalmentsBy | undefined;
	readonly overduePercentPerMonth: string | undefined;
	readonly late: ConstitutionWritten['interest']['late'];
}

/** @param interestWith builds the interest from the group's row and its rule rows */
function readRules<Interest>(group: SheetGroup, interestWith: (said: SaidOfInterest) => Interest) {
	const rule = ruleReader(group);
	const interest = interestWith({
		instalmentsBy: rule('instalmentsBy', readChoice(instalmentTimes)),
		overduePercentPerMonth: rule('overdueRate', decimal),
		late: filled(
			given({
				times: rule('lateTimes', readChoice(lateTimes)),
				base: rule('lateBase', readChoice(lateBases)),
				graceDays: rule('lateGraceDays', wholeNumber(0, 90))
			})
		)
	});
	const fines = given({
		absent: rule('fineAbsent', amountAboveZero),
		late: rule('fineLate', amountAboveZero),
		savingMissed: rule('fineSavingMissed', amountAboveZero),
		instalmentMissed: rule('fineInstalmentMissed', amountAboveZero),
		to: rule('finesTo', readChoice(fineTargets))
	});
	const socialDue = rule('socialFund', amountAboveZero);
	const sharedOut = yes(rule('socialFundShared', readChoice(yesNoWords)));
	const loanLimit = given({
		timesSavings: rule('loanTimesSavings', wholeNumber(1, 100)),
		amount: rule('loanMost', amountAboveZero),
		loansAtOnce: rule('loansAtOnce', wholeNumber(1, 20)),
		monthsMax: rule('loanMonthsMost', wholeNumber(1, 240))
	});
	const percentPerYear = rule('savingInterest', decimal);
	const earning = given({
		funds: rule('savingInterestFunds', readChoice(earningFunds)),
		every: rule('savingInterestEvery', readChoice(earningTimes))
	});
	const exit = given({
		surplus: rule('exitSurplus', readChoice(exitRules)),
		loss: rule('exitLoss', readChoice(exitLosses))
	});
	return {
		interest,
		...given({
			fines: filled(fines),
			savingInterest: percentPerYear === undefined ? undefined : { percentPerYear, ...earning },
			socialFund: socialDue === undefined ? undefined : { amount: socialDue, ...given({ sharedOut }) },
			loanLimit: filled(loanLimit),
			paymentOrder: rule('paymentOrder', threeParts),
			overpayment: rule('overpayment', readChoice(overpayments)),
			flatRebate: rule('flatRebate', readChoice(rebates)),
			quorum: rule('quorum', fraction),
			approvals: filled(readApprovals(rule)),
			membersMost: rule('membersMost', wholeNumber(1, 40)),
			boxLimit: rule('boxLimit', amountAboveZero),
			buyIn: rule('buyIn', buyIn),
			exit: filled(exit),
			remainder: rule('remainder', readChoice(remainders)),
			yearStart: rule('yearStart', yearStart),
			roundingUnit: rule('roundingUnit', amountAboveZero),
			moneylenderPercentPerMonth: rule('moneylenderRate', decimal)
		})
	};
}

function readApprovals(rule: ReadRule): NonNullable<ConstitutionWritten['approvals']> {
	return given({
		seal: rule('officersToSeal', officers),
		loan: rule('officersForLoan', officers),
		cashDifference: rule('officersForDifference', officers),
		correction: rule('officersForCorrection', officers),
		rule: rule('officersForRule', officers)
	});
}

type ReadRule = <Value>(name: RuleName, reader: Reader<Value>) => Value | undefined;

/** Reads each rule row once and reports a second row of the same rule. */
function ruleReader(group: SheetGroup): ReadRule {
	const rows = new Map<RuleName, Cells>();
	for (const cells of group.of('rule')) {
		const name = cells.needs('name', readChoice(rules));
		if (name === undefined) continue;
		const first = rows.get(name);
		if (first === undefined) rows.set(name, cells);
		else cells.say('name', { code: 'rowTwice', detail: { first: first.row.row } });
	}
	return (name, reader) => rows.get(name)?.needs('value', reader);
}

const threeParts: Reader<('interestArrears' | 'interestDue' | 'principal')[]> = (text) => {
	const read = choices(parts satisfies readonly Word[])(text);
	if (!read.ok) return read;
	return read.value.length === 3
		? { ok: true, value: [...read.value] }
		: { ok: false, error: { code: 'notWritable', detail: { given: text } } };
};

const buyIn: Reader<NonNullable<ConstitutionWritten['buyIn']>> = (text) => {
	const average = readChoice(averages)(text);
	if (average.ok) return average;
	const sum = readAmount(text);
	if (!sum.ok) return /\d/.test(asciiDigits(text)) ? sum : average;
	return sum.value === 0
		? { ok: false, error: { code: 'amountIsZero' } }
		: { ok: true, value: { amount: sum.value } };
};

/** Reads "2/3", or "2 of 3", which spreadsheet programs do not convert to a day. */
const fraction = pattern(/^[1-9]\d?\/[1-9]\d?$/, (text) => text.replace(/\s*(?:of|में से)\s*/, '/'));

/** Reads MM-DD or bs-MM-01 as in the journal, or DD/MM as people write it: 01/04 is 1 April. */
const yearStart = pattern(
	/^(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|bs-(?:0[1-9]|1[0-2])-01)$/,
	(text) => {
		const people = /^(\d{1,2})\/(\d{1,2})$/.exec(asciiDigits(text));
		return people === null
			? text
			: `${(people[2] ?? '').padStart(2, '0')}-${(people[1] ?? '').padStart(2, '0')}`;
	}
);

const yes = (answer: 'yes' | 'no' | undefined): boolean | undefined =>
	answer === undefined ? undefined : answer === 'yes';

function filled<Shape extends object>(fields: Shape): Shape | undefined {
	return Object.keys(fields).length > 0 ? fields : undefined;
}
