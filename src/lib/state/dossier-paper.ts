import type { DossierData } from '#ui/print/dossier/dossier-types.ts';
import { accountsPart } from './dossier-accounts.ts';
import { appraisalPart } from './dossier-appraisal.ts';
import { depositsPart } from './dossier-bank.ts';
import { conductPart } from './dossier-conduct.ts';
import { exceptionsPart, verificationPart } from './dossier-close.ts';
import type { DossierContext } from './dossier-context.ts';
import { formsPart } from './dossier-forms.ts';
import { loansPart, planPart } from './dossier-loans.ts';
import { membersPart, resolutionPart } from './dossier-members.ts';
import { regularityPart } from './dossier-regularity.ts';

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
	return { title: 'paper.file-title', blocks: parts.flatMap((part) => part(context)) };
}
