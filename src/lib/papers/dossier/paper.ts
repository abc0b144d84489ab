import type { DossierData } from './dossier-types.ts';
import { accountsPart } from './accounts.ts';
import { appraisalPart } from './appraisal.ts';
import { depositsPart } from './bank.ts';
import { conductPart } from './conduct.ts';
import { exceptionsPart, verificationPart } from './close.ts';
import type { DossierContext } from './context.ts';
import { formsPart } from './forms.ts';
import { loansPart, planPart } from './loans.ts';
import { membersPart, resolutionPart } from './members.ts';
import { regularityPart } from './regularity.ts';

/** The file for the bank: its twelve parts, in the order in which an officer asks for them (`bank.md`). */
export function dossierPaper(context: DossierContext): DossierData {
	const parts = [
		appraisalPart,
		depositsPart,
		conductPart,
		resolutionPart,
		membersPart,
		regularityPart,
		loansPart,
		accountsPart,
		planPart,
		formsPart,
		exceptionsPart,
		verificationPart
	];
	return { title: 'dossier.title', blocks: parts.flatMap((part) => part(context)) };
}
