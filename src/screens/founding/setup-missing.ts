import { holdsIdentityNumber, oneLine, type LocalDate } from '#kernel';
import type { MessageKey } from '#i18n';
import { isRate } from '../frame/rules/rules-answers.svelte.ts';
import { setupSteps, type SetupStep } from './setup-steps.ts';
import type { SetupDraft } from './setup-draft.svelte.ts';

/** What an answer still lacks before the next question is asked, or null. */
export function missingIn(step: SetupStep, draft: SetupDraft): MessageKey | null {
	switch (step) {
		case 'name':
			return oneLine(draft.name, 80) === '' && !holdsIdentityNumber(draft.name)
				? 'setup.name-prompt'
				: refusedText(draft.name);
		case 'place':
			return refusedText(...Object.values(draft.place));
		case 'day':
			return isInFuture(draft.day, draft.today) ? 'setup.day-future' : null;
		case 'saving':
			return draft.saving === 0 && !draft.eachHerOwn ? 'reject.amount-not-positive' : null;
		case 'each':
			return draft.eachHerOwn && !draft.rules.isAnswered('savingAmount') ? 'setup.each-missing' : null;
		case 'interest':
			return isRate(draft.percent) ? null : 'setup.interest-prompt';
		case 'moneylender':
			return isRate(draft.moneylender) ? null : 'setup.moneylender-prompt';
		case 'members':
			if (draft.waiting.length > 0) return 'setup.pages-waiting';
			return draft.hasEnough ? refusedText(...draft.members.map(({ name }) => name)) : 'setup.members-least';
		case 'president':
			return draft.president === null ? 'setup.officer-missing' : null;
		case 'second':
			return missingSecond(draft);
		case 'writer':
			return draft.writer === null ? 'setup.officer-missing' : null;
		case 'codes':
			return draft.giving.isDone ? null : 'setup.codes-missing';
		case 'bank':
			if (draft.pages !== null && draft.sheet.line('bank') > 0 && draft.banks[0]?.name.trim() === '')
				return 'setup.bank-name-missing';
			return draft.banks.map(missingBank).find((missing) => missing !== null) ?? null;
		case 'opening':
			return draft.fromPaper === null ? 'setup.opening-prompt' : null;
		case 'sheet':
			return draft.fromPaper === true ? missingOnSheet(draft) : null;
		case 'seen':
			return draft.pages === null || draft.fromPaper !== true || draft.agreed.isDone
				? null
				: 'setup.pages-seen';
		case 'currency':
		case 'rhythm':
		case 'meeting-day':
		case 'method':
		case 'shares-most':
		case 'fund-shared':
		case 'fines':
		case 'social-fund':
		case 'office':
		case 'cover':
		case 'check':
			return null;
	}
}

/** The farthest question that may be asked: all before it are answered. */
export function reachedIn(draft: SetupDraft): SetupStep {
	return setupSteps.find((step) => missingIn(step, draft) !== null) ?? 'check';
}

/** The questions of this group: who starts today has no cut-off sheet, who saves the same has no own amounts, who shares nothing out no shares. */
export function stepsFor(draft: SetupDraft): readonly SetupStep[] {
	return setupSteps.filter(
		(step) =>
			(step !== 'sheet' || draft.fromPaper === true) &&
			(step !== 'seen' || (draft.pages !== null && draft.fromPaper === true)) &&
			(step !== 'each' || draft.eachHerOwn) &&
			(step !== 'shares-most' || draft.inShares) &&
			(step !== 'fund-shared' || draft.asksFundShared)
	);
}

/** Says by how much the two sides differ. */
function missingOnSheet({ sheet }: SetupDraft): MessageKey | null {
	if (sheet.difference === 0) return null;
	return sheet.difference > 0 ? 'setup.opening-more' : 'setup.opening-less';
}

function refusedText(...texts: readonly string[]): MessageKey | null {
	return texts.some(holdsIdentityNumber) ? 'setup.identity-number' : null;
}

function missingSecond({ president, second }: SetupDraft): MessageKey | null {
	if (second === null) return 'setup.officer-missing';
	return second === president ? 'setup.officers-two' : null;
}

function missingBank({ name, branch, lastFour }: SetupDraft['banks'][number]): MessageKey | null {
	const refused = refusedText(name, branch, lastFour);
	if (refused !== null) return refused;
	if (lastFour !== '' && !/^\d{4}$/.test(lastFour)) return 'setup.bank-four';
	return name.trim() === '' && (branch.trim() !== '' || lastFour !== '') ? 'setup.bank-name-missing' : null;
}

const isInFuture = (day: LocalDate, today: LocalDate): boolean => day > today;
