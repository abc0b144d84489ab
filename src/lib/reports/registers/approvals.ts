import { approvedIn, countedIn, type PostedLine } from '#group';
import { numberIn, type RegisterBook } from './register-book.ts';

/** Who agreed to an entry, beside what the rules of its day asked for. */
export interface Agreement {
	/** Numbers of those who approved it: at the seal of its meeting, or with the entry itself. */
	readonly approvedBy: readonly number[];
	/** Officers that the rules asked for, where fewer are left those; 0 where they ask for none, or its page is open. */
	readonly asked: number;
	/** Different women among those who approved it who decided then; the writer alone counts for none (ledger law 3). */
	readonly given: number;
}

/** What the rules asked for, and what the entry has. What founded the group asks for nobody: its first officers are given by the circle. */
export function agreementOf(line: PostedLine, book: RegisterBook): Agreement {
	const { event, meeting } = line;
	const page = meeting === null ? null : (book.pageOf(meeting)?.page ?? null);
	const agreed = approvedIn(event, page);
	const approvedBy = agreed.map(numberIn(book.state));
	const begun = page?.begun ?? book.decidedOutside.get(event.eventId);
	if (page?.isOpen === true || begun === undefined) return { approvedBy, asked: 0, given: 0 };
	return { approvedBy, ...countedIn(begun, event, agreed, page) };
}

/** Fewer officers agreed than the rules of that day ask for. */
export const isLacking = ({ asked, given }: Pick<Agreement, 'asked' | 'given'>): boolean => given < asked;
