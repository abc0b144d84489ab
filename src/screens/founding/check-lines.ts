import type { IconName, Words } from '#i18n';
import { rhythmWords, ruleValue } from '../frame/rules/rules-value.ts';
import { fineNames, type SetupDraft } from './setup-draft.svelte.ts';
import type { SetupPlace } from './setup-steps.ts';

interface CheckLine {
	/** Question at which the line is corrected. */
	readonly place: SetupPlace;
	readonly icon: IconName;
	readonly text: string;
	/** True if the line was left empty, which is allowed. */
	readonly isMissing?: boolean;
}

/** Lines of the founding's last page about the group, without its book and officers. */
export function checkLines(draft: SetupDraft, words: Words): readonly CheckLine[] {
	const where = namesOf(Object.values(draft.where));
	const banks = namesOf(draft.banks.map(({ name }) => name));
	const helpFund = ruleValue('socialFund', draft.constitution, words);
	const fined = fineNames.flatMap((name) => ruleValue(name, draft.constitution, words).amount ?? []);
	const village = words.say('setup.village');
	const lines: readonly (CheckLine | null)[] = [
		{ place: 'name', icon: 'meeting', text: draft.name.trim() },
		where === ''
			? {
					place: 'place',
					icon: 'place',
					text: words.say('setup.check-missing', { what: village }),
					isMissing: true
				}
			: { place: 'place', icon: 'place', text: where },
		{ place: 'day', icon: 'calendar', text: words.dayInWords(draft.day) },
		{ place: 'rhythm', icon: 'calendar-day', text: rhythmWords(draft.constitution, words) },
		{ place: 'saving', icon: 'gullak-in', text: words.say('setup.saving-perMember') },
		draft.inShares ? sharesMost(draft, words) : null,
		{
			place: 'interest',
			icon: draft.method === 'upFront' ? 'interest-up-front' : `interest-${draft.method}`,
			text: words.say('setup.interest-rate', { percent: draft.percent })
		},
		fined.length === 0
			? null
			: {
					place: 'fines',
					icon: 'late-coin',
					// Amounts without their number, which would read as a sum.
					text: `${words.say('setup.fines')}: ${fined.map((amount) => words.money(amount, draft.currency)).join(', ')}`
				},
		helpFund.amount === null
			? null
			: {
					place: 'social-fund',
					icon: 'social-pot',
					text: [words.money(helpFund.amount, draft.currency), ...fundShared(draft, words)].join(', ')
				},
		{
			place: 'exit-loss',
			icon: 'withered',
			text: ruleValue('exitLoss', draft.constitution, words).text
		},
		{
			place: 'members',
			icon: 'faces',
			text: `${words.number(draft.members.length)} ${words.say('word.didi')}`
		},
		banks === ''
			? { place: 'bank', icon: 'bank-counter', text: words.say('setup.bank-none'), isMissing: true }
			: { place: 'bank', icon: 'bank-counter', text: banks },
		{
			place: 'opening',
			icon: 'tin-box',
			text: words.say(draft.fromPaper === true ? 'setup.check-opening' : 'setup.opening-new')
		}
	];
	return lines.filter((line) => line !== null);
}

const sharesMost = ({ rules }: SetupDraft, words: Words): CheckLine => ({
	place: 'shares-most',
	icon: 'gullak-in',
	text: `${words.say('setup.shares-max')}: ${words.number(rules.sharesMax)}`
});

/** Fate of the help fund at a share-out, for groups that save in shares. */
function fundShared({ inShares, constitution }: SetupDraft, words: Words): readonly string[] {
	const isShared = constitution.socialFund?.sharedOut === true;
	return inShares ? [words.say(isShared ? 'rules.social-fund-shared' : 'rules.social-fund-kept')] : [];
}

function namesOf(texts: readonly string[]): string {
	return texts
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.join(', ');
}
