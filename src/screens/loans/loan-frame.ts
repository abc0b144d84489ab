import type { EntryWriter } from '#session/entry-writer.svelte.ts';
import type { IconName } from '#ui/icon/icon-names.ts';
import type { MemberFace } from '#ui/types.ts';

/** The frame of every step once a loan is talked about. */
export interface LoanFrame {
	readonly writer: EntryWriter;
	readonly title: string;
	readonly icon: IconName;
	/** The borrower, once she is chosen. */
	readonly face: MemberFace | undefined;
	readonly onback: () => void;
}
