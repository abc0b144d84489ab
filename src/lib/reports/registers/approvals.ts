import { addDays, type LocalDate, type MemberId } from '#kernel';
import {
	officesOn,
	rulesOn,
	type Constitution,
	type GroupEvent,
	type GroupState,
	type OfficeTerm,
	type PostedLine
} from '#group';

/** Who agreed to an entry, beside what the rules of its day asked for. */
export interface Agreement {
	/** Numbers of those who agreed, as the entry keeps them. */
	readonly approvedBy: readonly number[];
	/** Officers that the rules asked for; 0 where they ask for none. */
	readonly asked: number;
	/** Different officers of that day among those who agreed; the writer alone counts for none (ledger law 3). */
	readonly given: number;
}

/** Which number of officers the rules ask for, by what is decided. */
type Approval = keyof Constitution['approvals'];

/** What the circle decides with officers among those who say yes (ledger law 3). */
const approvalFor: Readonly<Partial<Record<GroupEvent['type'], Approval>>> = {
	LoanDisbursed: 'loan',
	LoanToppedUp: 'loan',
	LoanRescheduled: 'loan',
	LoanWrittenOff: 'loan',
	SocialFundPaidOut: 'loan',
	FineForgiven: 'correction',
	EventReversed: 'correction',
	CashDifferenceAccepted: 'cashDifference',
	ConstitutionChanged: 'rule',
	MemberLeft: 'rule',
	OfficeGiven: 'rule',
	DividendPaid: 'rule',
	MeetingSealed: 'seal'
};

/** What the rules of the entry's day asked for, and what it has. A desk meeting is approved with the next one. */
export function agreementOf(line: PostedLine, state: GroupState): Agreement {
	const { event, meeting, postedOn } = line;
	const approval = event.corrects === undefined ? approvalFor[event.type] : 'correction';
	const agreed = event.type === 'MeetingSealed' ? (event.approvals ?? []) : (event.approvedBy ?? []);
	const approvedBy = agreed.map((memberId) => state.members.get(memberId)?.number ?? 0);
	if (approval === undefined || (event.type === 'MeetingSealed' && meeting?.kind === 'desk'))
		return { approvedBy, asked: 0, given: 0 };
	// New rules are agreed to by the rules before them.
	const day = event.type === 'ConstitutionChanged' ? addDays(postedOn, -1) : postedOn;
	const asked = rulesOn(state, day)?.approvals[approval] ?? 0;
	const isLate = meeting?.late === true;
	const given = countOfficers(isLate ? state.offices : termsFor(event, state, postedOn), agreed);
	if (event.type !== 'OfficeGiven') return { approvedBy, asked, given };
	// Where fewer were in office than the rules ask for, those who were; the first officers are given by the circle.
	const inOffice = countOfficers(officesUntil(state, postedOn), [...state.members.keys()]);
	return { approvedBy, asked: Math.min(asked, inOffice), given };
}

/** Who is in office that day agrees; to a change of officers also those whose term it ends. */
function termsFor({ type }: GroupEvent, state: GroupState, on: LocalDate): readonly OfficeTerm[] {
	const endsTerms = type === 'OfficeGiven' || type === 'MemberLeft';
	return [...officesOn(state, on), ...(endsTerms ? officesUntil(state, on) : [])];
}

const officesUntil = (state: GroupState, on: LocalDate): readonly OfficeTerm[] =>
	officesOn(state, addDays(on, -1));

/** Fewer officers agreed than the rules of that day ask for. */
export const isLacking = ({ asked, given }: Agreement): boolean => given < asked;

function countOfficers(terms: readonly OfficeTerm[], agreed: readonly MemberId[]): number {
	const officers = new Set(agreed.filter((memberId) => terms.some((term) => term.memberId === memberId)));
	const onlyWriters = [...officers].every((memberId) =>
		terms.every((term) => term.memberId !== memberId || term.office === 'writer')
	);
	return onlyWriters ? 0 : officers.size;
}
