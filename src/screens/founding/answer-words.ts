import type { MessageKey, Words } from '#i18n';
import { sum, zero, type Money } from '#money';
import { ruleValue, spokenRule } from '../frame/rules/rules-value.ts';
import { bankLines, isWomanLine, rareClaimed, rareThere, type RareLine } from './opening-sheet.svelte.ts';
import type { SetupDraft } from './setup-draft.svelte.ts';
import { officeOf } from './setup-screen.svelte.ts';
import type { SetupPlace } from './setup-steps.ts';
import { faceWords } from '#ui/member/face-words.ts';

export const methodKey = (method: SetupDraft['method']): MessageKey =>
	method === 'upFront' ? 'loan.method-upFront' : `setup.method-${method}`;

/** What was answered, read back before the next question; nothing where there is nothing to say. */
export function answerInWords(place: SetupPlace, draft: SetupDraft, words: Words): string {
	switch (place) {
		case 'name':
			return `${draft.name.trim()}.`;
		case 'currency':
			return `${words.say(`setup.currency-${draft.currency}`)}.`;
		case 'day':
			return words.say('setup.day-is', {
				day: `${words.weekday(draft.day)}, ${words.dayInWords(draft.day)}`
			});
		case 'rhythm':
			return `${words.say(`setup.every-${draft.every}`)}.`;
		case 'saving':
			return draft.eachHerOwn
				? `${words.say('setup.saving-perMember')}.`
				: `${words.amount(draft.saving, draft.currency)}.`;
		case 'fine':
			return spokenRule(draft.fine, ruleValue(draft.fine, draft.rules.rules, words), words, draft.currency);
		case 'social-fund':
			return spokenRule(
				'socialFund',
				ruleValue('socialFund', draft.rules.rules, words),
				words,
				draft.currency
			);
		case 'interest':
			return `${words.say('setup.interest-rate', { percent: draft.percent })}.`;
		case 'method':
			return `${words.say(methodKey(draft.method))}.`;
		case 'shares-most':
			return `${words.say('meeting.roll-shares', { count: draft.rules.sharesMax })}.`;
		case 'moneylender':
			return `${words.say('setup.interest-rate', { percent: draft.moneylender })}.`;
		case 'member':
			return memberAdded(draft, words);
		case 'members':
			return words.say('setup.members-count', { count: words.number(draft.members.length) });
		case 'office':
			return `${words.say(`code.office-${draft.secondOffice}`)}.`;
		case 'president':
		case 'second':
		case 'writer':
			return officerChosen(place, draft, words);
		case 'amount':
			return `${words.amount(lineAmount(draft), draft.currency)}.`;
		default:
			return '';
	}
}

function memberAdded(draft: SetupDraft, words: Words): string {
	if (draft.member === null) return '';
	const face = draft.face(draft.member.memberId);
	return words.say('setup.member-added', { who: faceWords(face, words), number: face.number });
}

function officerChosen(place: 'president' | 'second' | 'writer', draft: SetupDraft, words: Words): string {
	const memberId = draft[place];
	if (memberId === null) return '';
	const who = faceWords(draft.face(memberId), words);
	return words.say('setup.officer-is', { who, office: words.say(officeOf(place, draft)) });
}

function lineAmount({ line, sheet, member }: SetupDraft) {
	if (!isWomanLine(line)) return sheet.line(line);
	return member === null ? zero : sheet.of(member.memberId)[line];
}

/** What a line is called that only some groups have. */
export const rareKey = (line: RareLine) =>
	line === 'assets' ? ('account.account-assets' as const) : (`desk.cut-off-${line}` as const);

/** Every line of the cut-off sheet that is not empty, side by side with its sum; nothing while all are. */
export function sheetInWords({ sheet, currency }: SetupDraft, words: Words): string {
	const there = [
		[words.say('setup.opening-box'), sheet.line('box')],
		[words.say('setup.opening-bank'), sum(bankLines.map((line) => sheet.line(line)))],
		[words.say('setup.opening-lent'), sheet.lent],
		...rareThere.map((line) => [words.say(rareKey(line)), sheet.line(line)] as const),
		[words.say('setup.opening-there'), sheet.there]
	] as const;
	const whose = [
		[words.say('setup.opening-savings'), sheet.savings],
		[words.say('setup.opening-surplus'), sheet.line('surplus')],
		[words.say('people.rest'), sheet.payable],
		...rareClaimed.map((line) => [words.say(rareKey(line)), sheet.line(line)] as const),
		[words.say('setup.opening-whose'), sheet.claimed]
	] as const;
	return linesInWords([...there, ...whose], currency, words);
}

/** Every line of her page that is not empty; nothing while all are. */
export function womanInWords({ sheet, member, currency }: SetupDraft, words: Words): string {
	if (member === null) return '';
	const hers = sheet.of(member.memberId);
	const lines = [
		[words.say('setup.member-opening'), hers.saving],
		[words.say('setup.member-opening-loan'), hers.loan],
		[words.say('desk.cut-off-voluntary'), hers.voluntary],
		[words.say('desk.cut-off-arrears'), hers.arrears],
		[words.say('desk.cut-off-fine'), hers.fine],
		[words.say('people.rest'), hers.payable]
	] as const;
	return linesInWords(lines, currency, words);
}

function linesInWords(
	lines: readonly (readonly [what: string, amount: Money])[],
	currency: string,
	words: Words
): string {
	return lines
		.filter(([, amount]) => amount > 0)
		.map(([what, amount]) => words.line(what, amount, currency))
		.join(' ');
}
