import type { Words } from '#i18n';
import { sum, type Money } from '#money';
import { bankLines, rareClaimed, rareThere, type RareLine } from './opening-sheet.svelte.ts';
import type { SetupDraft } from './setup-draft.svelte.ts';

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
