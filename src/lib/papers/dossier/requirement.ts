import { sum, type Money } from '#money';
import type { CreditPlan, PlanLine } from '#reports';
import { amountCell, figureLine, moneyColumn, say } from '../context.ts';
import { purposeWord } from '../registers/words.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { formTitle, type DossierContext } from './context.ts';
import { oneDay } from '../one-day.ts';
import { earningShare } from './decision.ts';
import type { DossierBlock, TableBlock } from './dossier-types.ts';

/** Millimetres: room for a thumb; twelve women stand on one sheet, in Nepal too, where the foot has a line more. */
const thumbHeight = 17.5;
const thumbWidth = 27;

/** Part 11, form VI: who needs how much for what, as it was said in the meeting; for the pen where nobody was asked. */
export function requirementPart(context: DossierContext): readonly DossierBlock[] {
	const { asking, plan } = context;
	const { absent } = asking;
	const decided = asking.plan?.decided ?? null;
	return [
		{ kind: 'part', key: 'part 11', number: 11, title: formTitle(context, 'requirement'), newPage: true },
		...(decided === null
			? ([
					{ kind: 'text', key: 'plan-open', say: 'dossier.plan-open', box: true, above: true }
				] satisfies readonly DossierBlock[])
			: ([
					{
						kind: 'text',
						key: 'plan-decided',
						say: absent.size === 0 ? 'dossier.plan-decided' : 'register.plan-decided-without',
						values: (words) => ({
							day: oneDay(decided.on, words),
							forIt: asking.planVote?.forIt ?? decided.forIt,
							present: asking.planVote?.present ?? decided.present,
							count: absent.size
						}),
						above: true
					}
				] satisfies readonly DossierBlock[])),
		...(plan.allAlike
			? [{ kind: 'text', key: 'plan-alike', say: 'dossier.plan-alike', above: true } satisfies DossierBlock]
			: []),
		planTable(plan, context)
	];
}

/** Of whom the bank takes down more: the mark finds her, and is no limit. Null where nobody is marked. */
function markAbove(
	{ ruleFits, asking, dose: { detailsAbove } }: DossierContext,
	plan: CreditPlan
): Money | null {
	const isMarked = ruleFits && asking.plan !== null && detailsAbove !== null;
	return isMarked && plan.lines.some(({ amount }) => amount > detailsAbove) ? detailsAbove : null;
}

const whoAsks = (line: PlanLine, mark: Money | null, context: DossierContext): PaperCell => {
	const who = context.named.member(line.memberId, line.number);
	const cells = [
		...(mark !== null && line.amount > mark ? [{ text: '*' }] : []),
		who,
		...(context.asking.absent.has(line.memberId) ? [{ below: say('register.was-absent') }] : [])
	];
	return cells.length === 1 ? who : { line: cells };
};

function planTable(plan: CreditPlan, context: DossierContext): TableBlock {
	const { asking } = context;
	const isDecided = asking.plan !== null;
	const mark = markAbove(context, plan);
	const asks = ({ amount: asked }: PlanLine) => isDecided && asked > 0;
	const purposeOf = (line: PlanLine): PaperCell =>
		line.purpose === null || !asks(line) ? null : { words: [purposeWord(line.purpose)] };
	const earningOf = (line: PlanLine): PaperCell =>
		asks(line) ? say(line.use === 'income' ? 'dossier.is-earning' : 'dossier.is-other') : null;
	return {
		kind: 'table',
		key: 'plan',
		// What nobody decided is not signed: twenty women stand on one sheet.
		rowHeight: isDecided ? thumbHeight : 9.5,
		columns: [
			{ key: 'who', head: say('paper.member'), kind: 'words', width: 28 },
			moneyColumn('savings', say('paper.savings'), { width: 18 }),
			moneyColumn('has', say('dossier.has-loan'), { width: 18 }),
			moneyColumn('amount', say('dossier.asks'), { carry: 'sum', width: 23 }),
			{ key: 'purpose', head: say('paper.purpose'), kind: 'words' },
			{ key: 'earning', head: say('dossier.earning'), kind: 'words', width: 17 },
			{ key: 'times', head: say('dossier.times'), kind: 'text', width: 19 },
			{ key: 'thumb', head: say('dossier.thumb'), kind: 'text', width: thumbWidth }
		],
		sections: [
			{
				key: 'plan',
				heading: null,
				rows: [
					...plan.lines.map((line): PaperRow => ({
						key: line.memberId,
						kind: 'plain',
						cells: [
							whoAsks(line, mark, context),
							amountCell(line.savings),
							amountCell(line.outstanding),
							isDecided ? amountCell(line.amount) : null,
							purposeOf(line),
							earningOf(line),
							line.instalments === null || !asks(line) ? null : { text: String(line.instalments) },
							null
						]
					})),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						amountCell(sum(plan.lines.map(({ savings }) => savings))),
						amountCell(sum(plan.lines.map(({ outstanding }) => outstanding))),
						isDecided ? amountCell(plan.total) : null,
						null,
						isDecided ? { text: earningShare(plan) } : null,
						null,
						mark === null ? null : { line: [{ text: '* >' }, amountCell(mark)] }
					)
				]
			}
		]
	};
}
