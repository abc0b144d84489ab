import { sum, type Money } from '#money';
import type { CreditPlan, PlanLine } from '#reports';
import { amountCell, countCell, say, table } from '../context.ts';
import { codeWords } from '../code-words.ts';
import type { PaperCell } from '../table-types.ts';
import {
	blank,
	formTitle,
	tableBlock,
	textBlock,
	type DossierContext,
	type DossierMember
} from './context.ts';
import { oneDay } from '../cell-text.ts';
import { whoIs } from '../face.ts';
import { earningShare } from './decision.ts';
import type { DossierBlock, TableBlock } from './dossier-types.ts';

/** Millimetres for a thumbprint; twelve members fit on one sheet, even in Nepal, where the foot has one more line. */
const thumbHeight = 17.5;
const thumbWidth = 27;

/** Part 11, form VI: each member's need and its purpose as decided in the meeting; blank for handwriting if nobody was asked. */
export function requirementPart(context: DossierContext): readonly DossierBlock[] {
	const { asking, plan } = context;
	const { absent } = asking;
	const decided = asking.plan?.decided ?? null;
	return [
		{ kind: 'part', key: 'part 11', number: 11, title: formTitle(context, 'requirement'), newPage: true },
		decided === null
			? { ...textBlock('plan-open', 'dossier.plan-open'), box: true, above: true }
			: {
					...textBlock(
						'plan-decided',
						absent.size === 0 ? 'dossier.plan-decided' : 'register.plan-decided-without',
						(words) => ({
							day: oneDay(decided.on, words),
							forIt: asking.planVote?.forIt ?? decided.forIt,
							present: asking.planVote?.present ?? decided.present,
							count: absent.size
						})
					),
					above: true
				},
		...(plan.allAlike ? [{ ...textBlock('plan-alike', 'dossier.plan-alike'), above: true }] : []),
		planTable(plan, context)
	];
}

/** Returns the sum above which a member is marked, because the bank records more details of her; it is no limit. Null if nobody is marked. */
function markAbove(
	{ ruleFits, asking, dose: { detailsAbove } }: DossierContext,
	plan: CreditPlan
): Money | null {
	const isMarked = ruleFits && asking.plan !== null && detailsAbove !== null;
	return isMarked && plan.lines.some(({ amount }) => amount > detailsAbove) ? detailsAbove : null;
}

const whoAsks = (line: PlanLine, mark: Money | null, context: DossierContext): PaperCell => {
	const who = context.words.member(line.memberId, line.number);
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
		line.purpose === null || !asks(line) ? null : { words: [codeWords.purposes.word(line.purpose)] };
	const earningOf = (line: PlanLine): PaperCell =>
		asks(line) ? say(line.use === 'income' ? 'dossier.is-earning' : 'dossier.is-other') : null;
	return tableBlock(
		'plan',
		[
			{ key: 'who', head: say('paper.member'), kind: 'words', width: 28 },
			table.money('savings', say('paper.savings'), { width: 18 }),
			table.money('has', say('dossier.has-loan'), { width: 18 }),
			table.money('amount', say('dossier.asks'), { carry: 'sum', width: 23 }),
			{ key: 'purpose', head: say('paper.purpose'), kind: 'words' },
			{ key: 'earning', head: say('dossier.earning'), kind: 'words', width: 17 },
			{ key: 'times', head: say('dossier.times'), kind: 'text', width: 19 },
			{ key: 'thumb', head: say('dossier.thumb'), kind: 'text', width: thumbWidth }
		],
		[
			...plan.lines.map((line) =>
				table.row(
					line.memberId,
					whoAsks(line, mark, context),
					amountCell(line.savings),
					amountCell(line.outstanding),
					isDecided ? amountCell(line.amount) : null,
					purposeOf(line),
					earningOf(line),
					line.instalments === null || !asks(line) ? null : countCell(line.instalments),
					null
				)
			),
			table.total(
				amountCell(sum(plan.lines.map(({ savings }) => savings))),
				amountCell(sum(plan.lines.map(({ outstanding }) => outstanding))),
				isDecided ? amountCell(plan.total) : null,
				null,
				isDecided ? { text: earningShare(plan) } : null,
				null,
				mark === null ? null : { line: [{ text: '* >' }, amountCell(mark)] }
			)
		],
		// An undecided plan is not signed, so that twenty members fit on one sheet.
		{ rowHeight: isDecided ? thumbHeight : 9.5 }
	);
}

/** Part 12, form XII: the agreement among the members, two per line, each with a box for a thumbprint. */
export function agreementPart(context: DossierContext): readonly DossierBlock[] {
	const { group, position, currency, described } = context;
	const village = described.place.village ?? blank;
	return [
		{ kind: 'part', key: 'part 12', number: 12, title: formTitle(context, 'inter-se'), newPage: true },
		textBlock('dossier.text-se-1', 'dossier.text-se-1', () => ({ group, place: village })),
		textBlock('dossier.text-se-2', 'dossier.text-se-2', (words) => ({
			saving: position.savingEach === null ? blank : words.money(position.savingEach, currency, true)
		})),
		...(['dossier.text-se-3', 'dossier.text-se-4', 'dossier.text-se-5', 'dossier.text-se-6'] as const).map(
			(key) => textBlock(key, key)
		),
		membersTable(context),
		{
			kind: 'signing',
			key: 'witnesses',
			lines: [say('dossier.witness'), say('dossier.witness'), say('paper.date')]
		}
	];
}

/** Box of a thumbprint in millimetres. */
const thumb = { width: 25, height: 18 };

function membersTable({ members }: DossierContext): TableBlock {
	const half = Math.ceil(members.length / 2);
	const cellsOf = (member: DossierMember | undefined): readonly PaperCell[] =>
		member === undefined ? [null, null, null] : [{ text: whoIs(member) }, null, null];
	const columns = (side: string) => [
		{ key: `${side} who`, head: say('paper.member'), kind: 'words' as const, width: 30 },
		{ key: `${side} parent`, head: say('dossier.parent-residence'), kind: 'words' as const },
		{ key: `${side} thumb`, head: say('dossier.thumb'), kind: 'text' as const, width: thumb.width }
	];
	return tableBlock(
		'inter-se-members',
		[...columns('left'), ...columns('right')],
		Array.from({ length: half }, (_, place) =>
			table.row(String(place), ...cellsOf(members[place]), ...cellsOf(members[half + place]))
		),
		{ rowHeight: thumb.height }
	);
}
