export { amountInWords } from './amount-in-words.ts';
export { formatDay, monthKey, namedMonth, type Calendar } from './day-words.ts';
export { currencyMark, formatMoney, minorPlaces, type MoneyFormat } from './format-money.ts';
export { decimalText } from './decimal-text.ts';
export { formatNumber, toDigits, type Digits } from './format-number.ts';
export * from './languages.ts';
export type { MessageKey, Messages } from './messages/en.ts';
export {
	createWords,
	fillSlots,
	type IconName,
	type MemberFace,
	type NamedUnder,
	type SlotValues,
	weekdayKey,
	type Words,
	type WordsOptions
} from './words.ts';
export { numberInWords } from './number-in-words.ts';
export {
	corePrompts,
	isPrompt,
	isSpoken,
	minutesToRecord,
	amountPrompts,
	spokenParts,
	readDigits,
	spokenKeys,
	spokenPrompts,
	type Prompt
} from './spoken/index.ts';
export {
	readWordFile,
	wordFileBytesMost,
	wordFileVersion,
	wordsOver,
	writeTemplate,
	type WordFileRefusal
} from './word-file.ts';
export { keepVerdicts, readVerdicts, writeReview, type Verdict, type Verdicts } from './review.ts';
