import type { Words } from '#i18n';
import type { Condition } from '#reports';

/** Figures that are shares of a whole, printed as percent. */
const shares =
	/Share$|^attendance$|^worstAttendance$|^savingOnTime$|^onLoan$|^everBorrowed$|^collectedOverDue$|^countsMatched$|^idleCash$|^bankOfCorpus$/;

/** "min. 80 %": a limit of a rule file; the star says that it is of the file. */
export function ratioText({ indicator, is, limit }: Condition, words: Words): string {
	const figure = shares.test(indicator) ? `${String(Math.round(Number(limit) * 1000) / 10)} %` : limit;
	return `${words.say(`register.limit-${is}`, { figure })} *`;
}
